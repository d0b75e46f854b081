"""Which dated articles of a run are siblings of one: those that share names that few others hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from rashomon.read.siblings.profile import Hashes, Profile, hashes, names_in, words_in

_OTHERS = 1000  # articles on other matters that every run is thought to hold: a handful would make no name rare
_LIKE = 0.2  # cosine of the names from which an article is a sibling
_NEAR = 0.5  # of the likeness of the nearest sibling: what is less like is left out
_MOST = 12  # siblings of one article
_SHARED = 4  # names, at least
_NONE = np.empty(0, np.uint32)


@dataclass(frozen=True, slots=True)
class Sibling:
    """A dated article that tells the same; ``like`` is from ``_LIKE`` to 1, ``days`` are those it tells of."""

    like: float
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
        return cls(words, np.log((len(held) + _OTHERS) / counts), log(len(held) + _OTHERS))

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
class Kinship:
    """The dated profiles of a run by the names they hold.

    ``names`` are the names of all of them in ascending order and ``owners`` whose they are; ``norms`` the length of
    every profile as a vector of names; ``days`` remembers what siblings tell.
    """

    profiles: tuple[Profile, ...]
    rarity: Rarity
    words: Rarity
    names: Hashes
    owners: NDArray[np.int64]
    norms: NDArray[np.float64]
    days: dict[str, dict[date, frozenset[int]]] = field(default_factory=dict)

    @classmethod
    def among(cls, profiles: Iterable[Profile], undated: Sequence[str]) -> "Kinship":
        """The kinship among ``profiles`` for articles whose texts are ``undated``."""
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

    def siblings(self, names: Hashes, *, but: str = "") -> list[Sibling]:
        """The articles most like one that holds ``names``, the most like first; none with the key ``but``."""
        weights = self.rarity.of(names)
        total, shared = np.zeros(len(self.profiles)), np.zeros(len(self.profiles), int)
        low, high = (np.searchsorted(self.names, names, side) for side in ("left", "right"))
        for start, end, weight in zip(low.tolist(), high.tolist(), weights.tolist(), strict=True):
            owners = self.owners[start:end]
            total[owners] += weight
            shared[owners] += 1
        norms = self.norms * sqrt(weights.sum())
        like = np.divide(total, norms, out=np.zeros(len(total)), where=(norms > 0) & (shared >= _SHARED))
        alike = [i for i in np.flatnonzero(like >= _LIKE).tolist() if self.profiles[i].key != but]
        best = sorted(alike, key=lambda i: (-like[i], i))[:_MOST]
        near = [i for i in best if like[i] >= _NEAR * like[best[0]]]
        return [Sibling(float(like[i]), self.profiles[i], self._days(self.profiles[i])) for i in near]

    def _days(self, profile: Profile) -> dict[date, frozenset[int]]:
        if profile.key not in self.days:
            self.days[profile.key] = profile.days()
        return self.days[profile.key]


def names_of(text: str) -> Hashes:
    """The hashed names of a text."""
    return hashes(name for name, _ in names_in(text))
