"""Stored models give the same scores after they are written and read back."""

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.learned import Forest, Linear


@given(st.lists(st.text(alphabet="ab\n\t é=", min_size=1, max_size=6), min_size=1, max_size=8, unique=True))
def test_a_linear_model_reads_back_whatever_its_features_are_called(names: list[str]) -> None:
    weights = np.arange(len(names) * 2, dtype=np.float32).reshape(-1, 2)
    model = Linear(("no", "yes"), {n: i for i, n in enumerate(names)}, weights, np.zeros(2, dtype=np.float32))
    stream = io.BytesIO()
    model.save(stream)
    path = _Held(stream.getvalue())
    again = Linear.load(path)  # type: ignore[arg-type]
    for name in names:
        assert again.scores([name]) == pytest.approx(model.scores([name]), abs=0.01)
    assert again.scores(["never learnt"]).tolist() == [0.0, 0.0]


class _Held:
    """Bytes that open as a file does."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def open(self, _: str) -> io.BytesIO:
        return io.BytesIO(self.data)


def test_a_forest_reads_back(tmp_path: Path) -> None:
    # One tree: feature 0 <= 0.5 gives -1, else feature 1 <= 2 gives 1, else 3.
    forest = Forest(
        names=("length", "depth"),
        roots=np.array([0], dtype=np.int32),
        feature=np.array([0, -1, 1, -1, -1], dtype=np.int32),
        threshold=np.array([0.5, 0, 2, 0, 0], dtype=np.float32),
        left=np.array([1, 0, 3, 0, 0], dtype=np.int32),
        right=np.array([2, 0, 4, 0, 0], dtype=np.int32),
        value=np.array([0, -1, 0, 1, 3], dtype=np.float32),
        base=0.5,
    )
    with (tmp_path / "forest.npz").open("wb") as stream:
        forest.save(stream)
    rows = np.array([[0.0, 9.0], [1.0, 2.0], [1.0, 2.5]], dtype=np.float32)
    again = Forest.load(tmp_path / "forest.npz")
    assert again.margin(rows).tolist() == [-0.5, 1.5, 3.5]
    assert again.probability(rows)[0] == pytest.approx(1 / (1 + np.exp(0.5)))
    assert again.names == ("length", "depth")


def test_trees_of_every_depth_are_walked_to_their_leaves() -> None:
    # A lone leaf, a tree of three levels, one of two; the value of a leaf is its number.
    forest = Forest(
        names=("length", "depth"),
        roots=np.array([0, 1, 6], dtype=np.int32),
        feature=np.array([-1, 0, -1, 1, -1, -1, 1, -1, -1], dtype=np.int32),
        threshold=np.array([0, 1, 0, 2, 0, 0, 3, 0, 0], dtype=np.float32),
        left=np.array([0, 2, 0, 4, 0, 0, 7, 0, 0], dtype=np.int32),
        right=np.array([0, 3, 0, 5, 0, 0, 8, 0, 0], dtype=np.int32),
        value=np.arange(9, dtype=np.float32),
        base=0.25,
    )
    rows = np.array([[1, 3], [2, 2], [2, 2.5], [2, 4]], dtype=np.float32)
    assert (forest.margin(rows) - 0.25).tolist() == [0 + 2 + 7, 0 + 4 + 7, 0 + 5 + 7, 0 + 5 + 8]
