"""Candidates: pairs of articles that share enough rare features to be worth reading side by side.

Two kinds of features stand in one inverted index: five words in a row (found where text was taken over as it is)
and pairs of the rarest words of a sentence (names, numbers and rare words survive rewording and translation). An
index entry is one 64-bit number, 40 bits of feature and 24 bits of article, so that an index is built and read by
sorting alone. Lists are bounded: an article meets its neighbours in a list and the list's first articles only.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from rashomon.collate.copies.parted import Parted, even_limits
from rashomon.collate.copies.weights import STEM_BITS, Weighing, ranges, stem_ids
from rashomon.collate.copies.words import Bools, Hashes, Ints, Words, mix

SHINGLE = 5
_RAREST = 6
_ARTICLE_BITS = np.uint64(24)
_ARTICLES = np.uint64((1 << 24) - 1)
_LOW = np.uint64((1 << 25) - 1)
# How far two articles may stand apart in the list of a feature, and how many heads of a list all others meet.
_REACH = 8
_HEADS = 2
# Features in this many articles are formulas or the names of a long story: their lists say nothing.
_LONGEST_LIST = 64
# Near the ends of texts stand the formulas of publishers: calls to subscribe, rights, datelines.
_EDGE = 40
_LONGEST_EDGE_LIST = 5
# Batches larger than this many articles are indexed in parts.
_ARTICLES_A_PART = 8192
# A pair is worth reading when it shares this many features, or fewer that make up this part of the smaller text's.
_SHINGLES = (12, 4, 0.04)
_PAIRS = (1 << 30, 3, 0.08)


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
    keys = keys[np.append(True, keys[1:] != keys[:-1])] if len(keys) else keys
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
        packed[edge] |= np.uint64(1) << _ARTICLE_BITS
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
        self.articles, self.every = articles, every
        self._parts = max(1, articles // _ARTICLES_A_PART)
        limits = even_limits(1 << 64, self._parts, 24)
        self._shingles, self._pairs = Parted(limits), Parted(limits)

    def add(self, words: Words, weighing: Weighing, first: int) -> None:
        """Add the texts in ``words``, numbered from ``first``."""
        hashes, places = shingle_hashes(words)
        kept = np.flatnonzero((hashes >> np.uint64(40)) % np.uint64(self.every) == 0)
        hashes, places = hashes[kept], places[kept]
        self._shingles.add(entries(hashes, words.text[places] + first, at_edge(words, places)))
        pairs, owners = pair_hashes(words, weighing)
        self._pairs.add(entries(pairs, owners + first))

    def candidates(self) -> Candidates:
        """The pairs of articles worth reading; the index is empty afterwards."""
        many, least, part = _SHINGLES
        shares = max(2, many // self.every), max(2, least // self.every), part
        literal, enough = self._often(self._shingles, *shares)
        rare, alike = self._often(self._pairs, *_PAIRS)
        keys = np.unique(np.concatenate([literal[enough], rare[alike]]))
        return Candidates(
            np.stack([keys >> _ARTICLE_BITS, keys & _ARTICLES], axis=1).astype(np.int64),
            np.isin(keys, literal, assume_unique=True),
            np.isin(keys, rare[alike], assume_unique=True),
        )

    def _often(self, index: Parted, many: int, least: int, part: float) -> tuple[Hashes, Bools]:
        """The pairs of articles, packed, that meet in ``least`` lists; and which of them do so often enough.

        Often enough is in ``many`` lists, or in this ``part`` of the smaller article's features.
        """
        features = np.zeros(self.articles, dtype=np.int64)
        together = Parted(even_limits(self.articles << 24, self._parts, 24))
        for listed in index.take():
            once = listed[np.append(True, listed[1:] != listed[:-1])] if len(listed) else listed
            features += np.bincount((once & _ARTICLES).astype(np.int64), minlength=self.articles)
            together.add(_meetings(once))
        kept: list[Hashes] = []
        counted: list[Ints] = []
        for met in together.take():
            edges = np.flatnonzero(np.append(True, met[1:] != met[:-1])) if len(met) else np.zeros(0, dtype=np.int64)
            counts = np.diff(np.append(edges, len(met)))
            enough = counts >= least
            kept.append(met[edges[enough]])
            counted.append(counts[enough])
        keys, counts = np.concatenate(kept), np.concatenate(counted)
        ends = np.stack([keys >> _ARTICLE_BITS, keys & _ARTICLES]).astype(np.int64)
        return keys, (counts >= many) | (counts >= part * features[ends].min(axis=0))


def _meetings(index: Hashes) -> Hashes:
    """The pairs of articles, packed, once for every list in which they meet; ``index`` is sorted."""
    if not len(index):
        return index
    feature = index >> _ARTICLE_BITS
    starts = np.flatnonzero(np.append(True, feature[1:] != feature[:-1]))
    sizes = np.diff(np.append(starts, len(index)))
    longest = np.where(feature[starts] & np.uint64(1), _LONGEST_EDGE_LIST, _LONGEST_LIST)
    chosen = np.flatnonzero((sizes > 1) & (sizes <= longest))
    starts, sizes = starts[chosen], sizes[chosen]
    places, owner = ranges(starts, sizes)
    rank, size, article = places - starts[owner], sizes[owner], (index & _ARTICLES)[places]
    met: list[Hashes] = []
    for step in range(1, _REACH + 1):
        later = np.flatnonzero(rank + step < size)
        met.append((article[later] << _ARTICLE_BITS) | article[later + step])
    for head in range(_HEADS):
        far = np.flatnonzero(rank > head + _REACH)
        met.append((article[far - rank[far] + head] << _ARTICLE_BITS) | article[far])
    together: Hashes = np.concatenate(met)
    return together
