"""Neighbours: pairs of articles that may belong to one story, found by their heaviest words in bounded lists."""

import numpy as np

from rashomon.collate.copies.weights import starts_of
from rashomon.collate.copies.words import Hashes, Ints
from rashomon.collate.stories.profiles import Archive, heaviest

_HEAVIEST = 24
_REACH = 24
_LEAST_SHARED = 2
# The product of the values of a shared word, summed over them: below this two articles share no more than chance.
_LEAST_WEIGHT = 0.04
# An article keeps so many of the pairs with later ones, those that share most.
CLOSEST = 12
_AT_ONCE = 512
# A place in a list: 22 bits of word, 24 of article, 18 of value. A meeting: two articles and 16 bits of weight.
_ARTICLE_BITS, _WEIGHT_BITS = np.uint64(24), np.uint64(16)
_AMOUNT_BITS = np.uint64(18)
_WORD_AT = _ARTICLE_BITS + _AMOUNT_BITS
_ARTICLES, _WEIGHTS = np.uint64((1 << 24) - 1), np.uint64((1 << 16) - 1)
_AMOUNTS = np.uint64((1 << 18) - 1)


def neighbour_pairs(archive: Archive, closest: int = CLOSEST) -> Ints:
    """Pairs of articles, shape (n, 2), sorted, the smaller number first; ``archive`` is in the order of time.

    In the list of a word an article meets those that came shortly before and after it, never the whole list, so that
    the cost of an article does not grow with the archive. It keeps the ``closest`` ones of those that came after it.
    """
    parts = [_places(archive, first) for first in range(0, len(archive), _AT_ONCE)]
    index = np.sort(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.uint64)
    pairs = [_alike(_meetings(index, part), closest) for part in parts]
    return np.concatenate(pairs) if pairs else np.zeros((0, 2), dtype=np.int64)


def _places(archive: Archive, first: int) -> Hashes:
    """The places in the lists of words of the articles from ``first`` on; sorted."""
    chosen = np.arange(first, min(first + _AT_ONCE, len(archive)))
    words, owner = archive.words(chosen)
    heavy = heaviest(owner, archive.stem[words], archive.value[words], len(chosen), _HEAVIEST)
    words, rank = words[heavy], (owner[heavy] + first).astype(np.uint64)
    stem, amount = archive.stem[words].astype(np.uint64), (archive.value[words] * _AMOUNTS).astype(np.uint64)
    return np.sort((stem << _ARTICLE_BITS | rank) << _AMOUNT_BITS | amount)


def _meetings(index: Hashes, part: Hashes) -> Hashes:
    """The meetings of the articles of ``part`` with later ones of ``index``, once for every list; sorted."""
    at, met = np.searchsorted(index, part), list[Hashes]()
    for _ in range(_REACH):
        at = at + 1
        on = np.flatnonzero(at < len(index))
        at, part = at[on], part[on]
        later = index[at]
        on = np.flatnonzero(later >> _WORD_AT == part >> _WORD_AT)
        at, part, later = at[on], part[on], later[on]
        one, other = part >> _AMOUNT_BITS & _ARTICLES, later >> _AMOUNT_BITS & _ARTICLES
        weight = (part & _AMOUNTS) * (later & _AMOUNTS) >> (_AMOUNT_BITS * np.uint64(2) - _WEIGHT_BITS)
        met.append((one << _ARTICLE_BITS | other) << _WEIGHT_BITS | weight)
    return np.sort(np.concatenate(met))


def _alike(meetings: Hashes, closest: int) -> Ints:
    """The pairs that meet often enough and in words that weigh enough, shape (n, 2), sorted."""
    if not len(meetings):
        return np.zeros((0, 2), dtype=np.int64)
    pair = meetings >> _WEIGHT_BITS
    opens = starts_of(pair)
    counts = np.diff(np.append(opens, len(pair)))
    weights = np.add.reduceat(meetings & _WEIGHTS, opens)
    enough = (counts >= _LEAST_SHARED) & (weights >= _LEAST_WEIGHT * int(_WEIGHTS))
    found, weights = pair[opens[enough]], weights[enough]
    first = found >> _ARTICLE_BITS
    by_weight = np.lexsort((found, np.iinfo(np.int64).max - weights.astype(np.int64), first))
    rank = np.arange(len(found)) - np.searchsorted(first, first)
    found = np.sort(found[by_weight[rank < closest]])
    return np.stack([found >> _ARTICLE_BITS, found & _ARTICLES], axis=1).astype(np.int64)
