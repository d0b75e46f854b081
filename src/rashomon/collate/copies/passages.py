"""Passages: the stretches of two texts that say the same, verbatim, edited or reworded."""

from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies.candidates import SHINGLE
from rashomon.collate.copies.evidence import Cells, Shingles
from rashomon.collate.copies.words import Ints, Words

# Runs that stand this close in both texts (in words) are one edited passage.
_GAP = 8
# A text's first and last words, where a publisher's own formulas stand.
_EDGE = 60
# A text of which more than this part is one formula consists of nothing else: then it is text.
_FORMULA = 0.3


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of words that two texts share word by word; ends are exclusive, numbers those of ``Words``."""

    pair: Ints
    one: Ints
    other: Ints
    length: Ints


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
    """The runs without those that stand apart from others at an edge of both texts: footers, calls to subscribe, datelines."""
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
    shorter = np.diff(words.bounds)[pairs[runs.pair[opens]]].min(axis=1)
    formula = np.logical_and.reduceat(edge, opens) & (np.add.reduceat(runs.length, opens) <= _FORMULA * shorter)
    keep = ~np.repeat(formula, np.diff(np.append(opens, len(edge))))
    return Runs(runs.pair[keep], runs.one[keep], runs.other[keep], runs.length[keep])


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage in words: half-open ranges in the numbering of ``Words``."""

    one: tuple[int, int]
    other: tuple[int, int]
    kind: str


def join_runs(runs: list[tuple[int, int, int]]) -> list[Stretch]:
    """Passages from the runs (begin, begin, length) of one pair: neighbours in both texts become one edited passage."""
    out: list[Stretch] = []
    for one, other, length in sorted(runs):
        if out:
            last = out[-1]
            gap_one, gap_other = one - last.one[1], other - last.other[1]
            if gap_one <= _GAP and -SHINGLE < gap_other <= _GAP and other + length > last.other[1]:
                out[-1] = Stretch((last.one[0], one + length), (last.other[0], other + length), "edited")
                continue
            one_from, other_from = max(one, last.one[1]), other + max(0, last.one[1] - one)
            length -= one_from - one
            one, other = one_from, other_from
            if length <= 0:
                continue
        out.append(Stretch((one, one + length), (other, other + length), "verbatim"))
    return out


def reworded(chain: list[tuple[int, int]], verbatim: list[Stretch], words: Words) -> list[Stretch]:
    """Passages from the sentence pairs of a chain that verbatim passages do not already cover."""
    out: list[Stretch] = []
    taken_one = _covered([stretch.one for stretch in verbatim])
    for first, second in chain:
        one, other = _sentence(words, first), _sentence(words, second)
        if sum(place in taken_one for place in range(*one)) > 0.5 * (one[1] - one[0]):
            continue
        if out and one[0] <= out[-1].one[1] and out[-1].other[0] <= other[0] <= out[-1].other[1]:
            last = out[-1]
            out[-1] = Stretch((last.one[0], one[1]), (last.other[0], max(last.other[1], other[1])), "reworded")
        else:
            out.append(Stretch(one, other, "reworded"))
    return out


def _covered(stretches: list[tuple[int, int]]) -> set[int]:
    return {place for begin, end in stretches for place in range(begin, end)}


def _sentence(words: Words, sentence: int) -> tuple[int, int]:
    begin, end = np.searchsorted(words.sentence, [sentence, sentence + 1])
    return int(begin), int(end)


def chain_of(cells: Cells, last: int) -> list[tuple[int, int]]:
    """The sentence pairs of the chain that ends in cell ``last``, in order."""
    out: list[tuple[int, int]] = []
    while True:
        out.append((int(cells.one[last]), int(cells.other[last])))
        previous = int(cells.before[last])
        if previous == last:
            return out[::-1]
        last = previous
