"""Dates in words keep the precision of what they are given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.tell.dates import in_words, period


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-02-13", "13 February 2024"),
        ("2024-02", "February 2024"),
        ("2024", "2024"),
        ("198", "the 1980s"),
        ("2024-W07", "week of 12 February 2024"),
        ("2024-W07-WE", "weekend of 12 February 2024"),
        ("2024-Q2", "quarter 2 of 2024"),
        ("2024-FA", "autumn 2024"),
        ("2024-02-13T22:41", "13 February 2024, 22:41"),
        ("2024-02-13T22:41:07+01:00", "13 February 2024, 22:41 (UTC+01:00)"),
        ("2024-02-13TEV", "13 February 2024, evening"),
        ("2024-02-13/2024-02-14", "13 February 2024 to 14 February 2024"),
        ("PRESENT_REF", "now"),
        ("2024-02-31", "2024-02-31"),
        ("XXXX-WXX-2", ""),
        ("2024-XX-05", "2024"),
        (None, ""),
    ],
)
def test_values_in_words(value: str | None, words: str) -> None:
    assert in_words(value) == words


def test_weekdays_are_named_where_asked_for() -> None:
    assert in_words("2024-02-13", weekday=True) == "Tue 13 February 2024"


def test_a_period_runs_from_the_first_to_the_last() -> None:
    assert period(["2024-03-12", "2024-02-13T22:41"]) == "13 February 2024 to 12 March 2024"
    assert period(["2024-03-12"]) == "12 March 2024"
    assert period([]) == ""


@given(st.text(max_size=20))
def test_any_value_has_words(value: str) -> None:
    assert in_words(value) or not value or value.startswith("XXXX")
