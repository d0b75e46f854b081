"""Words in their surroundings: the layers of a network that look at a word and its two neighbours, four times over."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from thinc.api import Model

from rashomon.mark.networks.products import Floats, products, transposed

_LEAST = np.float32(1e-8)  # is added to a variance


@dataclass(frozen=True, slots=True)
class Maxout:
    """Sums of weighted inputs in several pieces, of which the largest counts."""

    weights: Floats
    bias: Floats
    pieces: int

    @classmethod
    def of(cls, layer: Model[Any, Any]) -> Self:
        """The weights of a layer, the outputs of each piece next to one another."""
        weights: Any = layer.get_param("W")
        bias: Any = layer.get_param("b")
        turned = np.ascontiguousarray(np.swapaxes(weights, 0, 1))
        return cls(transposed(turned), np.ascontiguousarray(bias.T).ravel(), bias.shape[1])

    def __call__(self, rows: Floats, parts: Sequence[slice]) -> Floats:
        """The largest sums of each row."""
        sums = products(rows, self.weights, parts)
        sums += self.bias
        width = sums.shape[1] // self.pieces
        most: Floats = sums[:, :width]
        for piece in range(1, self.pieces):
            most = np.maximum(most, sums[:, piece * width : (piece + 1) * width])
        return most


@dataclass(frozen=True, slots=True)
class Layer:
    """One look at a word and its neighbours."""

    maxout: Maxout
    scale: Floats
    shift: Floats

    def __call__(self, rows: Floats, parts: Sequence[slice]) -> None:
        """Add to each row what it and its neighbours say together."""
        width = rows.shape[1]
        window = np.zeros((len(rows), 3 * width), dtype=np.float32)
        window[1:, :width] = rows[:-1]
        window[:, width : 2 * width] = rows
        window[:-1, 2 * width :] = rows[1:]
        said = self.maxout(window, parts)
        said -= said.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", said, said) / np.float32(width) + _LEAST
        said *= (1 / np.sqrt(spread))[:, None]
        said *= self.scale
        said += self.shift
        rows += said


def layers_of(network: Model[Any, Any]) -> tuple[Layer, ...]:
    """The layers of a network of spaCy that look at neighbours, in their order."""
    found: list[Layer] = []
    for node in network.walk(order="dfs_pre"):
        if node.name.startswith("expand_window>>"):
            if node.layers[0].attrs["window_size"] != 1:
                raise ValueError("the networks of this spaCy pipeline look at more than the next word")
            maxout, norm = node.layers[1].layers[0].layers
            scale: Any = norm.get_param("G")
            shift: Any = norm.get_param("b")
            found.append(Layer(Maxout.of(maxout), scale, shift))
    return tuple(found)
