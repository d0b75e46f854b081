"""Postings: which articles hold which feature, in six bytes an entry.

An entry is a 64-bit number, 40 bits of feature and 24 bits of article, so that lists are built and read by sorting
alone. Many entries are packed: they are parted by the first eight bits of their feature, which then need not be kept,
and their articles are counted from the first one that was packed with them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.weights import starts_of
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


@dataclass(frozen=True, slots=True)
class _Pack:
    """Sorted entries without the first bits of their features; those of part ``n`` are ``bounds[n]:bounds[n + 1]``."""

    first: int
    bounds: Ints
    features: NDArray[np.uint32]
    articles: NDArray[np.uint16]


class Postings:
    """The features of ``len(sizes)`` articles; ``sizes`` counts the different features of each."""

    def __init__(self, articles: int) -> None:
        if articles > MOST:
            message = f"an index holds {MOST} articles at most, not {articles}"
            raise ValueError(message)
        self.sizes: Ints = np.zeros(articles, dtype=np.int64)
        self._waiting: list[Hashes] = []
        self._first = 0
        self._packs: list[_Pack] = []

    def add(self, entries: Hashes, first: int) -> None:
        """Add ``entries``, whose articles are counted from ``first``; sorts them in place, and drops repeated ones.

        Articles are added in their order, ``MOST_AT_ONCE`` at most.
        """
        entries.sort()
        once = entries[starts_of(entries)]
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
        return not self._packs

    def ranges(self) -> Iterator[Hashes]:
        """All entries in sorted ranges, in order, none empty; the entries of a feature stand in one range."""
        if self.small:
            # What was added at once is sorted.
            whole = self._waiting[0] if len(self._waiting) == 1 else _together(self._waiting)
            if len(whole):
                yield whole
            return
        self._pack()
        before = np.sum([pack.bounds for pack in self._packs], axis=0)
        # A range ends with the part that fills it.
        for fill in np.unique(before[1:] // _ROOM):
            parts = np.flatnonzero(before[1:] // _ROOM == fill)
            whole = _together([_unpacked(pack, int(parts[0]), int(parts[-1]) + 1) for pack in self._packs])
            if len(whole):
                yield whole

    def _pack(self) -> None:
        """Pack what is waiting."""
        whole = _together(self._waiting)
        self._waiting.clear()
        self._packs.append(
            _Pack(
                first=self._first,
                bounds=np.append(np.searchsorted(whole, _LIMITS), len(whole)),
                features=(whole >> np.uint64(ARTICLE_BITS)).astype(np.uint32),
                articles=((whole & ARTICLES) - np.uint64(self._first)).astype(np.uint16),
            )
        )


def _unpacked(pack: _Pack, part: int, last: int) -> Hashes:
    """The entries of the parts from ``part`` to before ``last``."""
    begin, end = pack.bounds[part], pack.bounds[last]
    entries: Hashes = pack.features[begin:end].astype(np.uint64)
    entries <<= np.uint64(ARTICLE_BITS)
    entries |= pack.articles[begin:end] + np.uint64(pack.first)
    entries |= np.repeat(_LIMITS[part:last], np.diff(pack.bounds[part : last + 1]))
    return entries


def _together(parts: list[Hashes]) -> Hashes:
    """All entries of ``parts``, sorted."""
    whole = np.concatenate([np.zeros(0, dtype=np.uint64), *parts])
    whole.sort()
    return whole
