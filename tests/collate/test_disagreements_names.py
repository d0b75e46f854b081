"""Names and denials that differ between two reports and are no disagreement."""

import pytest

from rashomon.collate.account import tell_story
from rashomon.mark import Parser, mark
from rashomon.model import Article, Disagreement, MarkedArticle, Published, article_id

PARSER = Parser()


def told(*reports: str) -> list[Disagreement]:
    """The disagreements on names and denials of ``reports`` of one day."""
    articles = [_marked(f"report{number}", text) for number, text in enumerate(reports)]
    return [d for d in tell_story(articles, ()).disagreements if d.kind in {"name", "polarity"}]


def _marked(source: str, text: str) -> MarkedArticle:
    day = Published("2024-03-12", "day", "stated")
    given = Article(id=article_id(source, None, None, text), source=source, published=day, language="en", text=text)
    return mark(given, PARSER)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The church was the subject of scrutiny after Mrs Lund was named Emil Torp's Harbour Party running mate.",
            "The church was the subject of scrutiny after Mrs Lund was named Senator Emil Torp's running mate.",
        ),
        (
            '"I saw many roofs fall onto the quay and into the sea," resident Astrid Vollan told the Nimbus Press.',
            '"I saw many roofs fall onto the quay and into the sea," Astrid Vollan, a resident of Kirkby, said.',
        ),
        (
            "Vold, a veteran, shared the team's Most Valuable Player Award with captain Emil Torp this season.",
            "Vold, a veteran, shared the team's MVP Award with captain Emil Torp this season.",
        ),
        (
            "The guard scored 20 points to break the record and help the No. 1 Gulls remain unbeaten.",
            "The guard scored 20 points to break the record and help the top-ranked Gulls remain unbeaten.",
        ),
        (
            "The seed stock matched to the virus was created by the Ostby Centers for Disease Control.",
            "The seed stock matched to the virus was created by the Ostby Centres for Disease Control.",
        ),
    ],
    ids=["a rank", "who was told", "initials", "number one", "two spellings"],
)
def test_no_false_accusation(one: str, other: str) -> None:
    assert told(one, other) == []


def test_two_people_in_one_place_disagree() -> None:
    text = "The goalkeeper shared the team's Most Useful Player Award with captain {} this season."
    (found,) = told(text.format("Emil Torp"), text.format("Astrid Vollan"))
    assert {reading.value for reading in found.readings} == {"Emil Torp", "Astrid Vollan"}
