"""Weeks, weekends and months: on which side of the report they lie, and where they stand in the timeline."""

import pytest

from rashomon.collate.account import tell_story
from rashomon.mark import Parser, mark
from rashomon.model import Article, Published

PARSER = Parser()


def dates(day: str, text: str) -> list[str]:
    """The dates of the timeline of one report, as they stand there."""
    told = Article(id="a", source="", published=Published(day, "day", "stated"), language="en", text=text)
    return [entry.date for entry in tell_story([mark(told, PARSER)], ()).timeline]


def test_weeks_and_weekends_stand_where_they_belong() -> None:
    text = (
        "Alden signed the charter in January 2023. The council met last week. "
        "Thousands marched over the weekend. The mayor resigned on Tuesday, June 20."
    )
    found = dates("2023-06-21", text)
    assert found == ["2023-01", "2023-W24", "2023-06-17/2023-06-18", "2023-06-20"]


@pytest.mark.parametrize(
    ("text", "weekend"),
    [
        ("The mayor closed the pier this weekend.", "2023-06-17/2023-06-18"),  # told on the Monday after
        ("The mayor will close the pier this weekend.", "2023-06-24/2023-06-25"),
    ],
)
def test_this_weekend_is_the_one_its_sentence_speaks_of(text: str, weekend: str) -> None:
    assert dates("2023-06-19", text) == [weekend]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Officials are preparing the premier's trip to Alden in November, where she will open the fair.", "2023-11"),
        ("The trip was originally scheduled for February.", "2023-02"),
        ("The premier visited Alden in November.", "2022-11"),
    ],
)
def test_a_month_is_that_of_the_plan_or_the_deed(text: str, month: str) -> None:
    assert dates("2023-06-19", text) == [month]


def test_the_end_of_the_year_is_its_last_day() -> None:
    assert dates("2023-06-19", "The tax cuts expire at the end of the year.") == ["2023-12-31"]
