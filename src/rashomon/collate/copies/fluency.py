"""Fluency: which words follow each other in natural English.

A rewritten or twice translated text keeps the words of its original, but not their company: fewer of its pairs of
neighbours are ones that reports use. ``neighbours.npz`` holds, as a bit table of 20-bit hashes, the pairs that stand
in reports of three topics or more (``scripts/train_neighbours.py``).
"""

from functools import cache
from importlib.resources import files
from typing import BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.words import Bools, Hashes, Ints, mix

BITS = 20


def neighbour_numbers(full: Hashes) -> Ints:
    """The number (of ``BITS`` bits) of each word and the next one, of words given by their hashes; one shorter."""
    together = mix(full[:-1] * np.uint64(3) + full[1:])
    return (together & np.uint64((1 << BITS) - 1)).astype(np.int64)


def usual_neighbours(full: Hashes) -> Bools:
    """Whether each word and the next one are usual neighbours; one shorter than the words."""
    return _table()[neighbour_numbers(full)]


@cache
def _table() -> NDArray[np.bool_]:
    with files(__package__).joinpath("neighbours.npz").open("rb") as stream:
        packed = np.load(cast("BinaryIO", stream), allow_pickle=False)["bits"]
    return np.unpackbits(packed).astype(bool)
