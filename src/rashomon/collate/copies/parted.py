"""Parted numbers: many 64-bit numbers kept in ranges, so that sorting them takes the room of one more.

An index of a million articles holds a quarter of a thousand million entries; sorted whole, they would be held three
times over while their lists are read.
"""

from collections.abc import Iterator

import numpy as np

from rashomon.collate.copies.words import Hashes


class Parted:
    """Numbers in ranges that begin at ``limits`` (ascending, the first 0); a range is forgotten when it is taken."""

    def __init__(self, limits: Hashes) -> None:
        self._limits = limits
        self._parts: list[list[Hashes]] = [[] for _ in limits]

    def add(self, numbers: Hashes) -> None:
        """Add ``numbers``, in any order; sorts them in place where there is more than one range."""
        if len(self._parts) == 1:
            self._parts[0].append(numbers)
            return
        numbers.sort()
        bounds = [*np.searchsorted(numbers, self._limits).tolist(), len(numbers)]
        for part, begin, end in zip(self._parts, bounds, bounds[1:], strict=False):
            # A copy: a view would keep all of ``numbers``.
            part.append(numbers[begin:end].copy())

    def take(self) -> Iterator[Hashes]:
        """The numbers of each range, sorted, in the order of the ranges."""
        for place, part in enumerate(self._parts):
            self._parts[place] = []
            whole = np.concatenate(part) if part else np.zeros(0, dtype=np.uint64)
            part.clear()
            whole.sort()
            yield whole


def even_limits(below: int, parts: int, low_bits: int) -> Hashes:
    """Where ``parts`` ranges of the numbers ``below`` a bound begin; none begins inside a block of ``low_bits``."""
    step = (below >> low_bits) // parts
    return np.array([(step * place) << low_bits for place in range(parts)], dtype=np.uint64)
