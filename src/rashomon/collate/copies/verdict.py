"""Verdict: whether what two articles share makes one a copy of the other."""

from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies.candidates import SHINGLE
from rashomon.collate.copies.evidence import Cells, Chains
from rashomon.collate.copies.passages import Runs
from rashomon.collate.copies.words import Bools, Floats, Ints, Words

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
class Verbatim:
    """For every pair: its shared shingles (heard ones count less), and the part of the shorter text that is shared."""

    count: Floats
    part: Floats
    heard_apart: Floats

    @property
    def copied(self) -> Bools:
        """Which pairs are copies for their verbatim passages alone."""
        return (self.count >= _PASSAGE) | (self.part >= _PART)


def judge_runs(words: Words, pairs: Ints, runs: Runs) -> Verbatim:
    """What the runs of words say about ``pairs``."""
    quoted = np.concatenate([[0], np.cumsum(words.quoted)])
    heard = (quoted[runs.one + runs.length] - quoted[runs.one]) / np.maximum(runs.length, 1)
    size = runs.length - SHINGLE + 1
    count = np.bincount(runs.pair, weights=size * (1 - heard * (1 - _QUOTED)), minlength=len(pairs))
    shorter = np.maximum(np.diff(words.bounds)[pairs].min(axis=1) - SHINGLE + 1, 1)
    return Verbatim(count, np.bincount(runs.pair, weights=size, minlength=len(pairs)) / shorter, count / shorter)


def text_weights(words: Words, sentences: Floats) -> Floats:
    """The weight of every text from those of its sentences."""
    sums = np.concatenate([[0.0], np.cumsum(sentences, dtype=np.float64)])
    return np.diff(sums[words.sentence_bounds])


def log_odds(gain: Floats, length: Ints, lighter: Floats, verbatim: Floats) -> Floats:
    """The log-odds of rewording for chains of this gain and length between texts of which one has weight ``lighter``.

    Minus infinity where there is too little matter to say so.
    """
    features = np.stack([np.log(gain + 0.5), gain / np.maximum(lighter, 1), np.log(length + 1)], axis=-1)
    odds = _BIAS + features @ np.array(_WEIGHTS) + _VERBATIM * verbatim
    return np.where(gain >= _LEAST_CHAIN, odds, -np.inf)


def possible(cells: Cells, lighter: Floats, verbatim: Verbatim) -> Bools:
    """The pairs whose cells, were they all one chain, would make a copy: the others need no chains."""
    count = len(lighter)
    gain = np.bincount(cells.pair, weights=cells.gain, minlength=count)
    length = np.bincount(cells.pair, minlength=count)
    return log_odds(gain, length, lighter, verbatim.heard_apart) >= _LEAST_ODDS


def judge_chains(cells: Cells, chains: Chains, lighter: Floats, verbatim: Verbatim) -> tuple[Floats, Ints]:
    """For every pair the log-odds of rewording and the cell in which its best chain ends (-1: it has none)."""
    last = np.full(len(lighter), -1, dtype=np.int64)
    order = np.lexsort((-np.arange(len(cells.pair)), chains.gain, cells.pair))
    last[cells.pair[order]] = order
    has = last >= 0
    gain, length = np.zeros(len(lighter)), np.zeros(len(lighter), dtype=np.int64)
    gain[has], length[has] = chains.gain[last[has]], chains.length[last[has]]
    return log_odds(gain, length, lighter, verbatim.heard_apart), last


def reworded_pairs(odds: Floats) -> Bools:
    """Which of these log-odds are enough."""
    return odds >= _LEAST_ODDS
