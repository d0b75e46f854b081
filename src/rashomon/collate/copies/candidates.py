"""Candidates: pairs of articles that share enough rare features to be worth reading side by side.

Two kinds of features stand in one inverted index: five words in a row (found where text was taken over as it is)
and pairs of the rarest words of a sentence (names, numbers and rare words survive rewording and translation). An
index entry is one 64-bit number, 40 bits of feature and 24 bits of article, so that an index is built and read by
sorting alone. Lists are bounded: an article meets its neighbours in a list and the list's first articles only.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from rashomon.collate.copies.meetings import often_together, unpacked
from rashomon.collate.copies.postings import ARTICLE_BITS, Postings
from rashomon.collate.copies.weights import STEM_BITS, Weighing, starts_of, stem_ids
from rashomon.collate.copies.words import Bools, Hashes, Ints, Words, mix

SHINGLE = 5
_RAREST = 6
_LOW = np.uint64((1 << (ARTICLE_BITS + 1)) - 1)
# Near the ends of texts stand the formulas of publishers: calls to subscribe, rights, datelines.
_EDGE = 40
# A pair is worth reading when it shares this many shingles, or fewer that make up this part of the smaller text's.
_MANY_SHINGLES, _LEAST_SHINGLES, _PART_SHINGLES = 12, 4, 0.04
# The same for pairs of rare words, of which no number is enough by itself.
_LEAST_PAIRS, _PART_PAIRS = 3, 0.08


def shingle_hashes(words: Words, size: int = SHINGLE) -> tuple[Hashes, Ints]:
    """The hash of every ``size`` words in a row that stand in one text, and where the first word stands."""
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    total = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        total = total * np.uint64(0xD6E8FEB86659FD93) + words.full[place : place + count]
    places = np.flatnonzero(words.text[:count] == words.text[size - 1 :])
    hashes: Hashes = mix(total[places])
    return hashes, places


def pair_hashes(words: Words, weighing: Weighing) -> tuple[Hashes, Ints]:
    """The hashes of all pairs among the ``_RAREST`` rarest words of each sentence, and the sentence's text."""
    stems = stem_ids(words)
    weights = weighing.of(stems)
    rare = np.flatnonzero(weights > 0.25)
    lightness = (255 - weights[rare] * 255).astype(np.int64)
    keys = np.sort((words.sentence[rare] << (STEM_BITS + 8)) | (lightness << STEM_BITS) | stems[rare])
    keys = keys[starts_of(keys)]
    sentence, stem = keys >> (STEM_BITS + 8), (keys & ((1 << STEM_BITS) - 1)).astype(np.uint64)
    hashed = mix(stem + np.uint64(1))
    rank = np.arange(len(keys)) - np.searchsorted(sentence, sentence)
    found: list[Hashes] = []
    owners: list[Ints] = []
    text_of = np.zeros(int(words.sentence_bounds[-1]) + 1, dtype=np.int64)
    text_of[words.sentence] = words.text
    heads = np.flatnonzero(rank == 0)
    sizes = np.diff(np.append(heads, len(keys)))
    for one, other in combinations(range(_RAREST), 2):
        where = heads[sizes > other]
        found.append(mix(hashed[where + one] + hashed[where + other]))
        owners.append(text_of[sentence[where]])
    hashes: Hashes = np.concatenate(found)
    return hashes, np.concatenate(owners)


def entries(hashes: Hashes, articles: Ints, edge: Bools | None = None) -> Hashes:
    """Index entries: 39 bits of feature, one for those at the ``edge`` of a text, 24 bits of article."""
    packed: Hashes = np.bitwise_or(hashes & ~_LOW, articles.astype(np.uint64))
    if edge is not None:
        packed[edge] |= np.uint64(1 << ARTICLE_BITS)
    return packed


def at_edge(words: Words, places: Ints) -> Bools:
    """Which of these words stand among the first or last words of a longer text, where formulas stand."""
    text = words.text[places]
    begin, end = words.bounds[text], words.bounds[text + 1]
    return ((places - begin < _EDGE) | (end - places <= _EDGE)) & (end - begin > 4 * _EDGE)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of articles worth reading, shape (n, 2), sorted, the smaller number first.

    ``literal`` ones share some words in a row; ``alike`` ones share pairs of rare words: those that are not alike
    were found by their shingles alone, which may be formulas.
    """

    pairs: Ints
    literal: Bools
    alike: Bools

    def of(self, part: slice) -> "Candidates":
        """Some of the candidates."""
        return Candidates(self.pairs[part], self.literal[part], self.alike[part])


class Index:
    """The index of ``articles`` articles, of whose shingles one in ``every`` stands in it."""

    def __init__(self, articles: int, every: int = 1) -> None:
        self.every = every
        self._shingles, self._pairs = Postings(articles), Postings(articles)

    def add(self, words: Words, weighing: Weighing, first: int) -> None:
        """Add the texts in ``words``, ``MOST_AT_ONCE`` at most, numbered from ``first``."""
        hashes, places = shingle_hashes(words)
        kept = np.flatnonzero((hashes >> np.uint64(40)) % np.uint64(self.every) == 0)
        hashes, places = hashes[kept], places[kept]
        self._shingles.add(entries(hashes, words.text[places], at_edge(words, places)), first)
        self._pairs.add(entries(*pair_hashes(words, weighing)), first)

    def candidates(self) -> Candidates:
        """The pairs of articles worth reading."""
        shingles, pairs = self._shingles.sizes, self._pairs.sizes
        literal, counts = often_together(self._shingles, np.full_like(shingles, max(2, _LEAST_SHINGLES // self.every)))
        part = _PART_SHINGLES * shingles[unpacked(literal)].min(axis=0)
        enough = (counts >= max(2, _MANY_SHINGLES // self.every)) | (counts >= part)
        alike, _ = often_together(self._pairs, np.ceil(np.maximum(_LEAST_PAIRS, _PART_PAIRS * pairs)).astype(np.int64))
        keys = np.unique(np.concatenate([literal[enough], alike]))
        return Candidates(
            unpacked(keys).T,
            np.isin(keys, literal, assume_unique=True),
            np.isin(keys, alike, assume_unique=True),
        )
