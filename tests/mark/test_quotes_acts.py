"""What an attribution is, and quotations in blocks: only what is said or written is told as a saying."""

import pytest

from rashomon.mark import Parser, mark
from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.frame import build_frame
from rashomon.mark.quotes.relayed import relayed
from rashomon.mark.quotes.sources import Source
from rashomon.model import Article, Quote

PARSER = Parser()


def quotes(text: str) -> list[tuple[Quote, str]]:
    article = mark(Article(id="a", source="a", text=text), PARSER)
    return [(quote, " ".join(span.of(text) for span in quote.content)) for quote in article.quotes]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Mayor Ines Dolan said that the quay would reopen in May.", "speech"),
        ("Mayor Ines Dolan warned that the quay might not reopen in May.", "speech"),
        ("Mayor Ines Dolan hoped that the quay would reopen in May.", "attitude"),
        ("Mayor Ines Dolan decided that the quay would reopen in May.", "attitude"),
    ],
)
def test_what_is_thought_is_not_said(text: str, act: str) -> None:
    assert {quote.act for quote, words in quotes(text) if "quay" in words} <= {act}


def test_what_somebody_is_quoted_as_thinking_is_no_saying_of_its_own() -> None:
    found = quotes("“I think that the wall will hold until the spring,” said the engineer Tom Varga on Monday.")
    assert [quote.act for quote, _ in found if quote.kind == "direct"] == ["speech"]
    assert all(quote.act == "embedded" for quote, _ in found if quote.kind == "indirect")


def test_paragraphs_behind_an_announcing_colon_are_somebodys_words() -> None:
    text = (
        "The actress Lena Roth issued this statement on Friday:\n\nI let my friends down.\n\n"
        "I will not perform again before the summer."
    )
    found = [quote for quote, words in quotes(text) if "let my friends down" in words]
    assert [quote.speaker.name if quote.speaker else None for quote in found] == ["Lena Roth"]


def test_a_quotation_without_its_closing_mark_ends_where_somebody_is_said_to_speak() -> None:
    found = quotes('"The lake is ours, said chief Obi Amadi. "It was ours before the dam."')
    assert found
    assert all("said chief" not in words for _, words in found)


def test_what_is_expected_of_people_is_thought_by_somebody_of_things_it_is_a_schedule() -> None:
    assert [q.act for q, words in quotes("Governor Ruth Hale is expected to resign before the summer.")] == ["attitude"]
    assert quotes("The merger is expected to close in the spring.") == []


def test_how_somebody_stands_to_another_is_no_saying() -> None:
    assert "speech" not in {quote.act for quote, _ in quotes("Senator Ida Marsh endorsed him.")}


@pytest.mark.parametrize(
    "text",
    [
        "Critics reviled the mayor's new budget.",
        "Senator Ida Marsh despises the new harbour plan.",
    ],
)
def test_the_object_of_a_judgement_is_an_attitude(text: str) -> None:
    assert [quote.act for quote, _ in quotes(text)] == ["attitude"]


@pytest.mark.parametrize(
    "text",
    [
        "Voters rejected the harbour plan.",
        "The council approved the harbour plan on Monday.",
        "Senator Ida Marsh backed the harbour plan on Monday.",
        "The bank filed the report on Monday.",
    ],
)
def test_a_deed_says_nothing_of_its_object(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(("probability", "told"), [(0.1, 0), (0.4, 1)])
def test_an_inner_saying_that_is_unlikely_and_has_no_clause_is_not_told(probability: float, told: int) -> None:
    article = Article(id="a", source="a", text="The clerk said the mayor stressed the need for calm.")
    frame = build_frame(next(iter(PARSER.parse([article]))).doc)
    clerk, mayor = Source(1, (0, 2), "nsubj<"), Source(4, (3, 5), "nsubj<")
    outer, inner = Attribution(2, ((3, 10),), clerk, 0.9), Attribution(5, ((6, 10),), mayor, probability)
    assert len(relayed(frame, [outer], [inner])) == told
