"""Feasts that other calendars fix, and days known by what happened on them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.lexicon import read_rules
from rashomon.mark.parse import Parser
from rashomon.mark.times import find_times
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.movable import eastern_easter, islamic, jewish_new_year
from rashomon.mark.times.normalizers.holidays import days_of
from rashomon.mark.times.normalizers.named_days import NamedDay, NamedDays
from rashomon.model import Article, Published

NAMED = read_rules("rashomon.mark.times", "named_days.toml", NamedDays).day
PARSER = Parser()


def value_of(words: str) -> str:
    before, rest = f"They spoke of {words} there.".split("[")
    wanted, behind = rest.split("]")
    article = Article(
        id="a", source="a", text=before + wanted + behind, published=Published("2026-03-02", "day", "stated")
    )
    (time,) = find_times(next(PARSER.parse([article])))
    assert time.span.of(article.text) == wanted
    return time.value


@pytest.mark.parametrize("entry", NAMED, ids=lambda entry: entry.id)
def test_a_named_day_has_its_year_beside_its_deed_alone(entry: NamedDay) -> None:
    assert value_of(entry.example).startswith(f"{entry.year}-")
    assert entry.counter
    assert not value_of(entry.counter).startswith(f"{entry.year}-")


@pytest.mark.parametrize(
    ("found", "stated"),
    [
        (islamic(2023, 10, 1), [date(2023, 4, 21)]),
        (islamic(2000, 9, 1)[-1:], [date(2000, 11, 27)]),
        ([jewish_new_year(2023)], [date(2023, 9, 16)]),
        ([jewish_new_year(2024)], [date(2024, 10, 3)]),
        ([eastern_easter(2023)], [date(2023, 4, 16)]),
        ([eastern_easter(2017)], [date(2017, 4, 16)]),
    ],
)
def test_feasts_fall_on_the_days_of_the_almanac(found: list[date], stated: list[date]) -> None:
    assert len(found) == len(stated)
    assert all(abs((a - b).days) <= 1 for a, b in zip(found, stated, strict=True))


@given(st.integers(1, 9998))
def test_every_year_has_its_feasts(year: int) -> None:
    assert 1 <= len(islamic(year, 10, 1)) <= 2 or year < 623
    assert jewish_new_year(year).year == year
    assert eastern_easter(year).isoweekday() == 7 or not 1900 <= year <= 2099


@given(st.sampled_from(sorted(lexicon().slots["holiday"])), st.integers(1600, 2400))
def test_every_named_day_has_its_days_in_every_year(name: str, year: int) -> None:
    days = days_of(lexicon().slots["holiday"][name], year)
    assert all(day.year == year for day in days)
    assert days or "islamic" in lexicon().slots["holiday"][name]
