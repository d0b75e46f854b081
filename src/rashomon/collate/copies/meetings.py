"""Meetings: pairs of articles that stand in one list of the index, and how many lists they share.

Most pairs meet by chance, once or twice, and in a large archive they are many times more than the entries of its
index. So meetings are first counted in a table of bytes, in which several pairs may share a place, and held only
where that place was met often enough.
"""

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.postings import ARTICLE_BITS, ARTICLES, Postings
from rashomon.collate.copies.weights import ranges
from rashomon.collate.copies.words import Bools, Hashes, Ints

# How far two articles may stand apart in the list of a feature, and how many heads of a list all others meet.
_REACH = 8
_HEADS = 2
# Features in this many articles are formulas or the names of a long story: their lists say nothing.
_LONGEST_LIST = 64
_LONGEST_EDGE_LIST = 5
_SHIFT = np.uint64(ARTICLE_BITS)
# The table of counts has so many places an article, a byte each.
_PLACES = 256
_FULL = 255
# Multiplying by an odd number scatters the pairs over all numbers of their bits; by its inverse, they are back.
_PAIR_BITS = 2 * ARTICLE_BITS
_PAIR = np.uint64((1 << _PAIR_BITS) - 1)
_SCATTER = np.uint64(0x9E3779B97F4B)
_GATHER = np.uint64(pow(0x9E3779B97F4B, -1, 1 << _PAIR_BITS))


def often_together(index: Postings, needed: Ints) -> tuple[Hashes, Ints]:
    """The pairs of articles, packed and sorted, that share enough lists; and how many they share.

    Enough is what one of the two articles is ``needed`` to share; shape (articles,).
    """
    kept = [_meetings(listed) for listed in index.ranges()] if index.small else _met_often(index, needed)
    keys, counts = np.unique(np.concatenate([np.zeros(0, dtype=np.uint64), *kept]), return_counts=True)
    enough = counts >= needed[unpacked(keys)].min(axis=0)
    return keys[enough], counts[enough]


def _met_often(index: Postings, needed: Ints) -> list[Hashes]:
    """The meetings of all pairs that meet often enough, and of some that do not."""
    least = np.minimum(needed, _FULL).astype(np.uint8)
    table, busy = _Table(_PLACES * len(least)), np.zeros(len(least), dtype=bool)
    for listed in index.ranges():
        busy[table.add(_meetings(listed), least)] = True
    kept = []
    for listed in index.ranges():
        met = _meetings(listed, busy)
        kept.append(met[table.counts(met) >= least[unpacked(met)].min(axis=0)])
    return kept


def unpacked(pairs: Hashes) -> Ints:
    """The two articles of each pair, shape (2, n)."""
    return np.stack([pairs >> _SHIFT, pairs & ARTICLES]).astype(np.int64)


class _Table:
    """How often pairs met, or more often: pairs that share a place are counted together; up to ``_FULL``."""

    def __init__(self, least_places: int) -> None:
        bits = min(max(10, least_places.bit_length()), _PAIR_BITS)
        self._right = np.uint64(_PAIR_BITS - bits)
        self._counts: NDArray[np.uint8] = np.zeros(1 << bits, dtype=np.uint8)

    def add(self, pairs: Hashes, least: NDArray[np.uint8]) -> Ints:
        """Count ``pairs`` in, and give the articles of those that have met at ``least`` so often, shape (2, n)."""
        scattered = (pairs * _SCATTER) & _PAIR
        # Sorted, they go through the table once, from its beginning to its end.
        scattered.sort()
        places = (scattered >> self._right).astype(np.int64)
        opens = np.flatnonzero(np.append(True, places[1:] != places[:-1])) if len(places) else places
        met, counts = places[opens], np.diff(np.append(opens, len(places)))
        total = np.minimum(self._counts[met] + counts, _FULL).astype(np.uint8)
        self._counts[met] = total
        often = np.repeat(total >= least.min(initial=_FULL), counts)
        total, both = np.repeat(total, counts)[often], unpacked((scattered[often] * _GATHER) & _PAIR)
        return both[:, total >= least[both].min(axis=0)]

    def counts(self, pairs: Hashes) -> NDArray[np.uint8]:
        """How often each of ``pairs`` met, or more often."""
        found: NDArray[np.uint8] = self._counts[(((pairs * _SCATTER) & _PAIR) >> self._right).astype(np.int64)]
        return found


def _meetings(listed: Hashes, among: Bools | None = None) -> Hashes:
    """The pairs of articles, packed, once for every list in which they meet; ``listed`` holds sorted entries.

    With ``among``, those pairs alone of which it holds for both articles.
    """
    starts, sizes = _lists(listed >> _SHIFT)
    places, owner = ranges(starts, sizes)
    article = (listed & ARTICLES)[places]
    chosen = None if among is None else among[article.astype(np.int64)]
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    met: list[Hashes] = []
    for step in range(1, min(_REACH, max(len(owner) - 1, 0)) + 1):
        together = owner[step:] == owner[:-step]
        if chosen is not None:
            together &= chosen[step:] & chosen[:-step]
        later = np.flatnonzero(together)
        met.append((article[later] << _SHIFT) | article[later + step])
    rank = np.arange(len(owner)) - first
    for head in range(_HEADS):
        far = np.flatnonzero(rank > head + _REACH)
        if chosen is not None:
            far = far[chosen[far] & chosen[first[far] + head]]
        met.append((article[first[far] + head] << _SHIFT) | article[far])
    pairs: Hashes = np.concatenate(met)
    return pairs


def _lists(feature: Hashes) -> tuple[Ints, Ints]:
    """Where the lists begin that hold more than one article and not too many, and how many they hold."""
    starts = np.flatnonzero(np.append(True, feature[1:] != feature[:-1]))
    sizes = np.diff(np.append(starts, len(feature)))
    longest = np.where(feature[starts] & np.uint64(1), _LONGEST_EDGE_LIST, _LONGEST_LIST)
    chosen = np.flatnonzero((sizes > 1) & (sizes <= longest))
    return starts[chosen], sizes[chosen]
