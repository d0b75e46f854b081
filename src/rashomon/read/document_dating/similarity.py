"""Which dated articles of a run are neighbours of one without a date: those that share names that few others hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from rashomon.read.document_dating.profile import Hashes, Profile, hashes, names_in, words_in

_OTHER_ARTICLES = 1000  # on other matters, that every run is thought to hold: among a handful no name would be rare
_MIN_COSINE = 0.2  # of the names of two articles
_MIN_OF_BEST = 0.5  # of the cosine with the nearest neighbour
_MAX_NEIGHBOURS = 12  # of one article
_MIN_SHARED_NAMES = 4
_NONE = np.empty(0, np.uint32)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A dated article that tells the same; ``similarity`` is a cosine, ``days`` are those that it tells of."""

    similarity: float
    profile: Profile
    days: dict[date, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare a hashed word is in a run: ``words`` in ascending order, their weights, that of a word nobody holds."""

    words: Hashes
    weights: NDArray[np.float64]
    unheard: float

    @classmethod
    def among(cls, held: Sequence[Hashes]) -> "Rarity":
        """The rarity of words among articles that hold the words ``held``, each word of an article once."""
        words, counts = np.unique(np.concatenate([_NONE, *held]), return_counts=True)
        return cls(words, np.log((len(held) + _OTHER_ARTICLES) / counts), log(len(held) + _OTHER_ARTICLES))

    def of(self, words: Hashes) -> NDArray[np.float64]:
        """The weight of each of ``words``."""
        if not len(self.words):
            return np.full(len(words), self.unheard)
        at = np.minimum(np.searchsorted(self.words, words), len(self.words) - 1)
        return np.where(self.words[at] == words, self.weights[at], self.unheard)

    def weight(self, words: Iterable[int]) -> float:
        """The sum of the weights of ``words``, the same for any order of them."""
        return float(self.of(np.array(sorted(words), np.uint32)).sum())


@dataclass(frozen=True, slots=True)
class SimilarityIndex:
    """The dated profiles of a run by the names they hold.

    ``names`` are the names of all of them in ascending order and ``owners`` whose they are; ``norms`` the length of
    every profile as a vector of names; ``days`` remembers what neighbours tell.
    """

    profiles: tuple[Profile, ...]
    rarity: Rarity
    words: Rarity
    names: Hashes
    owners: NDArray[np.int64]
    norms: NDArray[np.float64]
    days: dict[str, dict[date, frozenset[int]]] = field(default_factory=dict)

    @classmethod
    def among(cls, profiles: Iterable[Profile], undated: Sequence[str]) -> "SimilarityIndex":
        """The index of ``profiles`` for articles whose texts are ``undated``."""
        ordered = tuple(sorted(profiles, key=lambda profile: profile.key))
        texts = [profile.text() for profile in ordered]
        names = [names_of(text) for text in texts]
        words = [np.array(sorted(words_in(text)), np.uint32) for text in texts]
        rarity = Rarity.among([*names, *map(names_of, undated)])
        joined = np.concatenate([_NONE, *names])
        order = np.argsort(joined, kind="stable")
        owners = np.repeat(np.arange(len(names)), [len(own) for own in names])[order]
        norms = np.sqrt(np.array([rarity.of(own).sum() for own in names]))
        return cls(ordered, rarity, Rarity.among(words), joined[order], owners, norms)

    def neighbours(self, names: Hashes, *, but: str = "") -> list[Neighbour]:
        """The articles most similar to one that holds ``names``, the nearest first; none with the key ``but``."""
        weights = self.rarity.of(names)
        total, shared = np.zeros(len(self.profiles)), np.zeros(len(self.profiles), int)
        low, high = (np.searchsorted(self.names, names, side) for side in ("left", "right"))
        for start, end, weight in zip(low.tolist(), high.tolist(), weights.tolist(), strict=True):
            owners = self.owners[start:end]
            total[owners] += weight
            shared[owners] += 1
        norms = self.norms * sqrt(weights.sum())
        enough = (norms > 0) & (shared >= _MIN_SHARED_NAMES)
        cosines = np.divide(total, norms, out=np.zeros(len(total)), where=enough)
        similar = [i for i in np.flatnonzero(cosines >= _MIN_COSINE).tolist() if self.profiles[i].key != but]
        best = sorted(similar, key=lambda i: (-cosines[i], i))[:_MAX_NEIGHBOURS]
        near = [i for i in best if cosines[i] >= _MIN_OF_BEST * cosines[best[0]]]
        return [Neighbour(float(cosines[i]), self.profiles[i], self._days(self.profiles[i])) for i in near]

    def _days(self, profile: Profile) -> dict[date, frozenset[int]]:
        if profile.key not in self.days:
            self.days[profile.key] = profile.days()
        return self.days[profile.key]


def names_of(text: str) -> Hashes:
    """The hashed names of a text."""
    return hashes(name for name, _ in names_in(text))
