"""Products of matrices, a product for each paragraph: its last bit depends on nothing else that is computed with it.

How a library of linear algebra rounds depends on the size of a matrix and on where in it a row stands. Paragraphs are
remembered, so what is said of one must not depend on those that it happened to be parsed with.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

Floats = NDArray[np.float32]


def products(rows: Floats, weights: Floats, parts: Sequence[slice]) -> Floats:
    """The rows times the weights, each part of the rows by itself; rows of no part are left as they come."""
    out = np.empty((len(rows), weights.shape[1]), dtype=np.float32)
    for part in parts:
        np.matmul(rows[part], weights, out=out[part])
    return out


def transposed(weights: Floats) -> Floats:
    """Weights as they are kept, a row for each output, in the form that ``products`` takes."""
    return np.ascontiguousarray(weights.reshape(-1, weights.shape[-1]).T)


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Matrices of a paragraph are small: on several threads they cost more than on one, and round otherwise."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield
