"""An entry is told in the clause that its date stands in, and in no other event of the sentence."""

import pytest

from rashomon.collate.timeline.wording import words_of_date
from rashomon.mark import Parser, mark
from rashomon.model import Article, Published

PARSER = Parser()


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        (
            "Ilse Brand, who captained the ferry Alba in 1999, opened the new harbour of Osk on Monday.",
            "1999",
            "Ilse Brand, who captained the ferry Alba in 1999",
        ),
        (
            "The council closed the fish market of Tolverne on Monday after its roof fell in last week.",
            "last week",
            "The council closed the fish market of Tolverne on Monday after its roof fell in last week.",
        ),
        (
            "The council closed the fish market on Monday, after the old tower of Tolverne fell down in April.",
            "April",
            "the old tower of Tolverne fell down in April",
        ),
        (
            "The council said that Mayor Osk would sell the fish market in 2030.",
            "2030",
            "The council said that Mayor Osk would sell the fish market in 2030.",
        ),
    ],
)
def test_the_clause_of_the_date(text: str, date: str, words: str) -> None:
    published = Published("2024-05-15", "day", "stated")
    article = mark(Article(id="a", source="a", published=published, language="en", text=text), PARSER)
    (time,) = [one.span for one in article.times if one.span.of(text) == date]
    assert words_of_date(article, article.sentences[0], time).span.of(text) == words


@pytest.mark.parametrize(
    ("text", "date", "beside"),
    [
        ("The council closed the fish market, which had a new roof since 2019, on Monday.", "2019", True),
        ("The council has met in the tower since leaving the town hall in April.", "April", True),
        ("Mayor Osk of Tolverne, in April at the fish market.", "April", True),
        ("The council is leaving the town hall in April.", "April", False),
        ("The council said that Mayor Osk would sell the fish market in 2030.", "2030", False),
        ("The council closed the fish market on Monday after its roof fell in last week.", "last week", False),
    ],
)
def test_what_a_sentence_tells_in_passing(text: str, date: str, beside: bool) -> None:
    published = Published("2024-05-15", "day", "stated")
    article = mark(Article(id="a", source="a", published=published, language="en", text=text), PARSER)
    (time,) = [one.span for one in article.times if one.span.of(text) == date]
    assert words_of_date(article, article.sentences[0], time).beside == beside
