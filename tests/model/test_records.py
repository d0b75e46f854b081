"""The records: spans are views, ids come from content, JSON goes both ways, the schema describes what is printed."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import (
    Article,
    Copy,
    Dossier,
    MarkedArticle,
    Published,
    Quote,
    Run,
    Span,
    Story,
    article_id,
    content_id,
    decode_line,
    encode,
    json_schema,
    raw_span,
)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_a_span_is_a_view(text: str, start: int, length: int) -> None:
    span = Span(start, start + length)
    assert span.of(text) == text[start : start + length]
    assert len(span) == length


def test_spans_overlap_and_contain() -> None:
    assert Span(0, 4).overlaps(Span(3, 5))
    assert not Span(0, 4).overlaps(Span(4, 5))
    assert Span(0, 4).contains(Span(1, 4))
    assert not Span(0, 4).contains(Span(1, 5))


def test_ids_are_the_same_in_every_run() -> None:
    assert content_id("q", "a", 1) == "q-2ddd16bca8ae"
    assert content_id("q", "a", 1) != content_id("q", "a1")
    assert article_id("T", None, None, "text") != article_id(None, "T", None, "text")


@given(st.from_type(Span), st.text(max_size=20))
def test_an_article_goes_through_json_and_back(span: Span, text: str) -> None:
    quote = Quote(id="q-1", kind="direct", content=(span,))
    article = MarkedArticle(
        id="a-1", source="x.txt", text=text, quotes=(quote,), published=Published("2031", "year", "stated")
    )
    line = encode(article)
    assert decode_line(line, MarkedArticle) == article
    assert json.loads(line)["published"] == {"value": "2031", "precision": "year", "from": "stated"}
    assert json.loads(line)["quotes"][0]["content"] == [[span.start, span.end]]


def test_a_copy_says_from_and_to() -> None:
    copy = Copy(source="a-1", target="a-2", share=0.5, kind="edited", direction="published")
    assert list(json.loads(encode(copy)))[:2] == ["from", "to"]


def test_records_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Span(0, 1).start = 2  # type: ignore[misc]


def test_the_schema_covers_every_record() -> None:
    schema = json_schema()
    names = {"Article", "MarkedArticle", "Quote", "Event", "TimeExpression", "Quantity", "Story", "Fact", "Commitment"}
    assert names - {"Article"} <= set(schema["$defs"])
    assert schema["$schema"].endswith("2020-12/schema")


def test_json_without_optional_fields_is_read() -> None:
    story = msgspec.json.decode(b'{"story": "s-1", "title": "T", "articles": ["a-1"]}', type=Story)
    assert encode(Dossier((), (story,))).startswith('{"articles":[],"stories":[{"story":"s-1"')


@pytest.fixture
def mapped() -> Article:
    # raw: "<p>Fish &amp; chips</p>", text: "Fish & chips"
    runs = (Run(0, 3, 5, 5), Run(5, 8, 1, 5), Run(6, 13, 6, 6))
    return Article(id="a-1", source="x.html", text="Fish & chips", offsets=runs)


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        ("Fish", "Fish"),
        ("&", "&amp;"),
        ("chips", "chips"),
        ("h & c", "h &amp; c"),
        ("Fish & chips", "Fish &amp; chips"),
    ],
)
def test_words_of_the_text_lead_back_to_the_raw_input(mapped: Article, words: str, raw: str) -> None:
    page = "<p>Fish &amp; chips</p>"
    start = mapped.text.index(words)
    span = raw_span(mapped, Span(start, start + len(words)))
    assert span is not None
    assert span.of(page) == raw


def test_no_way_back_where_nothing_is_known(mapped: Article) -> None:
    assert raw_span(mapped, Span(3, 3)) is None
    assert raw_span(msgspec.structs.replace(mapped, offsets=()), Span(0, 4)) is None
