"""Cues: what tells an original from its copy where no date and no credit does.

Each cue alone is weak; their weights were learnt together (``scripts/train_direction.py``) and add up to log-odds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from rashomon.collate.copies.passages import Stretch, covered
from rashomon.collate.copies.weights import general_weighing, stem_ids, stem_numbers
from rashomon.collate.copies.words import Ints, Words, read_words
from rashomon.model import MarkedArticle

# Unshared words at the ends of a text are a publisher's formulas up to this number, and its own matter beyond it.
_FORMULA_WORDS = 40
_NAMES = ("complete", "embedded", "headline", "typography", "figures", "footer", "language")
_WEIGHTS = (2.27, 5.07, 3.32, 5.49, 3.59, 0.91, 0.56)
_REASONS = {
    "complete": "{original} has more of its own around what both say than {copy}",
    "embedded": "what both say is a passage of {copy} and more of the matter of {original}",
    "headline": "the headline of {original} is about what both say, that of {copy} about other things",
    "typography": "{copy} has typographic quotation marks where {original} has plain ones",
    "figures": "{copy} writes small numbers in figures that {original} spells out",
    "footer": "{copy} has added more at its ends than {original}",
    "language": "the words of {original} stand in more usual company than those of {copy}",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: ``weight`` in log-odds, above 0 where the first text is the original; ``reason`` has two blanks."""

    name: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """What the cues read in one text of a pair."""

    share: float
    own: int
    ends: int
    headline: float | None
    curly: float
    figures: float
    fluency: float


def find_cues(one: Side, other: Side) -> tuple[Cue, ...]:
    """The cues of two texts, in the order of ``_NAMES``."""
    values = differences(one, other)
    return tuple(
        Cue(name, float(value * weight), _REASONS[name])
        for name, value, weight in zip(_NAMES, values, _WEIGHTS, strict=True)
    )


def differences(one: Side, other: Side) -> tuple[float, ...]:
    """The value of each cue, above 0 where it speaks for the first text as the original (if its weight is above 0)."""
    # How much both texts have beside what they share: then one embeds a passage of the other.
    apart = min(1 - one.share, 1 - other.share)
    whole = 1 - min(1.0, 2 * apart)
    headline = 0.0 if one.headline is None or other.headline is None else one.headline - other.headline
    return (
        float(np.log((one.own + 8) / (other.own + 8))) * whole,
        (one.share - other.share) * apart,
        headline,
        other.curly - one.curly,
        other.figures - one.figures,
        (other.ends - one.ends) / _FORMULA_WORDS,
        30 * (one.fluency - other.fluency),
    )


def read_side(
    article: MarkedArticle, text: int, stretches: Sequence[tuple[int, int]], words: Words, fluent: Ints
) -> Side:
    """What the cues read in text number ``text`` of ``words``, of which ``stretches`` are shared.

    ``fluent`` is what ``fluent_before`` gives for ``words``.
    """
    begin, end = int(words.bounds[text]), int(words.bounds[text + 1])
    first, last = min(part[0] for part in stretches), max(part[1] for part in stretches)
    shared = covered(list(stretches))
    ends = (first - begin, end - last)
    inside = " ".join(article.text[words.start[a] : words.end[b - 1]] for a, b in stretches)
    curly = inside.count("’") + inside.count("“")
    straight = inside.count("'") + inside.count('"')
    pairs = sum(b - a - 1 for a, b in stretches)
    usual = sum(int(fluent[b - 1] - fluent[a]) for a, b in stretches if b > a)
    return Side(
        share=min(1.0, shared / (end - begin)),
        own=max(0, last - first - shared) + sum(max(0, size - _FORMULA_WORDS) for size in ends),
        ends=sum(min(size, _FORMULA_WORDS) for size in ends),
        headline=_headline(article.title, stretches, words),
        curly=curly / (curly + straight + 1),
        figures=_figures(inside),
        fluency=usual / max(pairs, 1),
    )


def _figures(text: str) -> float:
    """The share of numbers from two to nine that are written in figures."""
    figures = len(re.findall(r"(?<![\d.,:/-])[2-9](?![.,:/-]?\d)", text))
    return figures / (figures + len(_spelled().findall(text)) + 1)


@cache
def _spelled() -> re.Pattern[str]:
    return re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE)


def _headline(title: str | None, stretches: Sequence[tuple[int, int]], words: Words) -> float | None:
    """The share of the headline's weight that stands in the shared passages; None without a headline."""
    if not title:
        return None
    sought = np.unique(stem_ids(read_words([title])))
    weights = general_weighing().of(sought)
    if weights.sum() < 0.5:
        return None
    inside = np.concatenate([stem_numbers(words.stem[begin:end]) for begin, end in stretches])
    return float(weights[np.isin(sought, inside)].sum() / weights.sum())
