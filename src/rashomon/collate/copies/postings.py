"""Postings: which articles hold which feature, in six bytes an entry.

An entry is a 64-bit number, 40 bits of feature and 24 bits of article, so that lists are built and read by sorting
alone. Many entries are packed: they are parted by the first eight bits of their feature, which then need not be kept,
and their articles are counted from the first one that was packed with them.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from rashomon.collate.copies.words import Hashes, Ints

ARTICLE_BITS = 24
ARTICLES = np.uint64((1 << ARTICLE_BITS) - 1)
# So many articles may be added at once, and so many exist at most.
MOST_AT_ONCE, MOST = 1 << 16, 1 << ARTICLE_BITS
_PART_BITS = 8
_PARTS = 1 << _PART_BITS
_LIMITS = np.arange(_PARTS, dtype=np.uint64) << np.uint64(64 - _PART_BITS)
# So many entries wait as they are before they are packed, and so many are unpacked and sorted at once.
_WAITING, _ROOM = 1 << 20, 1 << 18


class Postings:
    """The features of ``len(sizes)`` articles; ``sizes`` counts the different features of each."""

    def __init__(self, articles: int) -> None:
        if articles > MOST:
            message = f"an index holds {MOST} articles at most, not {articles}"
            raise ValueError(message)
        self.sizes: Ints = np.zeros(articles, dtype=np.int64)
        self._waiting: list[Hashes] = []
        self._first = 0
        # Bytes that grow in place: arrays would have to be joined, and be held twice meanwhile.
        self._features = [bytearray() for _ in range(_PARTS)]
        self._articles = [bytearray() for _ in range(_PARTS)]
        self._firsts: list[int] = []
        self._counts: list[Ints] = []

    def add(self, entries: Hashes, first: int) -> None:
        """Add ``entries``, whose articles are counted from ``first``; sorts them in place, and drops repeated ones.

        Articles are added in their order, ``MOST_AT_ONCE`` at most.
        """
        entries.sort()
        once = entries[np.append(True, entries[1:] != entries[:-1])] if len(entries) else entries
        counts = np.bincount((once & ARTICLES).astype(np.int64))
        self.sizes[first : first + len(counts)] += counts
        if self._waiting and first + len(counts) - self._first > MOST_AT_ONCE:
            self._pack()
        if not self._waiting:
            self._first = first
        self._waiting.append(once + np.uint64(first))
        if sum(map(len, self._waiting)) > _WAITING:
            self._pack()

    @property
    def small(self) -> bool:
        """Whether all entries are in one range, since none had to be packed."""
        return not self._firsts

    def ranges(self) -> Iterator[Hashes]:
        """All entries in sorted ranges, in order, none empty; the entries of a feature stand in one range."""
        if self.small:
            whole = _together(self._waiting)
            if len(whole):
                yield whole
            return
        self._pack()
        firsts = np.array(self._firsts, dtype=np.uint64)
        counts = np.array(self._counts, dtype=np.int64)
        filled = np.cumsum(counts.sum(axis=0)) // _ROOM
        for fill in np.unique(filled):
            parts = np.flatnonzero(filled == fill).tolist()
            whole = _together([self._unpacked(part, firsts, counts[:, part]) for part in parts])
            if len(whole):
                yield whole

    def _pack(self) -> None:
        """Pack what is waiting."""
        whole = _together(self._waiting)
        self._waiting.clear()
        features = (whole >> np.uint64(ARTICLE_BITS)).astype(np.uint32)
        articles = ((whole & ARTICLES) - np.uint64(self._first)).astype(np.uint16)
        bounds = np.append(np.searchsorted(whole, _LIMITS), len(whole))
        self._firsts.append(self._first)
        self._counts.append(np.diff(bounds))
        for part, (begin, end) in enumerate(pairwise(bounds.tolist())):
            self._features[part] += features[begin:end].tobytes()
            self._articles[part] += articles[begin:end].tobytes()

    def _unpacked(self, part: int, firsts: Hashes, counts: Ints) -> Hashes:
        entries = np.frombuffer(self._features[part], dtype=np.uint32).astype(np.uint64)
        entries <<= np.uint64(ARTICLE_BITS)
        entries |= np.frombuffer(self._articles[part], dtype=np.uint16) + np.repeat(firsts, counts)
        entries |= _LIMITS[part]
        return entries


def _together(parts: list[Hashes]) -> Hashes:
    """All entries of ``parts``, sorted."""
    whole = np.concatenate([np.zeros(0, dtype=np.uint64), *parts])
    whole.sort()
    return whole
