"""Cues: what tells an original from its copy where no date and no credit does.

Each cue alone is weak; their weights were learnt together (``scripts/train_direction.py``) and add up to log-odds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from rashomon.collate.copies.fluency import fluent_before
from rashomon.collate.copies.passages import covered
from rashomon.collate.copies.weights import general_weighing, stem_numbers
from rashomon.collate.copies.words import Hashes, Ints, Words, read_words
from rashomon.model import MarkedArticle

# Unshared words at the ends of a text are a publisher's formulas up to this number, and its own matter beyond it.
_FORMULA_WORDS = 40
_LONGEST_NUMBER = 5
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
    """All texts of a batch as the cues read them: their words, their headlines' words, and counts before each word.

    ``fluent`` counts usual neighbours (``fluent_before``), ``figures`` and ``spelled`` numbers from two to nine.
    """

    words: Words
    titles: Words
    fluent: Ints
    figures: Ints
    spelled: Ints


def read_batch(articles: Sequence[MarkedArticle], words: Words) -> Reading:
    """The reading of ``articles``, whose texts ``words`` holds."""
    figures, spelled = _small_numbers()
    return Reading(
        words=words,
        titles=read_words([article.title or "" for article in articles]),
        fluent=fluent_before(words),
        figures=_counts(words, figures),
        spelled=_counts(words, spelled),
    )


@cache
def _small_numbers() -> tuple[Hashes, Hashes]:
    """The numbers from two to nine in figures and spelled out, sorted."""
    figures, spelled = (np.sort(read_words([text]).full) for text in ("2 3 4 5 6 7 8 9", _SPELLED))
    return figures, spelled


def _counts(words: Words, sought: Hashes) -> Ints:
    # Whatever is longer than these words need not be looked up.
    short = np.flatnonzero(words.end - words.start <= _LONGEST_NUMBER)
    found = np.zeros(len(words), dtype=bool)
    asked = words.full[short]
    found[short] = sought[np.minimum(np.searchsorted(sought, asked), len(sought) - 1)] == asked
    return np.concatenate([[0], np.cumsum(found)])


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
    pairs = sum(b - a - 1 for a, b in stretches)
    usual = sum(int(reading.fluent[b - 1] - reading.fluent[a]) for a, b in stretches)
    figures, spelled = (
        sum(int(counts[b] - counts[a]) for a, b in stretches) for counts in (reading.figures, reading.spelled)
    )
    return Side(
        share=min(1.0, shared / (end - begin)),
        own=max(0, last - first - shared) + sum(max(0, size - _FORMULA_WORDS) for size in ends),
        ends=sum(min(size, _FORMULA_WORDS) for size in ends),
        headline=_headline(text, stretches, reading),
        curly=curly / (curly + straight + 1),
        figures=figures / (figures + spelled + 1),
        fluency=usual / max(pairs, 1),
    )


def _headline(text: int, stretches: Sequence[tuple[int, int]], reading: Reading) -> float | None:
    """The share of the headline's weight that stands in the shared passages; None without a headline."""
    begin, end = reading.titles.bounds[text : text + 2]
    sought = stem_numbers(reading.titles.stem[begin:end])
    weights = general_weighing().of(sought)
    whole = float(weights.sum())
    if whole < 0.5:
        return None
    inside = np.concatenate([reading.words.stem[start:stop] for start, stop in stretches])
    shared = (reading.titles.stem[begin:end, None] == inside).any(axis=1)
    return float(weights[shared].sum()) / whole
