"""Names that are written differently, and names that only look alike; dates of a span of years."""

import pytest

from rashomon.collate.account import tell_story
from rashomon.mark import Parser, mark
from rashomon.model import Article, Disagreement, Published

PARSER = Parser()


def told(*reports: str) -> list[Disagreement]:
    """The disagreements of ``reports`` of one day."""
    day = Published("2024-03-12", "day", "stated")
    articles = [
        mark(Article(id=f"a{number}", source="", published=day, language="en", text=text), PARSER)
        for number, text in enumerate(reports)
    ]
    return list(tell_story(articles, ()).disagreements)


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("Mayor Astrid Vollan opened the pier on Monday.", "Mayor Astrid Volan cut the ribbon.", {"Vollan", "Volan"}),
        ("Erik Halden spoke for the port.", "Mr. Halden thanked the crew. Mr. Haldne left.", {"Halden", "Haldne"}),
        ("His wife, Kristin, was at his side.", "His wife Kristen waved to the crowd.", {"Kristin", "Kristen"}),
    ],
)
def test_a_name_in_two_spellings_is_told(one: str, other: str, values: set[str]) -> None:
    (found,) = told(one, other)
    assert {reading.value for reading in found.readings} == values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Olivia Marten sang at the gala.", "Peter Marter won the race."),  # two people
        ("Senator José Martinez voted for it.", "Senator Jose Martinez voted for it."),  # an accent
        ("Julia Vester wrote the letter.", "Julian Holm read the letter."),
        ("Tom Arden17 met the envoy.", "The envoy thanked Tom Arden18."),
    ],
)
def test_names_that_only_look_alike_are_none(one: str, other: str) -> None:
    assert told(one, other) == []


def test_one_surname_with_two_first_names_is_told_where_the_sentences_say_the_same() -> None:
    (found,) = told(
        "Councillor Lena Brandt won the contest for deputy chair, defeating fellow harbour delegate Barbara Quist.",
        "In a narrow contest, Councillor Maria Brandt defeated harbour delegate Barbara Quist for deputy chair.",
    )
    assert {reading.value for reading in found.readings} == {"Lena Brandt", "Maria Brandt"}


def test_a_first_name_with_a_slip_is_not_another_person() -> None:
    found = told(
        "Councillor Andre Brandt won the contest for deputy chair, defeating fellow harbour delegate Barbara Quist.",
        "In a narrow contest, Councillor Anre Brandt defeated harbour delegate Barbara Quist for deputy chair.",
    )
    assert not any(one.about.startswith("who it was") for one in found)


def test_one_surname_in_other_matters_is_two_people() -> None:
    assert told("Lena Brandt won the contest for deputy chair.", "Maria Brandt sells fish in the old town.") == []


def test_two_years_are_no_times_of_day() -> None:
    (found,) = told("Vollan has led the harbour party since 2002.", "Vollan has led the harbour party since 2003.")
    assert {reading.value for reading in found.readings} == {"2002", "2003"}


def test_the_longer_sentence_may_say_more_beside_the_year() -> None:
    (found,) = told(
        "Ada Vollan has led the Harbour Party since 2002.",
        "Ada Vollan has led the Harbour Party since 2003, and that is a problem.",
    )
    assert {reading.value for reading in found.readings} == {"2002", "2003"}


def test_a_slip_of_one_report_among_many_is_no_matter() -> None:
    right = [f"Mayor Astrid Vollan {did}." for did in ("opened the pier", "thanked a crew", "met her son", "slept")]
    assert [found.kind for found in told(right[0], "Mayor Astrid Volan cut the ribbon.")] == ["name"]
    assert told(*right, "Mayor Astrid Volan cut the ribbon.") == []
