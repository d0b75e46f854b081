"""How telling a word is: rare words of a story weigh more than common ones."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Inverse document frequencies of stems; ``size`` is the number of texts counted."""

    counts: Counter[str]
    size: int

    @classmethod
    def of(cls, texts: Iterable[frozenset[str]]) -> "Weights":
        """The weights of stems over ``texts``, each given as the set of its stems."""
        counts: Counter[str] = Counter()
        size = 0
        for stems in texts:
            counts.update(stems)
            size += 1
        return cls(counts, size)

    def __getitem__(self, stem: str) -> float:
        """The weight of a stem, from 1 (in every text) upward, smoothed so that small batches differ little."""
        return 1.0 + math.log((self.size + 10.0) / (self.counts[stem] + 5.0)) if self.size else 1.0

    def total(self, stems: Iterable[str]) -> float:
        """The summed weight of ``stems``, in their order."""
        return math.fsum(self[stem] for stem in stems)
