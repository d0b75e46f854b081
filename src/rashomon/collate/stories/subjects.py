"""Subjects: what events are about, the articles of each taken together, and how alike that is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.weights import STEM_BITS, general_weighing, ranges, starts_of
from rashomon.collate.copies.words import Floats, Ints
from rashomon.collate.stories.profiles import (
    MOST_VALUE,
    VALUE_BITS,
    Archive,
    Stems,
    heaviest,
    shared_words,
    summed,
)

# An event is compared by its heaviest words alone.
_HEAVIEST = 150
# How alike the articles of an event are is found from about so many of them.
_COMPARED = 512
# Articles that are weighed, and pairs of events that are compared, at once.
_AT_ONCE = 1024


@dataclass(frozen=True, slots=True)
class General:
    """An archive where general English alone gives the weights: whatever the batch is about keeps its weight."""

    archive: Archive
    factors: NDArray[np.float32]
    lengths: Floats

    def words(self, articles: Ints) -> tuple[Stems, Floats, Ints]:
        """The stems of these articles, their values (of length 1 an article), and the article (from 0) of each."""
        words, owner = self.archive.words(articles)
        stem = self.archive.stem[words]
        return stem, self.archive.value[words] * self.factors[stem] / self.lengths[articles][owner], owner


def general_words(archive: Archive) -> General:
    """The words of ``archive`` by the weights of general English."""
    factors = np.divide(general_weighing().table, np.maximum(archive.weighing.table, 1e-6), dtype=np.float32)
    lengths = np.ones(len(archive))
    plain = General(archive, factors, lengths.copy())
    for first in range(0, len(archive), _AT_ONCE):
        some = np.arange(first, min(first + _AT_ONCE, len(archive)))
        _, value, owner = plain.words(some)
        lengths[some] = np.sqrt(np.bincount(owner, weights=value * value, minlength=len(some)))
    return General(archive, factors, np.maximum(lengths, 1e-9))


def cosines(general: General, labels: Ints, pairs: Ints) -> Floats:
    """How alike the events of each pair are, the articles of each taken together."""
    by_event = np.argsort(labels, kind="stable")
    starts = np.searchsorted(labels[by_event], np.arange(int(labels.max()) + 2))
    out = np.zeros(len(pairs))
    for begin in range(0, len(pairs), _AT_ONCE):
        events, places = np.unique(pairs[begin : begin + _AT_ONCE], return_inverse=True)
        members, owner = ranges(starts[events], starts[events + 1] - starts[events])
        stem, value, bounds = _together(general, by_event[members], owner, len(events))
        which, one, other = shared_words(stem, bounds, places.reshape(-1, 2))
        shared = np.bincount(which, weights=value[one] * value[other], minlength=len(places) // 2)
        out[begin : begin + _AT_ONCE] = shared
    return out


def _together(general: General, articles: Ints, event: Ints, count: int) -> tuple[Stems, Floats, Ints]:
    """The heaviest words of ``count`` events, the ``articles`` of each taken together: stems, values, and bounds.

    ``event`` numbers the events of the articles from 0, in order; the values of an event have length 1.
    """
    stem, value, owner = general.words(articles)
    amount = np.rint(np.minimum(value, 1.0) * MOST_VALUE).astype(np.int64)
    keys = np.sort((event[owner] << STEM_BITS | stem) << VALUE_BITS | amount)
    word = keys >> VALUE_BITS
    opens = starts_of(word)
    total = summed(keys & MOST_VALUE, opens) / MOST_VALUE
    owner, stem = word[opens] >> STEM_BITS, (word[opens] & ((1 << STEM_BITS) - 1)).astype(np.int32)
    norms = np.sqrt(np.bincount(owner, weights=total * total, minlength=count))
    value = total / np.maximum(norms, 1e-9)[owner]
    kept = heaviest(owner, stem, value, count, _HEAVIEST)
    return stem[kept], value[kept], np.append(0, np.cumsum(np.bincount(owner[kept], minlength=count)))


def cohesion(general: General, labels: Ints, events: Ints) -> Floats:
    """How alike the articles of each of ``events`` are to one another, the mean over pairs of (some of) them."""
    by_event = np.argsort(labels, kind="stable")
    bounds = np.searchsorted(labels[by_event], np.stack([events, events + 1]))
    out = np.zeros(int(labels.max()) + 1)
    for event, first, last in zip(events.tolist(), *bounds.tolist(), strict=True):
        some = by_event[first : last : (last - first) // _COMPARED + 1]
        stem, value, _ = general.words(some)
        sums = np.bincount(np.unique(stem, return_inverse=True)[1], weights=value)
        pairs = len(some) * (len(some) - 1)
        out[event] = (float(sums @ sums) - float(value @ value)) / pairs
    return out
