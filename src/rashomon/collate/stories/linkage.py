"""Linkage: average-link clustering over a sparse graph, the same for any order of the nodes' input."""

import heapq
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from rashomon.collate.copies.words import Ints


def average_link(count: int, pairs: ArrayLike, scores: ArrayLike, need: Sequence[float]) -> list[int]:
    """The cluster of each of ``count`` nodes: clusters join while their mean score is as high as they need.

    ``need[n - 1]`` is the least mean score at which a cluster of ``n`` nodes joins one that is no smaller, the last
    one that of all that are larger; it never falls. ``pairs`` has shape (n, 2); a pair that is not listed scores 0.
    Ties go to the smaller node numbers. The cost is that of the listed pairs alone (times a logarithm), and memory
    that of one connected part of them.
    """
    ends = np.sort(np.asarray(pairs, dtype=np.int64).reshape(-1, 2), axis=1)
    score = np.asarray(scores, dtype=np.float64)
    least = need[0]
    # No two clusters join over pairs that are all below the mean: what strong pairs do not connect stays apart.
    group = connected(count, ends[score >= least])
    inside = np.flatnonzero(group[ends[:, 0]] == group[ends[:, 1]])
    inside = inside[np.lexsort((ends[inside, 1], ends[inside, 0], group[ends[inside, 0]]))]
    owner = group[ends[inside, 0]]
    opens = np.flatnonzero(np.append(True, owner[1:] != owner[:-1])) if len(owner) else owner
    clusters = list(range(count))
    for begin, end in zip(opens.tolist(), [*opens.tolist()[1:], len(owner)], strict=False):
        part = inside[begin:end]
        _link(ends[part].tolist(), score[part].tolist(), need, clusters)
    return clusters


def connected(count: int, pairs: Ints) -> Ints:
    """The smallest node that each of ``count`` nodes is connected with by ``pairs``, shape (n, 2)."""
    name = np.arange(count)
    while True:
        before = name
        name = before.copy()
        least = np.minimum(before[pairs[:, 0]], before[pairs[:, 1]])
        for side in (before[pairs[:, 0]], before[pairs[:, 1]], pairs[:, 0], pairs[:, 1]):
            np.minimum.at(name, side, least)
        name = name[name]
        if np.array_equal(name, before):
            return name


def _link(pairs: Sequence[Sequence[int]], scores: Sequence[float], need: Sequence[float], clusters: list[int]) -> None:
    """Join the nodes of one connected part and write the cluster of each into ``clusters``."""
    sums: dict[int, dict[int, float]] = {node: {} for pair in pairs for node in pair}
    for (one, other), score in zip(pairs, scores, strict=True):
        sums[one][other] = sums[other][one] = score
    size, least, most = dict.fromkeys(sums, 1), need[0], len(need)
    parent = {node: node for node in sums}
    heap = [(-score, one, other) for (one, other), score in zip(pairs, scores, strict=True) if score >= least]
    heapq.heapify(heap)
    while heap:
        cost, one, other = heapq.heappop(heap)
        if parent[one] != one or parent[other] != other:
            continue
        if -cost != sums[one].get(other, 0.0) / (size[one] * size[other]):
            continue
        if -cost < need[min(size[one], size[other], most) - 1]:
            continue
        parent[other] = one
        size[one] += size[other]
        _hand_over(sums, one, other)
        for third, total in sums[one].items():
            mean = total / (size[one] * size[third])
            if mean >= least:
                heapq.heappush(heap, (-mean, min(one, third), max(one, third)))
    for node in parent:
        clusters[node] = _root(node, parent)


def _hand_over(sums: dict[int, dict[int, float]], one: int, other: int) -> None:
    """Add the sums of scores of ``other`` to those of ``one``."""
    mine, gone = sums[one], sums.pop(other)
    mine.pop(other, None)
    for third, total in gone.items():
        if third != one:
            sums[third].pop(other, None)
            mine[third] = sums[third][one] = mine.get(third, 0.0) + total


def _root(node: int, parent: dict[int, int]) -> int:
    while parent[node] != node:
        node = parent[node]
    return node
