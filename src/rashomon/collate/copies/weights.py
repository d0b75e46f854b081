"""How much a word says: rare words, names and numbers weigh, common words do not."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.words import Bools, Floats, Hashes, Ints, Words, read_words
from rashomon.lexicon import read_table

Weights = NDArray[np.float32]

# A word is known by this many bits of its hash: of 60,000 words one in seventy shares its number with another.
STEM_BITS = 22
_STEMS = 1 << STEM_BITS
# The background counts like this many further articles of the batch; in small batches it decides alone.
_BACKGROUND_ARTICLES = 1500
# Words in more than this share of all articles weigh nothing.
_COMMON = 0.3
# The share of news reports that is taken to hold a word that general English does not list.
_UNSEEN = 0.0005


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weight of every stem: the logarithm of how rarely it is used, 0 for common words, at most 1."""

    table: Weights

    def of(self, stems: NDArray[np.int32]) -> Weights:
        """The weights of stems as ``stem_ids`` numbers them."""
        return self.table[stems]


def stem_ids(words: Words) -> NDArray[np.int32]:
    """The number of each word's stem, below ``1 << STEM_BITS``."""
    return stem_numbers(words.stem)


def stem_numbers(stems: Hashes) -> NDArray[np.int32]:
    """The numbers of stems given by their hashes, below ``1 << STEM_BITS``."""
    return (stems & np.uint64(_STEMS - 1)).astype(np.int32)


def weigh(words: Words) -> Weighing:
    """Weights from the articles in ``words`` (a sample of the batch will do) and general English together."""
    texts = len(words.bounds) - 1
    keys = np.sort((words.text << STEM_BITS) | stem_ids(words))
    stems = np.sort(keys[starts_of(keys)] & (_STEMS - 1))
    opens = starts_of(stems)
    return weigh_counts(stems[opens], np.diff(np.append(opens, len(stems))), texts)


def weigh_counts(present: Ints, counts: Ints, texts: int) -> Weighing:
    """Weights where of ``texts`` articles so many (``counts``) hold each of the stems that are ``present``."""
    whole = texts + _BACKGROUND_ARTICLES

    def scaled(articles: Floats) -> Floats:
        weight: Floats = np.clip(np.log(_COMMON * whole / articles) / np.log(_COMMON * whole / 1.5), 0, 1)
        return weight

    # A word that the sample does not hold is rare, unless general English knows it.
    known = _known()
    weights = np.ones(_STEMS, dtype=np.float32)
    weights[known] = scaled(_background()[known] * _BACKGROUND_ARTICLES + 0.5)
    weights[present] = scaled(counts + _background()[present] * _BACKGROUND_ARTICLES + 0.5)
    return Weighing(weights)


@cache
def general_weighing() -> Weighing:
    """Weights from general English alone: whatever the batch is about keeps its weight."""
    weights = np.ones(_STEMS, dtype=np.float32)
    share = np.maximum(_background()[_known()], _UNSEEN)
    weights[_known()] = np.clip(np.log(_COMMON / share) / np.log(_COMMON / _UNSEEN), 0, 1)
    return Weighing(weights)


@cache
def _background() -> Weights:
    """The share of news reports that hold each stem, from ``background.tsv``."""
    lines = read_table(__package__, "background.tsv", 2)
    table = np.zeros(_STEMS, dtype=np.float32)
    words = read_words([" ".join(stem for stem, _ in lines)])
    if len(words) != len(lines):
        message = "background.tsv: every line must hold one word"
        raise ValueError(message)
    np.maximum.at(table, stem_ids(words), np.array([float(share) for _, share in lines], dtype=np.float32))
    return table


@cache
def _known() -> Ints:
    """The stems that ``background.tsv`` lists."""
    return np.flatnonzero(_background() > 0)


def starts_of(values: NDArray[Any]) -> Ints:
    """Where each run of equal values begins; ``values`` are sorted."""
    new = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return np.flatnonzero(new)


def ranges(starts: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """All numbers ``start .. start + count`` of each range behind one another, and the range each belongs to."""
    owner = np.repeat(np.arange(len(starts)), counts)
    ends = np.cumsum(counts)
    return np.arange(len(owner)) - np.repeat(ends - counts, counts) + np.repeat(starts, counts), owner


def smaller_first(pairs: Ints, sizes: Ints) -> tuple[Ints, Ints, Bools]:
    """The smaller and the larger text of each pair, and whether that exchanges them: the smaller one is looked up."""
    swapped = sizes[pairs[:, 0]] > sizes[pairs[:, 1]]
    return np.where(swapped, pairs[:, 1], pairs[:, 0]), np.where(swapped, pairs[:, 0], pairs[:, 1]), swapped
