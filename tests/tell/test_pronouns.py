"""A line that begins with a pronoun says in brackets who is meant."""

import pytest

from rashomon.mark import Parser, mark
from rashomon.model import Article, Citation, MarkedArticle, Published, Span
from rashomon.tell.pronouns import spelt_out

TEXT = (
    "Mayor Ida Falk closed the bridge on Monday. On Tuesday, she met the miners. She'll open it in May.\n\n"
    "Otto Brandt said he would sue. The miners said that they would wait."
)


@pytest.fixture(scope="module")
def article() -> MarkedArticle:
    day = Published("2024-03-01", "day", "stated")
    return mark(Article(id="a", source="", published=day, language="en", text=TEXT), Parser())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("On Tuesday, she met the miners.", "On Tuesday, she [Ida Falk] met the miners."),
        ("She'll open it in May.", "She'll [Ida Falk] open it in May."),
        ("Otto Brandt said he would sue.", "Otto Brandt said he would sue."),
        ("The miners said that they would wait.", "The miners said that they would wait."),
        ("She met nobody.", "She met nobody."),
    ],
)
def test_a_pronoun_that_leads_out_of_a_line_is_followed_by_its_name(
    article: MarkedArticle, line: str, told: str
) -> None:
    start = max(TEXT.find(line), 0)
    cited = Citation("a", Span(start, start + len(line)), line)
    assert spelt_out(line, [cited], {"a": article}) == told
