"""Meetings: pairs of articles that stand in one list of the index, and how many lists they share.

Most pairs meet by chance, once or twice, and in a large archive they are many times more than the entries of its
index. So meetings are first counted in a table of bytes, in which several pairs may share a place, and held only
where that place was met often enough.
"""

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.postings import ARTICLE_BITS, ARTICLES, Postings
from rashomon.collate.copies.weights import ranges, starts_of
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
        places = (scattered >> self._right).view(np.int64)
        opens = starts_of(places)
        sizes = np.diff(opens, append=len(places))
        counts, seen = np.minimum(sizes, _FULL).astype(np.uint8), self._counts[places[opens]]
        total = np.where(seen > _FULL - counts, np.uint8(_FULL), seen + counts)
        self._counts[places[opens]] = total
        often = np.flatnonzero(total >= least.min(initial=_FULL))
        which, owner = ranges(opens[often], sizes[often])
        both = unpacked((scattered[which] * _GATHER) & _PAIR)
        return both[:, total[often][owner] >= least[both].min(axis=0)]

    def counts(self, pairs: Hashes) -> NDArray[np.uint8]:
        """How often each of ``pairs`` met, or more often."""
        found: NDArray[np.uint8] = self._counts[(((pairs * _SCATTER) & _PAIR) >> self._right).astype(np.int64)]
        return found


def _meetings(listed: Hashes, among: Bools | None = None) -> Hashes:
    """The pairs of articles, packed, once for every list in which they meet; ``listed`` holds sorted entries.

    With ``among``, those pairs alone of which it holds for both articles.
    """
    feature = listed >> _SHIFT
    starts = starts_of(feature)
    sizes = np.diff(starts, append=len(listed))
    longest = np.where(feature[starts] & np.uint64(1), _LONGEST_EDGE_LIST, _LONGEST_LIST)
    lists = (sizes > 1) & (sizes <= longest)
    article, sizes = listed[np.repeat(lists, sizes)] & ARTICLES, sizes[lists]
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    rank = (np.arange(len(article)) - first).astype(np.uint8)
    left = np.repeat(sizes.astype(np.uint8), sizes) - rank
    chosen = None if among is None else among[article.view(np.int64)]
    met: list[Hashes] = []
    for step in range(1, _REACH + 1):
        one = np.flatnonzero(left > step)
        met.append(_pairs(article, one, one + step, chosen))
    for head in range(_HEADS):
        other = np.flatnonzero(rank > head + _REACH)
        met.append(_pairs(article, first[other] + head, other, chosen))
    return np.concatenate(met)


def _pairs(article: Hashes, one: Ints, other: Ints, chosen: Bools | None) -> Hashes:
    """The articles at these places, packed; those alone of which both are ``chosen``."""
    if chosen is not None:
        both = chosen[one] & chosen[other]
        one, other = one[both], other[both]
    packed: Hashes = (article[one] << _SHIFT) | article[other]
    return packed
