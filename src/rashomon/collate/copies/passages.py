"""Passages: the stretches of two texts that say the same, verbatim, edited or reworded."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from rashomon.collate.copies.candidates import SHINGLE
from rashomon.collate.copies.evidence import Shingles
from rashomon.collate.copies.words import Ints, Words

# Runs that stand this close in both texts (in words) are one edited passage.
_GAP = 8
# A text's first and last words, where a publisher's own formulas stand.
_EDGE = 60
# A text of which more than this part is formulas consists of nothing else: then they are text.
_FORMULA = 0.3


Kind = Literal["verbatim", "edited", "reworded"]


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of words that two texts share word by word; ends are exclusive, numbers those of ``Words``."""

    pair: Ints
    one: Ints
    other: Ints
    length: Ints

    def renumbered(self, pairs: Ints) -> "Runs":
        """The runs with pair ``n`` called ``pairs[n]`` (ascending)."""
        return Runs(pairs[self.pair], self.one, self.other, self.length)


def shared_runs(shingles: Shingles) -> Runs:
    """Shingles that follow one another in both texts, joined; sorted by pair and place in the first text."""
    count = len(shingles.pair)
    if not count:
        return Runs(shingles.pair, shingles.one, shingles.other, shingles.one)
    goes_on = np.zeros(count, dtype=bool)
    goes_on[1:] = (np.diff(shingles.pair) == 0) & (np.diff(shingles.one) == 1) & (np.diff(shingles.other) == 1)
    starts = np.flatnonzero(~goes_on)
    length = np.diff(np.append(starts, count)) + SHINGLE - 1
    return Runs(shingles.pair[starts], shingles.one[starts], shingles.other[starts], length)


def without_formulas(runs: Runs, words: Words, pairs: Ints) -> Runs:
    """The runs without those that stand apart at an edge of both texts: footers, calls to subscribe, datelines."""
    if not len(runs.pair):
        return runs
    end_one, end_other = runs.one + runs.length, runs.other + runs.length
    apart = np.ones(len(runs.pair), dtype=bool)
    apart[1:] = (
        (np.diff(runs.pair) != 0)
        | (runs.one[1:] - end_one[:-1] > _GAP)
        | (np.abs(runs.other[1:] - end_other[:-1]) > _GAP)
    )
    opens = np.flatnonzero(apart)
    edge = np.ones(len(runs.pair), dtype=bool)
    for begin, end, side in ((runs.one, end_one, 0), (runs.other, end_other, 1)):
        text = pairs[runs.pair, side]
        edge &= (end - words.bounds[text] <= _EDGE) | (words.bounds[text + 1] - begin <= _EDGE)
    formula = np.repeat(np.logical_and.reduceat(edge, opens), np.diff(np.append(opens, len(edge))))
    total = np.bincount(runs.pair[formula], weights=runs.length[formula], minlength=len(pairs))
    keep = ~formula | (total > _FORMULA * np.diff(words.bounds)[pairs].min(axis=1))[runs.pair]
    return Runs(runs.pair[keep], runs.one[keep], runs.other[keep], runs.length[keep])


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage in words: half-open ranges in the numbering of ``Words``."""

    one: tuple[int, int]
    other: tuple[int, int]
    kind: Kind


def join_runs(runs: list[tuple[int, int, int]]) -> list[Stretch]:
    """Passages from the runs (begin, begin, length) of one pair: neighbours in both texts become one edited passage."""
    out: list[Stretch] = []
    for one, other, length in sorted(runs):
        new = Stretch((one, one + length), (other, other + length), "verbatim")
        if out and _follows(out[-1], new):
            out[-1] = Stretch((out[-1].one[0], new.one[1]), (out[-1].other[0], new.other[1]), "edited")
            continue
        # Where two runs overlap (a phrase that stands twice in the other text), the first one keeps the words.
        cut = max(0, out[-1].one[1] - one) if out else 0
        if cut < length:
            out.append(Stretch((one + cut, one + length), (other + cut, other + length), "verbatim"))
    return out


def _follows(last: Stretch, new: Stretch) -> bool:
    gap_one, gap_other = new.one[0] - last.one[1], new.other[0] - last.other[1]
    return gap_one <= _GAP and -SHINGLE < gap_other <= _GAP and new.other[1] > last.other[1]


def reworded(chain: list[tuple[int, int]], verbatim: list[Stretch], starts: list[int]) -> list[Stretch]:
    """Passages from the sentence pairs of a chain that verbatim passages do not already cover.

    ``starts`` holds the first word of every sentence, and the number of all words at its end.
    """
    out: list[Stretch] = []
    for first, second in chain:
        one, other = (starts[first], starts[first + 1]), (starts[second], starts[second + 1])
        if _overlap(one, verbatim) > 0.5 * (one[1] - one[0]):
            continue
        last = out[-1] if out else None
        if last and one[0] <= last.one[1] and last.other[0] <= other[0] <= last.other[1]:
            end = max(last.other[1], other[1])
            out[-1] = Stretch((last.one[0], max(last.one[1], one[1])), (last.other[0], end), "reworded")
        else:
            out.append(Stretch(one, other, "reworded"))
    return out


def _overlap(part: tuple[int, int], stretches: list[Stretch]) -> int:
    """How many words of this part of the first text the stretches hold."""
    total = 0
    for stretch in stretches:
        begin, end = stretch.one
        if begin < part[1] and end > part[0]:
            total += min(part[1], end) - max(part[0], begin)
    return total


def covered(stretches: list[tuple[int, int]]) -> int:
    """How many words the stretches cover together."""
    total, reached = 0, -1
    for begin, end in sorted(stretches):
        total += max(0, end - max(begin, reached))
        reached = max(reached, end)
    return total
