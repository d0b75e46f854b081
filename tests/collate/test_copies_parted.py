"""Parted numbers: nothing is lost, everything is sorted, features stay together."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.copies.parted import Parted, even_limits

NUMBERS = st.lists(st.integers(0, (1 << 64) - 1), max_size=60)


@given(st.lists(NUMBERS, max_size=4), st.integers(1, 9))
def test_taking_all_ranges_gives_all_numbers_in_order(added: list[list[int]], parts: int) -> None:
    kept = Parted(even_limits(1 << 64, parts, 24))
    for numbers in added:
        kept.add(np.array(numbers, dtype=np.uint64))
    taken = np.concatenate(list(kept.take())).tolist()
    assert taken == sorted(number for numbers in added for number in numbers)
    assert sum(len(part) for part in kept.take()) == 0


@given(st.integers(0, (1 << 40) - 1), st.integers(1, 300))
def test_numbers_that_differ_in_their_low_bits_alone_stay_in_one_range(feature: int, parts: int) -> None:
    kept = Parted(even_limits(1 << 64, parts, 24))
    kept.add(np.array([feature << 24, (feature << 24) + (1 << 24) - 1], dtype=np.uint64))
    assert max(len(part) for part in kept.take()) == 2
