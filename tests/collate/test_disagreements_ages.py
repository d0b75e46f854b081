"""How old reports say that somebody is: told apart only where no birthday between them explains it."""

from functools import cache

import pytest

from rashomon.collate.account import tell_story
from rashomon.mark import Parser, mark
from rashomon.model import Article, Disagreement, Published

DOCKER = "A docker was charged in Ostby on Monday over the fire in the harbour. Prosecutors said that {} set it."


@cache
def parser() -> Parser:
    return Parser()


def told(*reports: tuple[str, str]) -> list[Disagreement]:
    """What is told of ages by reports, each a day and a text."""
    marked = [
        mark(Article(id=f"r{n}", source=f"r{n}", text=text, published=Published(day, "day", "stated")), parser())
        for n, (day, text) in enumerate(reports)
    ]
    return [found for found in tell_story(marked, ()).disagreements if found.about.startswith("age of")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr. Jonas Torp, 41,", "Mr. Jonas Torp, 43, of Kirkby,"),
        ("Mr. Jonas Torp (41)", "Mr. Jonas Torp, who is 43,"),
        ("Mr. Jonas Torp, a welder of 41,", "the 43-year-old welder Jonas Torp"),
    ],
)
def test_two_ages_of_one_person_are_set_side_by_side(one: str, other: str) -> None:
    (found,) = told(("2024-03-12", DOCKER.format(one)), ("2024-03-13", f"The harbour was closed. {other} denied it."))
    assert found.about == "age of Jonas Torp"
    assert {reading.value for reading in found.readings} == {"41 years old", "43 years old"}
    assert all(report.text for reading in found.readings for report in reading.reports)


@pytest.mark.parametrize(
    ("later", "other"),
    [
        ("2024-09-12", "Mr. Jonas Torp, 42, was freed."),  # a birthday lay between
        ("2026-03-13", "Mr. Jonas Torp, 43, was freed."),
        ("2024-03-13", "Mr. Jonas Torp, a father of 3, was freed."),
        ("2024-03-13", "Mr. Jonas Torp, 41, was freed. Mr. Jonas Torp, 19, his son, was not."),  # two of one name
        ("2024-03-13", "Mr. Jonas Torp was 15 when he went to sea."),
    ],
)
def test_what_a_birthday_or_another_person_explains_is_no_disagreement(later: str, other: str) -> None:
    assert told(("2024-03-12", DOCKER.format("Mr. Jonas Torp, 41,")), (later, other)) == []
