"""Neighbours: pairs of articles that may belong to one story, found by their heaviest words in bounded lists."""

import numpy as np

from rashomon.collate.copies.words import Hashes, Ints
from rashomon.collate.stories.profiles import MOST_VALUE, STEMS, VALUE_BITS, Archive, pack

_HEAVIEST = 24
_REACH = 24
_LEAST_SHARED = 2
# The product of the values of a shared word, summed over them: below this two articles share no more than chance.
_LEAST_WEIGHT = 0.04
# An article keeps so many of the pairs with later ones, those that share most.
CLOSEST = 12
_AT_ONCE = 4096
# A place in a list: 22 bits of word, 24 of article, 18 of value. A meeting: two articles and 16 bits of weight.
_ARTICLE_BITS, _WEIGHT_BITS = np.uint64(24), np.uint64(16)
_AMOUNT_BITS = np.uint64(18)
_ARTICLES, _WEIGHTS = np.uint64((1 << 24) - 1), np.uint64((1 << 16) - 1)
_AMOUNTS = np.uint64((1 << 18) - 1)


def neighbour_pairs(archive: Archive, order: Ints, closest: int = CLOSEST) -> Ints:
    """Pairs of articles, shape (n, 2), smaller number first.

    ``order`` ranks the articles in time: in the list of a word an article meets those that came shortly before
    and after it, never the whole list, so that the cost of an article does not grow with the archive. It keeps the
    ``closest`` ones of those that came after it.
    """
    in_time = np.argsort(order)
    parts = [_places(archive, in_time, first) for first in range(0, len(in_time), _AT_ONCE)]
    index = np.sort(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.uint64)
    pairs = [in_time[_alike(_meetings(index, part), closest)] for part in parts]
    return np.sort(np.concatenate(pairs), axis=1) if pairs else np.zeros((0, 2), dtype=np.int64)


def _places(archive: Archive, in_time: Ints, first: int) -> Hashes:
    """The places in the lists of words of the articles from ``first`` on, in the order of time; sorted."""
    profiles = archive.of(in_time[first : first + _AT_ONCE])
    none = np.zeros(len(profiles.stem), dtype=np.int64)
    packed, counts = pack(profiles.article, profiles.stem, none, profiles.value, _HEAVIEST)
    rank = np.repeat(np.arange(first, first + len(counts)), counts).astype(np.uint64)
    stem = (packed >> (VALUE_BITS + 4) & STEMS).astype(np.uint64)
    amount = (packed & MOST_VALUE).astype(np.uint64) >> np.uint64(VALUE_BITS - int(_AMOUNT_BITS))
    return np.sort((stem << _ARTICLE_BITS | rank) << _AMOUNT_BITS | amount)


def _meetings(index: Hashes, part: Hashes) -> Hashes:
    """The meetings of the articles of ``part`` with later ones of ``index``, once for every list; sorted."""
    begin = np.searchsorted(index, part)
    word, article = part >> (_ARTICLE_BITS + _AMOUNT_BITS), part >> _AMOUNT_BITS & _ARTICLES
    met: list[Hashes] = []
    for step in range(1, _REACH + 1):
        later = index[np.minimum(begin + step, len(index) - 1)]
        same = np.flatnonzero((later >> (_ARTICLE_BITS + _AMOUNT_BITS) == word) & (later > part))
        later = later[same]
        weight = (part[same] & _AMOUNTS) * (later & _AMOUNTS) >> (_AMOUNT_BITS * np.uint64(2) - _WEIGHT_BITS)
        met.append((article[same] << _ARTICLE_BITS | (later >> _AMOUNT_BITS & _ARTICLES)) << _WEIGHT_BITS | weight)
    return np.sort(np.concatenate(met))


def _alike(meetings: Hashes, closest: int) -> Ints:
    """The pairs that meet often enough and in words that weigh enough, shape (n, 2), by their ranks in time."""
    if not len(meetings):
        return np.zeros((0, 2), dtype=np.int64)
    pair = meetings >> _WEIGHT_BITS
    opens = np.flatnonzero(np.append(True, pair[1:] != pair[:-1]))
    counts = np.diff(np.append(opens, len(pair)))
    weights = np.add.reduceat(meetings & _WEIGHTS, opens)
    enough = (counts >= _LEAST_SHARED) & (weights >= _LEAST_WEIGHT * int(_WEIGHTS))
    found, weights = pair[opens[enough]], weights[enough]
    first = found >> _ARTICLE_BITS
    by_weight = np.lexsort((found, np.iinfo(np.int64).max - weights.astype(np.int64), first))
    rank = np.arange(len(found)) - np.searchsorted(first, first)
    found = np.sort(found[by_weight[rank < closest]])
    return np.stack([found >> _ARTICLE_BITS, found & _ARTICLES], axis=1).astype(np.int64)
