"""Verdict: whether what two articles share makes one a copy of the other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.candidates import SHINGLE
from rashomon.collate.copies.evidence import Cells, Floats
from rashomon.collate.copies.passages import Runs
from rashomon.collate.copies.words import Bools, Ints, Words

# So many shingles taken over as they are, formulas apart, are no accident; words of a quotation count less, since
# two reporters may have heard it.
_PASSAGE = 22
_QUOTED = 0.25
# This part of the shorter text, however little, is no accident either.
_PART = 0.28
# The log-odds that a chain of sentences was reworded, linear in what is known of it. Learnt on texts reworded by
# code in six styles against independent reports of one event (``scripts/train_rewording.py``).
_BIAS, _WEIGHTS, _VERBATIM = -15.6, (3.03, 21.7, 2.25), 2.5
# A false copy silences a witness: odds of e ** 0.9 (5 to 2) are asked for, and some weight of matter at all.
_LEAST_ODDS = 0.9
_LEAST_CHAIN = 3.2


@dataclass(frozen=True, slots=True)
class Verdicts:
    """For every pair: whether one is a copy of the other, the log-odds of rewording, and the best chain's last cell."""

    copied: Bools
    verbatim: Floats
    part: Floats
    odds: Floats
    last: Ints


def judge(words: Words, pairs: Ints, runs: Runs, cells: Cells, totals: Floats) -> Verdicts:
    """The verdicts on ``pairs`` from their runs of words and their chains of sentences."""
    count = len(pairs)
    quoted = np.concatenate([[0], np.cumsum(words.quoted)])
    heard = (quoted[runs.one + runs.length] - quoted[runs.one]) / np.maximum(runs.length, 1)
    size = runs.length - SHINGLE + 1
    verbatim = np.bincount(runs.pair, weights=size * (1 - heard * (1 - _QUOTED)), minlength=count)
    shorter = np.maximum(np.diff(words.bounds)[pairs].min(axis=1) - SHINGLE + 1, 1)
    part = np.bincount(runs.pair, weights=size, minlength=count) / shorter
    weight = np.add.reduceat(np.append(totals, 0), words.sentence_bounds[:-1])
    last = _last_cells(cells, count)
    features = chain_features(pairs, cells, last, weight)
    odds = _BIAS + features @ np.array(_WEIGHTS) + _VERBATIM * verbatim / shorter
    copied = (verbatim >= _PASSAGE) | (part >= _PART) | ((odds >= _LEAST_ODDS) & (features[:, 0] >= np.log(_LEAST_CHAIN + 0.5)))
    return Verdicts(copied, verbatim, part, odds, last)


def chain_features(pairs: Ints, cells: Cells, last: Ints, weight: Floats) -> NDArray[np.float64]:
    """What speaks for rewording, shape (n, 3): the weight of the best chain (log), its share, its length (log)."""
    if not len(cells.chain):
        return np.zeros((len(pairs), 3)) + [np.log(0.5), 0, 0]
    chain = np.where(last >= 0, cells.chain[last], 0)
    length = np.where(last >= 0, _lengths(cells)[last], 0)
    share = chain / np.maximum(weight[pairs].min(axis=1), 1)
    return np.stack([np.log(chain + 0.5), share, np.log(length + 1)], axis=1)


def _last_cells(cells: Cells, count: int) -> Ints:
    """The cell in which the best chain of each pair ends; -1 where there is none."""
    last = np.full(count, -1, dtype=np.int64)
    order = np.lexsort((-np.arange(len(cells.pair)), cells.chain, cells.pair))
    last[cells.pair[order]] = order
    return last


def _lengths(cells: Cells) -> Ints:
    """How many cells the chain that ends in each cell has."""
    places = np.arange(len(cells.pair))
    lengths = np.ones(len(places), dtype=np.int64)
    while True:
        longer = np.where(cells.before == places, 1, lengths[cells.before] + 1)
        if np.array_equal(longer, lengths):
            return lengths
        lengths = longer
