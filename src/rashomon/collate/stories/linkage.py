"""Linkage: average-link clustering over a sparse graph, the same for any order of the nodes' input."""

import heapq
from collections.abc import Sequence


def average_link(count: int, pairs: Sequence[tuple[int, int]], scores: Sequence[float], least: float) -> list[int]:
    """The cluster of each of ``count`` nodes: clusters join while their mean score is at least ``least``.

    A pair that is not listed scores 0. Ties go to the smaller node numbers. The cost is that of the listed pairs
    alone (times a logarithm).
    """
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    for (one, other), score in zip(pairs, scores, strict=True):
        sums[one][other] = sums[other][one] = score
    size = [1] * count
    parent = list(range(count))
    heap = [(-score, min(pair), max(pair)) for pair, score in zip(pairs, scores, strict=True) if score >= least]
    heapq.heapify(heap)
    while heap:
        cost, one, other = heapq.heappop(heap)
        if parent[one] != one or parent[other] != other:
            continue
        if -cost != sums[one].get(other, 0.0) / (size[one] * size[other]):
            continue
        parent[other] = one
        gone, sums[other] = sums[other], {}
        mine = sums[one]
        mine.pop(other, None)
        size[one] += size[other]
        for third, total in gone.items():
            if third == one:
                continue
            sums[third].pop(other, None)
            mine[third] = mine.get(third, 0.0) + total
        for third, total in mine.items():
            sums[third][one] = total
            mean = total / (size[one] * size[third])
            if mean >= least:
                heapq.heappush(heap, (-mean, min(one, third), max(one, third)))
    return [_root(node, parent) for node in range(count)]


def _root(node: int, parent: list[int]) -> int:
    while parent[node] != node:
        node = parent[node]
    return node
