"""Comparison: many pairs of texts read side by side, from what they share to how likely one was made from the other."""

from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies.agreement import agreements
from rashomon.collate.copies.candidates import Candidates
from rashomon.collate.copies.evidence import Cells, best_chains, shared_cells, shared_shingles
from rashomon.collate.copies.passages import Runs, shared_runs, without_formulas
from rashomon.collate.copies.verdict import (
    LEAST_CHAIN,
    BestChains,
    Verbatim,
    features,
    find_best,
    judge_runs,
    lighter_first,
    log_odds,
    possible,
    reworded_pairs,
    text_weights,
)
from rashomon.collate.copies.weights import Weighing
from rashomon.collate.copies.words import Bools, Floats, Ints, Words

# Pairs that share fewer shingles than this, formulas apart, and no pairs of rare words, have nothing in common.
_WORTH_READING = 8
# Of pairs that share more than this word by word, the sentences say little that is new.
_TAKEN_WHOLE = 0.75


@dataclass(frozen=True, slots=True)
class Comparison:
    """What pairs of texts share: word by word (``runs``, ``verbatim``) and sentence by sentence (the others).

    ``judged`` are the numbers of the pairs of enough matter to judge their chains, ascending; ``known`` (their
    ``features``) and ``odds`` (log-odds of rewording) have one row for each of these.
    """

    runs: Runs
    verbatim: Verbatim
    cells: Cells
    best: BestChains
    judged: Ints
    known: Floats
    odds: Floats

    def chain(self, pair: int) -> list[tuple[int, int]]:
        """The sentences that the best chain of this pair puts side by side, in order."""
        found = self.best.cells[self.best.bounds[pair] : self.best.bounds[pair + 1]]
        return list(zip(self.cells.one[found].tolist(), self.cells.other[found].tolist(), strict=True))

    @property
    def copies(self) -> Bools:
        """Which pairs are copies, by their words or by their sentences."""
        found = self.verbatim.copied
        found[self.judged[reworded_pairs(self.odds)]] = True
        return found


def compare_pairs(words: Words, weighing: Weighing, candidates: Candidates) -> Comparison:
    """The comparison of ``candidates``, whose texts ``words`` holds."""
    pairs, literal = candidates.pairs, np.flatnonzero(candidates.literal)
    runs = without_formulas(shared_runs(shared_shingles(words, pairs[literal])), words, pairs[literal])
    runs = runs.renumbered(literal)
    verbatim = judge_runs(words, pairs, runs)
    worth = candidates.alike | (verbatim.count >= _WORTH_READING)
    read = np.flatnonzero(worth & (verbatim.part < _TAKEN_WHOLE))
    cells, sentences = shared_cells(words, weighing, pairs[read])
    cells = Cells(read[cells.pair], cells.one, cells.other, cells.gain)
    cells = cells.of((possible(cells, len(pairs)) | verbatim.copied)[cells.pair])
    chains = best_chains(cells, words, pairs)
    texts = text_weights(words, sentences)
    ordered = lighter_first(pairs, texts)
    best = find_best(cells, chains, ordered[:, 0] != pairs[:, 0], sentences, texts[ordered[:, 0]])
    judged = np.flatnonzero((best.gain >= LEAST_CHAIN) & ~verbatim.copied)
    agreement = agreements(words, weighing, ordered[judged, 0], ordered[judged, 1])
    known = features(best.gain[judged], best.covered[judged], agreement)
    return Comparison(runs, verbatim, cells, best, judged, known, log_odds(known))
