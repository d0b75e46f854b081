"""How telling a word is: rare words of a story weigh more than common ones."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_WHOLE = 1000


@dataclass(frozen=True, slots=True)
class Weights:
    """Inverse document frequencies of stems: ``known`` ones, and ``rare`` for any other; ``counts`` are the texts.

    They are kept in whole thousandths, so that a sum is exact whatever the order of its parts.
    """

    counts: Mapping[str, int]
    known: Mapping[str, int]
    rare: int

    @classmethod
    def of(cls, texts: Iterable[frozenset[str]]) -> "Weights":
        """The weights of stems over ``texts``, each given as the set of its stems.

        A weight runs from about 1 (in every text) upward, smoothed so that small batches differ little.
        """
        counts: Counter[str] = Counter()
        size = 0
        for stems in texts:
            counts.update(stems)
            size += 1
        by_count = {count: _weight(size, count) for count in {0, *counts.values()}}
        return cls(counts, {stem: by_count[count] for stem, count in counts.items()}, by_count[0])

    def __getitem__(self, stem: str) -> float:
        """The weight of a stem."""
        return self.known.get(stem, self.rare) / _WHOLE

    def total(self, stems: Iterable[str]) -> float:
        """The summed weight of ``stems``; the order does not matter."""
        known, rare = self.known, self.rare
        return sum([known.get(stem, rare) for stem in stems]) / _WHOLE


def _weight(size: int, count: int) -> int:
    return round(_WHOLE * (1.0 + math.log((size + 10.0) / (count + 5.0)))) if size else _WHOLE
