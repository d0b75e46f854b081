"""Gradient-boosted trees as flat arrays, read with numpy alone."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import BinaryIO, cast

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
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
    def load(cls, file: Traversable) -> "Forest":
        """The forest in an ``.npz`` file that ``save`` wrote."""
        with file.open("rb") as stream, np.load(cast("BinaryIO", stream), allow_pickle=False) as data:
            parts = {key: data[key] for key in ("roots", "feature", "threshold", "left", "right", "value")}
            return cls(names=tuple(str(n) for n in data["names"]), base=float(data["base"]), **parts)

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
        nodes = np.repeat(self.roots[None, :], len(rows), axis=0)
        index = np.arange(len(rows))[:, None]
        while True:
            feature = self.feature[nodes]
            inner = feature >= 0
            if not inner.any():
                break
            low = rows[index, np.maximum(feature, 0)] <= self.threshold[nodes]
            nodes = np.where(inner, np.where(low, self.left[nodes], self.right[nodes]), nodes)
        total: NDArray[np.float64] = self.value[nodes].sum(axis=1, dtype=np.float64)
        return total + self.base

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probabilities, shape (n,), of ``rows``."""
        odds: NDArray[np.float64] = np.exp(np.clip(self.margin(rows), -50.0, 50.0))
        return odds / (1.0 + odds)
