"""Neighbours: pairs of articles that may belong to one story, found by their heaviest words in bounded lists."""

import numpy as np

from rashomon.collate.copies.words import Ints
from rashomon.collate.stories.profiles import Profiles

_HEAVIEST = 24
_REACH = 24
_LEAST_SHARED = 2


def neighbour_pairs(profiles: Profiles, order: Ints) -> Ints:
    """Pairs of articles, shape (n, 2), smaller number first and sorted.

    ``order`` ranks the articles in time: in the list of a word an article meets those that came shortly before
    and after it, never the whole list, so that the cost of an article does not grow with the archive.
    """
    by_value = np.lexsort((profiles.stem, -profiles.value, profiles.article))
    rank = np.arange(len(by_value)) - profiles.bounds[profiles.article[by_value]]
    heavy = by_value[rank < _HEAVIEST]
    index = np.sort((profiles.stem[heavy] << 24) | order[profiles.article[heavy]])
    stem = index >> 24
    met = []
    for step in range(1, _REACH + 1):
        same = np.flatnonzero(stem[step:] == stem[:-step])
        met.append(((index[same] & 0xFFFFFF) << 24) | (index[same + step] & 0xFFFFFF))
    together = np.sort(np.concatenate(met))
    if not len(together):
        return np.zeros((0, 2), dtype=np.int64)
    edges = np.flatnonzero(np.append(True, together[1:] != together[:-1]))
    often = together[edges[np.diff(np.append(edges, len(together))) >= _LEAST_SHARED]]
    back = np.argsort(order)
    pairs = np.sort(np.stack([back[often >> 24], back[often & 0xFFFFFF]], axis=1), axis=1)
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
