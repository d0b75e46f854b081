"""What an attribution is, and quotations in blocks: only what is said or written is told as a saying."""

import pytest

from rashomon.mark import Parser, mark
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
