"""Verdict: whether what two articles share makes one a copy of the other."""

from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies.agreement import Agreement
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
# A chain of less matter than this (about five rare words) says nothing.
LEAST_CHAIN = 2.5
# The log-odds that a chain of sentences was reworded, linear in what is known of the pair (``features``). Learnt on
# texts reworded by code in many styles against independent reports of one event (``scripts/train_rewording.py``).
_BIAS = -23.71
_WEIGHTS = (3.93, 5.59, -6.21, 1.44, -4.62, 19.39)
# Columns of ``features`` that are told to a reader.
OWN_NAMES, ORDERED = 4, 5
# A false copy silences a witness: odds of e ** 1.5 (9 to 2) are asked for.
_LEAST_ODDS = 1.5


@dataclass(frozen=True, slots=True)
class Verbatim:
    """For every pair: its shared shingles (heard ones count less), and the part of the shorter text that is shared."""

    count: Floats
    part: Floats

    @property
    def copied(self) -> Bools:
        """Which pairs are copies for their verbatim passages alone."""
        return (self.count >= _PASSAGE) | (self.part >= _PART)


@dataclass(frozen=True, slots=True)
class BestChains:
    """For every pair the ``gain`` of its best chain, 0 where it has none, and the cells in it.

    The chain of pair ``n`` are the cells ``cells[bounds[n]:bounds[n + 1]]``, in order. ``covered`` is the part of the
    lighter text's weight that stands in sentences of the chain.
    """

    gain: Floats
    covered: Floats
    cells: Ints
    bounds: Ints


def judge_runs(words: Words, pairs: Ints, runs: Runs) -> Verbatim:
    """What the runs of words say about ``pairs``."""
    quoted = np.concatenate([[0], np.cumsum(words.quoted)])
    heard = (quoted[runs.one + runs.length] - quoted[runs.one]) / np.maximum(runs.length, 1)
    size = runs.length - SHINGLE + 1
    count = np.bincount(runs.pair, weights=size * (1 - heard * (1 - _QUOTED)), minlength=len(pairs))
    shorter = np.maximum(np.diff(words.bounds)[pairs].min(axis=1) - SHINGLE + 1, 1)
    return Verbatim(count, np.bincount(runs.pair, weights=size, minlength=len(pairs)) / shorter)


def text_weights(words: Words, sentences: Floats) -> Floats:
    """The weight of every text from those of its sentences."""
    sums = np.concatenate([[0.0], np.cumsum(sentences, dtype=np.float64)])
    return np.diff(sums[words.sentence_bounds])


def lighter_first(pairs: Ints, texts: Floats) -> Ints:
    """Each pair with its text of less weight (at a tie the first) before the other."""
    return np.where((texts[pairs[:, 0]] <= texts[pairs[:, 1]])[:, None], pairs, pairs[:, ::-1])


def possible(cells: Cells, pairs: int) -> Bools:
    """The pairs whose cells, were they all one chain, would be matter enough: the others need no chains."""
    return np.bincount(cells.pair, weights=cells.gain, minlength=pairs) >= LEAST_CHAIN


def find_best(cells: Cells, chains: Chains, turned: Bools, sentences: Floats, texts: Floats) -> BestChains:
    """The best chain of every pair.

    ``turned`` says of which pairs the second text is the lighter one; ``sentences`` holds the weights of sentences,
    ``texts`` those of the lighter texts.
    """
    count = len(turned)
    last = np.full(count, -1, dtype=np.int64)
    order = np.lexsort((-np.arange(len(cells.pair)), chains.gain, cells.pair))
    last[cells.pair[order]] = order
    inside = np.zeros(len(cells.pair), dtype=bool)
    now = last[last >= 0]
    while len(now):
        inside[now] = True
        before = chains.before[now]
        now = before[before != now]
    chosen = np.flatnonzero(inside)
    pair = cells.pair[chosen]
    held = np.unique((pair << 32) | np.where(turned[pair], cells.other[chosen], cells.one[chosen]))
    covered = np.bincount(held >> 32, weights=sentences[held & 0xFFFFFFFF], minlength=count)
    gain = np.zeros(count)
    gain[last >= 0] = chains.gain[last[last >= 0]]
    return BestChains(gain, covered / np.maximum(texts, 1e-6), chosen, np.searchsorted(pair, np.arange(count + 1)))


def features(gain: Floats, covered: Floats, agreement: Agreement) -> Floats:
    """What is known of each pair, shape (n, 6).

    The chain's gain, the part of the lighter text's sentences in it, from the ``agreement`` the words contained, those
    that are no names, names of its own, and order.
    """
    columns = (
        np.log(gain + 0.5),
        covered,
        agreement.contained,
        np.log(agreement.plain + 1),
        np.log(agreement.own_names + 1),
        agreement.ordered,
    )
    return np.stack(columns, axis=-1)


def log_odds(known: Floats) -> Floats:
    """The log-odds of rewording for these ``features``."""
    odds: Floats = _BIAS + known @ np.array(_WEIGHTS)
    return odds


def reworded_pairs(odds: Floats) -> Bools:
    """Which of these log-odds are enough."""
    return odds >= _LEAST_ODDS
