"""Linear models over named features, one row of weights a feature."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from rashomon.learned.manifest import check_names

_BETWEEN = "\x1e"  # the record separator: a feature's name may hold a line break, since a token can be one


@dataclass(frozen=True, slots=True)
class Linear:
    """``scores = bias + sum of weights[rows[name]] * value``; a name that was not learnt adds nothing."""

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    @classmethod
    def load(cls, file: Traversable, names: tuple[str, ...] | None = None) -> "Linear":
        """The model in an ``.npz`` file that ``save`` wrote.

        ``NamesError`` unless its features are ``names``; None where the features are words, so that no list of them
        stands in the code.
        """
        with file.open("rb") as stream, np.load(cast("BinaryIO", stream), allow_pickle=False) as data:
            learnt = tuple(str(data["names"]).split(_BETWEEN))
            weights = data["weights"].astype(np.float32) * data["scale"]
            classes, bias = tuple(str(c) for c in data["classes"]), data["bias"]
        check_names(file, learnt, learnt if names is None else names)
        return cls(classes, {n: i for i, n in enumerate(learnt)}, weights, bias)

    def save(self, stream: BinaryIO) -> None:
        """Write the model as a compressed ``.npz`` file, weights rounded to 16 bits."""
        scale = np.float32(max(float(np.abs(self.weights).max(initial=0.0)), 1e-9) / 32_000)
        np.savez_compressed(
            stream,
            classes=np.array(self.classes),
            names=np.array(_BETWEEN.join(self.rows)),
            weights=np.round(self.weights / scale).astype(np.int16),
            scale=scale,
            bias=self.bias,
        )

    def scores(self, features: Mapping[str, float] | Iterable[str]) -> NDArray[np.float32]:
        """The raw score of each class, shape (len(classes),), for features given as names or as name -> value."""
        rows = self.rows
        if isinstance(features, Mapping):
            pairs = [(rows[name], value) for name, value in features.items() if name in rows]
            values = np.array([value for _, value in pairs], dtype=np.float32)
            taken = self.weights[[row for row, _ in pairs]] * values[:, None] if pairs else self.weights[:0]
        else:
            taken = self.weights[[rows[name] for name in features if name in rows]]
        total: NDArray[np.float32] = self.bias + taken.sum(axis=0) if len(taken) else self.bias.copy()
        return total
