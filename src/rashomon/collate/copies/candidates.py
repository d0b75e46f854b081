"""Candidates: pairs of articles that share enough rare features to be worth reading side by side.

Two kinds of features stand in one inverted index: five words in a row (found where text was taken over as it is)
and pairs of the rarest words of a sentence (names, numbers and rare words survive rewording and translation). An
index entry is one 64-bit number, 40 bits of feature and 24 bits of article, so that an index is built and read by
sorting alone. Lists are bounded: an article meets its neighbours in a list and the list's first articles only.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

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


def index_entries(words: Words, weighing: Weighing, first: int, every: int) -> tuple[Hashes, Hashes]:
    """The index entries of the texts in ``words``, numbered from ``first``: shingles, and pairs of rare words.

    Of the shingles only one in ``every`` is kept, the same ones in every text.
    """
    hashes, places = shingle_hashes(words)
    kept = np.flatnonzero((hashes >> np.uint64(40)) % np.uint64(every) == 0)
    hashes, places = hashes[kept], places[kept]
    shingles = entries(hashes, words.text[places] + first, at_edge(words, places))
    pairs, owners = pair_hashes(words, weighing)
    return shingles, entries(pairs, owners + first)


def candidate_pairs(shingles: Hashes, pairs: Hashes, every: int = 1) -> Candidates:
    """The pairs of articles worth reading; takes the index entries of all articles, in any order, and sorts them."""
    many, least, part = _SHINGLES
    literal, enough = _often(shingles, max(2, many // every), max(2, least // every), part)
    rare, alike = _often(pairs, *_PAIRS)
    keys = np.unique(np.concatenate([literal[enough], rare[alike]]))
    return Candidates(
        np.stack([keys >> _ARTICLE_BITS, keys & _ARTICLES], axis=1).astype(np.int64),
        np.isin(keys, literal, assume_unique=True),
        np.isin(keys, rare[alike], assume_unique=True),
    )


def _often(index: Hashes, many: int, least: int, part: float) -> tuple[Hashes, Bools]:
    """The pairs of articles, packed, that meet in ``least`` lists; and which of them do so often enough.

    Often enough is in ``many`` lists, or in this ``part`` of the smaller article's features.
    """
    index.sort()
    if len(index) < 2:
        return index[:0], np.zeros(0, dtype=bool)
    index = index[np.append(True, index[1:] != index[:-1])]
    features = np.bincount((index & _ARTICLES).astype(np.int64))
    together = np.sort(_meetings(index))
    if not len(together):
        return together, np.zeros(0, dtype=bool)
    edges = np.flatnonzero(np.append(True, together[1:] != together[:-1]))
    counts = np.diff(np.append(edges, len(together)))
    enough = counts >= least
    keys, counts = together[edges[enough]], counts[enough]
    ends = np.stack([keys >> _ARTICLE_BITS, keys & _ARTICLES]).astype(np.int64)
    return keys, (counts >= many) | (counts >= part * features[ends].min(axis=0))


def _meetings(index: Hashes) -> Hashes:
    """The pairs of articles, packed, once for every list in which they meet; ``index`` is sorted."""
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
