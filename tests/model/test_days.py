"""TIMEX3 values as days: every room that compares, sorts or writes dates reads them here."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import interval, is_day


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-06-18TEV", date(2023, 6, 18), date(2023, 6, 18)),
        ("2023-06-18T21:08+05:30", date(2023, 6, 18), date(2023, 6, 18)),
        ("2024-02-01/2024-02-03", date(2024, 2, 1), date(2024, 2, 3)),
        ("2023-W25", date(2023, 6, 19), date(2023, 6, 25)),
        ("2023-W25-WE", date(2023, 6, 24), date(2023, 6, 25)),
        ("2023-SU", date(2023, 6, 1), date(2023, 8, 31)),
        ("2023-WI", date(2023, 12, 1), date(2024, 2, 29)),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31)),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_values_as_intervals(value: str, first: date, last: date) -> None:
    found = interval(value)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize("value", ["2024-13", "2023-02-29", "P3D", "FUTURE_REF", "2024-02-03/2024-02-01", "", None])
def test_values_that_name_no_days(value: str | None) -> None:
    assert interval(value) is None


@given(st.text(max_size=12) | st.from_regex(r"\d{4}(-(W)?\d\d(-\d\d)?)?", fullmatch=True))
def test_no_value_breaks_anything(value: str) -> None:
    found = interval(value)
    assert found is None or found.first <= found.last
    assert is_day(value) in (True, False)
