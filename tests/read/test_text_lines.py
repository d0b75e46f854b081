"""Plain text: labels, the body and its offsets, bad input."""

import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Failure, Line, Span, raw_span
from rashomon.read.admission import StatedMetadata
from rashomon.read.raw import Raw
from rashomon.read.text import MOST_LINES, article_from_text, read_text
from rashomon.read.text.body import join_body
from rashomon.read.text.lines import split_lines
from rashomon.read.verbatim import verbatim_article

ABOVE = [
    ("Harbour bridge reopens after a year of repairs", "title"),
    ("By Mara Lindqvist", "byline"),
    ("Updated: March 4, 2022 10:15 GMT", "date"),
]
TOLD = [
    (
        "The old harbour bridge opened to traffic again on Friday, a year after a barge tore away two of its piers.",
        "body",
    ),
    ("Workers lift the last girder into place. Photo: Jonas Falk/Reuters", "caption"),
    ("About four thousand cars are expected to cross the bridge every day, the engineer, Tomas Reyl, said.", "body"),
    ("Also read: Ferry company asks for compensation", "related"),
    ("He said the new piers were built to stand a collision with a ship of up to nine thousand tonnes.", "body"),
    (
        "“We have tested every bolt of it,” Reyl told reporters at the northern end of the bridge. “It will hold.”",
        "body",
    ),
    ("A costly closure", "subheading"),
    (
        "Shopkeepers on the northern bank say that they lost a third of their custom while the bridge was closed.",
        "body",
    ),
    ("The city has promised to pay part of their rent, but the council has yet to vote on the sum.", "body"),
    (
        "“We were cut off for a year,” said Ana Brandt, who runs a bakery below the bridge. “Some of us gave up.”",
        "body",
    ),
    (
        "Two of her neighbours closed for good in the autumn, and a third moved across the river to the old town.",
        "body",
    ),
    ("The question of the toll", "subheading"),
    ("The council meets on Tuesday, and Reyl expects it to settle both the rents and the toll for lorries.", "body"),
    ("A second bridge, promised by the last three mayors, is not on the agenda of the meeting.", "body"),
]
BELOW = [
    ("Reporting by Mara Lindqvist; Editing by Paul Osei", "credits"),
    ("Mara Lindqvist is a reporter who covers the city for the Gazette. Follow her on Twitter.", "bio"),
    ("Leave a Reply", "boilerplate"),
    ("Your email address will not be published. Required fields are marked *", "boilerplate"),
    ("© 2022 Northbank Gazette. All rights reserved", "boilerplate"),
]
WANTED = [*ABOVE, *TOLD, *BELOW]
STORY = [line for line, _ in WANTED]
RAW = "\n\n".join(STORY) + "\n"


def read(raw: str) -> Article:
    article = article_from_text("bridge.txt", raw, known=StatedMetadata())
    assert isinstance(article, Article)
    return article


def labels(article: Article, raw: str) -> dict[str, str]:
    return {raw[line.start : line.end]: line.label for line in article.lines}


def test_every_line_has_the_label_a_reader_would_give_it() -> None:
    assert labels(read(RAW), RAW) == dict(WANTED)


def test_body_holds_the_story_alone_in_paragraphs() -> None:
    assert read(RAW).text == "\n\n".join(line for line, label in WANTED if label in ("body", "subheading"))


def test_every_character_of_the_body_leads_back_to_the_raw_text() -> None:
    article = read(RAW)
    for i, character in enumerate(article.text):
        span = raw_span(article, Span(i, i + 1))
        if span is None:
            assert character == "\n"
        elif not character.isspace():
            assert span.of(RAW) == character


def test_text_wrapped_at_a_column_keeps_its_paragraphs() -> None:
    raw = "\n\n".join(textwrap.fill(line, 62) for line in STORY) + "\n"
    article = read(raw)
    told = [line for line, label in WANTED if label in ("body", "subheading")]
    assert [" ".join(part.split()) for part in article.text.split("\n\n")] == told
    exact = [run for run in article.offsets if run.length == run.raw_length]
    assert all(article.text[r.start : r.start + r.length] == raw[r.raw : r.raw + r.length] for r in exact)


def test_windows_line_ends_change_offsets_and_nothing_else() -> None:
    raw = RAW.replace("\n", "\r\n")
    article = read(raw)
    assert article.text == read(RAW).text
    assert labels(article, raw) == labels(read(RAW), RAW)


def test_what_a_record_states_is_never_overruled() -> None:
    known = StatedMetadata(
        id="x1", title="Another title", publisher="The Post", published="2020-01-02", bylines=("A. Nother",)
    )
    article = article_from_text("r.jsonl:1", RAW, known=known)
    assert isinstance(article, Article)
    assert (article.id, article.title, article.publisher, article.bylines) == (
        "x1",
        "Another title",
        "The Post",
        ("A. Nother",),
    )
    assert (article.published.value, article.published.origin) == ("2020-01-02", "stated")


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "OSTRAND — Dockers in Ostrand rejected a wage offer on Monday night and stayed out on Tuesday.",
            'Union leader Mia Falk said seven in ten had voted against it. "They have had enough," she said.',
            "Port director Olaf Brenner said he would make no other offer. He said 200 people would be hired.",
        ),
        ("GRAVEN — The council passed the budget by two votes on Friday.", "Mayor Ida Lund called it a good day."),
        ("VESTER — The school reopened on Monday. The first child through the door was six.",),
    ],
)
def test_a_record_of_a_few_sentences_keeps_them_all(paragraphs: tuple[str, ...]) -> None:
    known = StatedMetadata(title="What the record states")
    found = article_from_text("short.jsonl:1", "\n\n".join(paragraphs), known=known)
    assert isinstance(found, Article)
    assert found.text == "\n\n".join(paragraphs)


def test_verbatim_text_is_the_body_unchanged() -> None:
    article = verbatim_article("a.txt", RAW, known=StatedMetadata())
    assert isinstance(article, Article)
    assert article.text == RAW
    assert raw_span(article, Span(3, 9)) == Span(3, 9)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (bytes(range(32)) * 200, "binary"),
        (b"x\n" * (MOST_LINES + 1), "lines"),
        (b"Menu\nShare\nLog in\nSubscribe\nPrivacy Policy\n", "furniture"),
    ],
)
def test_bad_input_is_named_in_one_line(data: bytes, reason: str) -> None:
    found = read_text(Raw("bad.txt", "text", data))
    assert isinstance(found, Failure)
    assert reason in found.reason
    assert "\n" not in found.line()


def test_old_western_encoding_is_read() -> None:
    text = RAW.replace("Tomas Reyl", "Tomás Réyl – “der Große”")
    article = read_text(Raw("a.txt", "text", text.encode("cp1252")))
    assert isinstance(article, Article)
    assert "Tomás Réyl – “der Große”" in article.text


def test_one_endless_line_takes_bounded_time() -> None:
    raw = "The river rose and the town was cut off for a day. " * 200_000
    start = time.process_time()
    article_from_text("long.txt", raw, known=StatedMetadata())
    assert time.process_time() - start < 10


lines_of_text = st.lists(st.one_of(st.text(max_size=80), st.sampled_from(STORY)), min_size=1, max_size=30).map(
    "\n".join
)


@settings(deadline=None, max_examples=60)
@given(lines_of_text)
def test_any_text_gives_an_article_whose_offsets_hold_or_a_failure(raw: str) -> None:
    found = article_from_text("any.txt", raw, known=StatedMetadata())
    if isinstance(found, Failure):
        return
    spans = [Span(line.start, line.end) for line in found.lines]
    assert spans == list(split_lines(raw))
    for run in found.offsets:
        if run.length == run.raw_length:
            assert found.text[run.start : run.start + run.length] == raw[run.raw : run.raw + run.length]
    for ground in found.grounds:
        assert ground.span is None or 0 <= ground.span.start < ground.span.end <= len(raw)


@given(st.text(max_size=300))
def test_lines_are_what_lies_between_line_ends(raw: str) -> None:
    spans = split_lines(raw)
    assert [span.of(raw) for span in spans] == [line.strip() for line in raw.splitlines() if line.strip()]


@given(
    st.lists(st.tuples(st.text("ab \u00e9", min_size=1, max_size=5), st.booleans()), max_size=8),
    st.sampled_from(["\n", "\n\n", "\r\n", " \n"]),
)
def test_joined_bodies_lead_back_exactly(parts: list[tuple[str, bool]], gap: str) -> None:
    raw, lines = "", []
    for words, told in parts:
        lines.append(Line(len(raw), len(raw) + len(words), "body" if told else "related"))
        raw += words + gap
    text, runs = join_body(raw, lines)
    assert text == "\n\n".join(words for words, told in parts if told)
    for run in runs:
        if run.length == run.raw_length:
            assert text[run.start : run.start + run.length] == raw[run.raw : run.raw + run.raw_length]
    assert [run.start for run in runs] == sorted({run.start for run in runs})
