"""Linkage: average-link clustering over a sparse graph, the same for any order of the nodes' input."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from rashomon.collate.copies.weights import starts_of
from rashomon.collate.copies.words import Bools, Floats, Ints

# Scores are summed as whole numbers, so that no order of adding shows in the last digit.
_SCALE = 1 << 30
_NODE_BITS = 31
_NODES = (1 << _NODE_BITS) - 1


def average_link(
    count: int, pairs: ArrayLike, scores: ArrayLike, need: Sequence[float], kept: tuple[int, float] = (1, 0.0)
) -> Ints:
    """The cluster of each of ``count`` nodes: clusters join while their mean score is as high as they need.

    ``need[n - 1]`` is the least mean score at which a cluster of ``n`` nodes joins one that is no smaller, the last
    one that of all that are larger; it never falls. ``kept`` is a number of nodes, and a share: clusters of so many
    nodes also need that share of the mean score that the looser one of them has within. ``pairs`` has shape (n, 2),
    each once; a pair that is not listed scores 0. In every round all clusters join that are the best partner of each
    other (ties go to the smaller numbers): one round costs what the listed pairs cost, and there are no more rounds
    than nodes in a cluster.
    """
    cluster, size, within = np.arange(count), np.ones(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    ends = np.sort(np.asarray(pairs, dtype=np.int64).reshape(-1, 2), axis=1)
    total = np.rint(np.asarray(scores, dtype=np.float64) * _SCALE).astype(np.int64)
    ends, total = _joined(ends, total)
    while True:
        sizes = size[ends]
        mean = total / _SCALE / (sizes[:, 0] * sizes[:, 1])
        inner = (within / _SCALE / np.maximum(size * (size - 1) / 2, 1))[ends]
        allowed = np.flatnonzero(mean >= _needed(sizes.min(axis=1), inner.min(axis=1), need, kept))
        if not len(allowed):
            return _followed(cluster)
        best = allowed[_mutual(ends[allowed], mean[allowed], count)]
        into, gone = ends[best].T
        cluster[gone] = into
        size[into] += size[gone]
        within[into] += within[gone] + total[best]
        touched = np.zeros(count, dtype=bool)
        touched[into] = touched[gone] = True
        ends, total = _renamed(ends, total, cluster, touched[ends[:, 0]] | touched[ends[:, 1]])


def _needed(size: Ints, inner: Floats, need: Sequence[float], kept: tuple[int, float]) -> Floats:
    """The mean score that two clusters need: the smaller has ``size`` nodes, the looser a mean of ``inner`` within."""
    least: Floats = np.asarray(need, dtype=np.float64)[np.minimum(size, len(need)) - 1]
    return np.where(size < kept[0], least, np.maximum(least, kept[1] * inner))


def _mutual(ends: Ints, mean: Floats, count: int) -> Ints:
    """The places of the pairs that are the best one for both their ends."""
    order = np.lexsort((ends[:, 1], ends[:, 0], -mean))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    top = np.full(count, len(order), dtype=np.int64)
    np.minimum.at(top, ends[:, 0], rank)
    np.minimum.at(top, ends[:, 1], rank)
    return np.flatnonzero((top[ends] == rank[:, None]).all(axis=1))


def _renamed(ends: Ints, total: Ints, cluster: Ints, touched: Bools) -> tuple[Ints, Ints]:
    """The pairs and their sums of scores with the ``touched`` ones called by their new clusters and added up."""
    named = np.sort(cluster[ends[touched]], axis=1)
    apart = named[:, 0] != named[:, 1]
    named, sums = _joined(named[apart], total[touched][apart])
    return np.concatenate([ends[~touched], named]), np.concatenate([total[~touched], sums])


def _joined(ends: Ints, total: Ints) -> tuple[Ints, Ints]:
    """Each pair once, with the sum of its scores."""
    keys = ends[:, 0] << _NODE_BITS | ends[:, 1]
    order = np.argsort(keys, kind="stable")
    keys, total = keys[order], total[order]
    opens = starts_of(keys)
    sums = np.add.reduceat(total, opens) if len(keys) else total
    return np.stack([keys[opens] >> _NODE_BITS, keys[opens] & _NODES], axis=1), sums


def _followed(cluster: Ints) -> Ints:
    """The last cluster that each node came to."""
    while True:
        further = cluster[cluster]
        if np.array_equal(further, cluster):
            return cluster
        cluster = further


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
