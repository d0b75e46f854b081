"""Gradient-boosted trees as flat arrays, read with numpy alone."""

from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from rashomon.learned.manifest import check_names

_STEPS = 4  # down the trees before the paths that have reached a leaf are told apart
_ROWS = 32  # rows scored at once: their paths through the trees stay in the processor's cache


@dataclass(frozen=True)
class Forest:
    """Boosted trees for one output: ``margin`` is their sum plus ``base``; the logistic of it is a probability.

    Nodes of all trees lie behind one another: at node ``n`` go to ``left[n]`` where the feature is <=
    ``threshold[n]``, else to ``right[n]``; a leaf has ``feature[n] == -1`` and adds ``value[n]``.
    """

    names: tuple[str, ...]
    roots: NDArray[np.int32]
    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    base: float

    @classmethod
    def load(cls, file: Traversable, names: tuple[str, ...] | None = None) -> "Forest":
        """The forest in an ``.npz`` file that ``save`` wrote; ``NamesError`` unless its features are ``names``."""
        with file.open("rb") as stream, np.load(cast("BinaryIO", stream), allow_pickle=False) as data:
            parts = {key: data[key] for key in ("roots", "feature", "threshold", "left", "right", "value")}
            found = cls(names=tuple(str(n) for n in data["names"]), base=float(data["base"]), **parts)
        check_names(file, found.names, found.names if names is None else names)
        return found

    def save(self, stream: BinaryIO) -> None:
        """Write the forest as a compressed ``.npz`` file."""
        np.savez_compressed(
            stream,
            names=np.array(self.names),
            roots=self.roots,
            feature=self.feature,
            threshold=self.threshold,
            left=self.left,
            right=self.right,
            value=self.value,
            base=np.array(self.base),
        )

    def margin(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The raw scores, shape (n,), of ``rows``, shape (n, len(names))."""
        total = np.full(len(rows), self.base, dtype=np.float64)
        for first in range(0, len(rows), _ROWS):
            part = np.ascontiguousarray(rows[first : first + _ROWS], dtype=np.float32)
            total[first : first + _ROWS] += self.value[self._leaves(part)].sum(axis=1, dtype=np.float64)
        return total

    def _leaves(self, rows: NDArray[np.float32]) -> NDArray[np.intp]:
        """The leaf that each row reaches in each tree, shape (n, trees).

        Half of the paths end well above the deepest leaf: every few steps those that have are left behind.
        """
        feature, threshold, children, depth = self._steps
        cells = rows.ravel()
        base = np.repeat(np.arange(len(rows)) * rows.shape[1], len(self.roots))
        nodes = np.tile(self.roots.astype(np.intp), len(rows))
        reached, paths = nodes.copy(), np.arange(len(nodes))
        for step in range(1, depth + 1):
            above = cells.take(base + feature.take(nodes)) > threshold.take(nodes)
            nodes = children.take(2 * nodes + above)
            if step == depth or step % _STEPS == 0:
                reached[paths] = nodes
                going = np.flatnonzero(self.feature.take(nodes) >= 0)
                nodes, base, paths = nodes.take(going), base.take(going), paths.take(going)
        return reached.reshape(len(rows), -1)

    @cached_property
    def _steps(self) -> tuple[NDArray[np.intp], NDArray[np.float32], NDArray[np.intp], int]:
        """Features, thresholds, both children of every node, and the depth of the deepest tree.

        A leaf is its own child, so that all rows can take the same number of steps.
        """
        leaf = self.feature < 0
        here = np.arange(len(self.feature), dtype=np.intp)
        left, right = np.where(leaf, here, self.left), np.where(leaf, here, self.right)
        depth, level = 0, self.roots.astype(np.intp)
        while len(level := level[~leaf[level]]):
            level, depth = np.concatenate([left[level], right[level]]), depth + 1
        children = np.stack([left, right], axis=1).ravel()
        return np.where(leaf, 0, self.feature).astype(np.intp), self.threshold, children, depth

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probabilities, shape (n,), of ``rows``."""
        odds: NDArray[np.float64] = np.exp(np.clip(self.margin(rows), -50.0, 50.0))
        return odds / (1.0 + odds)
