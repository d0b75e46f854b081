"""Blocking: which sentences of different reports are compared at all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.evidence import Sentence
from rashomon.collate.wording import Weights

Pairs = tuple[NDArray[np.intp], NDArray[np.intp]]

_MAX_HOLDERS = 40  # earlier sentences that are looked at for one stem: the last ones that hold it
_MAX_STEMS = 24  # stems by which a sentence is looked up, the most telling first
_MAX_PARTNERS = 40  # earlier sentences that one is compared with, those of most shared weight
_MAX_REPEATS = 200  # sentences of one report from which a stem in all of them tells none from the others
_LEAST_STEMS = 2  # a place line or a lone name tells nothing
_MIN_SHARE = 0.04  # of a sentence's own weight, that two must share


def candidates(sentences: Sequence[Sentence], weights: Weights) -> Pairs:
    """Pairs of numbers of ``sentences`` of different articles, the earlier first, in rising order.

    The work grows with the number of sentences, not of pairs: each is compared with at most ``_MAX_PARTNERS`` earlier
    ones.
    """
    rows: defaultdict[str, list[int]] = defaultdict(list)
    left: list[int] = []
    right: list[int] = []
    waiting: list[tuple[int, list[str]]] = []  # the sentences of the article at hand: none is compared with them
    litany = _repeated(sentences)
    for number, sentence in enumerate(sentences):
        if waiting and sentences[waiting[-1][0]].article != sentence.article:
            _enter(rows, waiting)
            waiting = []
        if len(sentence.stems) < _LEAST_STEMS:
            continue
        telling = sentence.stems - litany[sentence.article] if sentence.article in litany else sentence.stems
        stems = nsmallest(_MAX_STEMS, telling, key=lambda stem: (-weights[stem], stem))
        found = _partners(rows, stems, weights)
        left += found
        right += [number] * len(found)
        waiting.append((number, stems))
    return np.array(left, dtype=np.intp), np.array(right, dtype=np.intp)


def _repeated(sentences: Iterable[Sentence]) -> dict[str, set[str]]:
    """The stems that a report repeats in hundreds of its sentences: the lines of a list, of a chronicle."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        counts[sentence.article].update(sentence.stems)
    found = ((article, {stem for stem, n in held.items() if n > _MAX_REPEATS}) for article, held in counts.items())
    return {article: stems for article, stems in found if stems}


def _partners(rows: defaultdict[str, list[int]], stems: Sequence[str], weights: Weights) -> list[int]:
    shared: defaultdict[int, float] = defaultdict(float)
    total = 0.0
    for stem in stems:
        weight = weights[stem]
        total += weight
        if stem in rows:
            for other in rows[stem][-_MAX_HOLDERS:]:
                shared[other] += weight
    least = _MIN_SHARE * total
    fit = [other for other, weight in shared.items() if weight >= least]
    return sorted(nsmallest(_MAX_PARTNERS, fit, key=lambda other: (-shared[other], -other)))


def _enter(rows: defaultdict[str, list[int]], sentences: Sequence[tuple[int, list[str]]]) -> None:
    for number, stems in sentences:
        for stem in stems:
            rows[stem].append(number)
