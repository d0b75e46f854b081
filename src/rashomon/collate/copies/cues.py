"""Cues: what tells an original from its copy where no date and no credit does.

Each cue alone is weak; their weights were learnt together (``scripts/train_direction.py``) and add up to log-odds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from rashomon.collate.copies.fluency import usual_neighbours
from rashomon.collate.copies.passages import covered
from rashomon.collate.copies.weights import general_weighing, stem_numbers
from rashomon.collate.copies.words import Hashes, Words, read_words
from rashomon.model import MarkedArticle

# Unshared words at the ends of a text are a publisher's formulas up to this number, and its own matter beyond it.
_FORMULA_WORDS = 40
# A headline of less weight than this, half a rare word, tells nothing; one of more words is none.
_LEAST_HEADLINE, _LONGEST_HEADLINE = 0.5, 64
_SPELLED = "two three four five six seven eight nine"
_NAMES = ("complete", "embedded", "headline", "typography", "figures", "footer", "language")
_WEIGHTS = (2.57, 4.54, 4.42, 5.49, 4.13, 0.72, 0.77)
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


@dataclass(frozen=True, slots=True)
class Reading:
    """All texts of a batch as the cues read them: their words, and the words of their headlines."""

    words: Words
    titles: Words


def read_batch(articles: Sequence[MarkedArticle], words: Words) -> Reading:
    """The reading of ``articles``, whose texts ``words`` holds."""
    return Reading(words, read_words([article.title or "" for article in articles]))


def read_side(article: MarkedArticle, text: int, stretches: Sequence[tuple[int, int]], reading: Reading) -> Side:
    """What the cues read in ``article``, number ``text`` of its batch, of which ``stretches`` are shared."""
    words = reading.words
    begin, end = int(words.bounds[text]), int(words.bounds[text + 1])
    first, last = min(part[0] for part in stretches), max(part[1] for part in stretches)
    shared = covered(list(stretches))
    ends = (first - begin, end - last)
    inside = " ".join(article.text[words.start[a] : words.end[b - 1]] for a, b in stretches)
    curly = inside.count("’") + inside.count("“")
    straight = inside.count("'") + inside.count('"')
    places = np.concatenate([np.arange(*part) for part in stretches])
    full, neighbours = words.full[places], np.ones(len(places) - 1, dtype=bool)
    neighbours[np.cumsum([b - a for a, b in stretches[:-1]], dtype=np.int64) - 1] = False
    figures, spelled = (int((full[:, None] == sought).sum()) for sought in _small_numbers())
    return Side(
        share=min(1.0, shared / (end - begin)),
        own=max(0, last - first - shared) + sum(max(0, size - _FORMULA_WORDS) for size in ends),
        ends=sum(min(size, _FORMULA_WORDS) for size in ends),
        headline=_headline(text, words.stem[places], reading.titles),
        curly=curly / (curly + straight + 1),
        figures=figures / (figures + spelled + 1),
        fluency=float((usual_neighbours(full) & neighbours).sum()) / max(int(neighbours.sum()), 1),
    )


def _headline(text: int, inside: Hashes, titles: Words) -> float | None:
    """The share of the headline's weight that stands in the shared passages, ``inside``; None without a headline."""
    stems = titles.stem[titles.bounds[text] : titles.bounds[text + 1]][:_LONGEST_HEADLINE]
    if not len(stems):
        return None
    weights = general_weighing().of(stem_numbers(stems))
    whole = float(weights.sum())
    return None if whole < _LEAST_HEADLINE else float(weights[(stems[:, None] == inside).any(axis=1)].sum()) / whole


@cache
def _small_numbers() -> tuple[Hashes, Hashes]:
    """The numbers from two to nine in figures and spelled out."""
    figures, spelled = (read_words([text]).full for text in ("2 3 4 5 6 7 8 9", _SPELLED))
    return figures, spelled
