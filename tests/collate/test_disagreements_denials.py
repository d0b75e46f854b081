"""What is denied in the next breath is set beside what was told; what is denied of something else is not."""

from functools import cache

import pytest

from rashomon.collate.account import tell_story
from rashomon.collate.disagreements.denials import NOTE
from rashomon.mark import Parser, mark
from rashomon.model import Article, Disagreement, Published


@cache
def parser() -> Parser:
    return Parser()


def told(text: str) -> list[Disagreement]:
    given = Article(id="r", source="r", text=text, published=Published("2024-03-12", "day", "stated"))
    return [found for found in tell_story([mark(given, parser())], ()).disagreements if found.note == NOTE]


CLAIM = "The union said that the mayor had warned the port of the leak in May."


@pytest.mark.parametrize(
    ("denial", "words"),
    [
        ("The port denies it.", "denies it"),
        ("The mayor's office denied that in a letter.", "denied that"),
        ("The port said it knew of no such warning.", "no such warning"),
        ("The mayor insists that she never did.", "insists that she never did"),
    ],
)
def test_a_denial_stands_beside_what_it_denies(denial: str, words: str) -> None:
    (found,) = told(f"{CLAIM} {denial} The quay is closed.")
    assert found.kind == "polarity"
    assert {reading.value for reading in found.readings} >= {words}
    assert any("warned the port" in reading.value for reading in found.readings)
    assert {report.text for reading in found.readings for report in reading.reports} == {CLAIM, denial}


@pytest.mark.parametrize(
    "denial",
    [
        "The port denied it had lost any oil.",  # something of its own
        "Asked whether the quay was safe, the port denied it.",  # what stands in its own sentence
        "The port said that there was no such pier.",
        "The fishermen went home, but the mayor did not.",
    ],
)
def test_what_is_denied_of_something_else_is_no_denial(denial: str) -> None:
    assert told(f"{CLAIM} {denial}") == []
