"""Pages that show no article and state it in their JSON-LD: the body, and the way back to every character."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_by_hand import article_in

from rashomon.model import Article, Failure, Span, raw_span
from rashomon.read.pages import read_page
from rashomon.read.pages.stated_body import unescape
from rashomon.read.raw import Raw

PARAGRAPHS = (
    "PORT ELLERY (Reuters) - The harbour was shut on Monday after “three ships” ran aground in the fog, officials say.",
    'Nobody was hurt, said Ada Quill. "We open again on Thursday," she added \U0001f6a2, and Morrow & Sons sent tugs.',
    "The fog is to lift on Wednesday, and the grain ships that wait outside will be let in first, in their order.",
)
SPELLINGS: dict[str, Callable[[str], str]] = {
    "ascii": json.dumps,
    "unicode": lambda body: json.dumps(body, ensure_ascii=False),
    "no angle brackets": lambda body: json.dumps(body).replace("<", "\\u003c").replace(">", "\\u003E"),
    "slashes": lambda body: json.dumps(body).replace("/", "\\/"),
}
BODIES = {
    "blank lines": "\n\n".join(PARAGRAPHS),
    "line ends": "\r\n".join(PARAGRAPHS),
    "entities": "".join(f"&lt;p&gt;{paragraph.replace('&', '&amp;amp;')}&lt;/p&gt;" for paragraph in PARAGRAPHS),
    "markup": "".join(f"<p>{paragraph.replace('&', '&amp;')}</p>\n" for paragraph in PARAGRAPHS),
}


def page(*stated: str, shown: str = '<div id="root"></div>') -> str:
    """A page of NewsArticles whose ``articleBody`` is each of ``stated`` as JSON."""
    head = '{"@type": "NewsArticle", "headline": "Harbour shut", "datePublished": "2024-03-04", "articleBody": '
    scripts = "".join(f'<script type="application/ld+json">{head}{body}}}</script>' for body in stated)
    return f"<html><head><title>Harbour shut</title>{scripts}</head><body>{shown}</body></html>"


def check_the_way_back(article: Article, raw: str) -> None:
    assert [run.start for run in article.offsets] == sorted(run.start for run in article.offsets)
    assert sum(run.length for run in article.offsets) == len(article.text)
    for run in article.offsets:
        if run.length == run.raw_length:
            assert article.text[run.start : run.start + run.length] == raw[run.raw : run.raw + run.raw_length]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("body", BODIES)
def test_what_only_the_data_state_is_read(body: str, spelling: str) -> None:
    raw = page(SPELLINGS[spelling](BODIES[body]))
    article = article_in(raw)
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.title, article.agencies, article.published.value) == ("Harbour shut", ("Reuters",), "2024-03-04")
    assert [line.label for line in article.lines] == ["body"] * 3
    assert [ground.value for ground in article.grounds if ground.field == "text"] == ["stated"]
    check_the_way_back(article, raw)


def test_a_word_leads_back_to_its_escapes() -> None:
    raw = page(json.dumps(BODIES["blank lines"]))
    article = article_in(raw)
    start = article.text.index("“three ships”")
    span = raw_span(article, Span(start, start + len("“three ships”")))
    assert span is not None
    assert span.of(raw) == "\\u201cthree ships\\u201d"


def test_what_is_shown_goes_before_what_is_stated() -> None:
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, *PARAGRAPHS[::-1]))
    article = article_in(page(json.dumps("Something else. " * 40), shown=f"<article>{shown}</article>"))
    assert "Something else" not in article.text


@pytest.mark.parametrize(
    "stated",
    [
        ("Too short to be a report.",),
        (BODIES["blank lines"], BODIES["blank lines"].replace("Monday", "Tuesday")),
        ("<p> </p>" * 60,),
    ],
)
def test_summaries_and_several_articles_are_no_body(stated: tuple[str, ...]) -> None:
    raw = page(*map(json.dumps, stated))
    assert isinstance(read_page(Raw("page.html", "html", raw.encode())), Failure)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.booleans())
def test_a_string_is_undone_as_json_does_it(text: str, ascii_: bool) -> None:
    source = json.dumps(text, ensure_ascii=ascii_)
    meant, places = unescape(source, 1, len(source) - 1)
    assert meant == text
    assert len(places) == len(text) + 1
    for character, start, end in zip(meant, places, places[1:], strict=False):
        assert json.loads(f'"{source[start:end]}"') == character


@given(st.text(max_size=60), st.text(alphabet='\\u"dD8c0fn<>&;/ \n', max_size=40))
def test_any_body_is_survived(words: str, odd: str) -> None:
    body = f"{BODIES['line ends']} {words.encode('utf-8', 'replace').decode()}"
    read_page(Raw("page.html", "html", page(f'"{json.dumps(body)[1:-1]}{odd}"').encode("utf-8", "replace")))
