"""Marks in paragraphs: whatever the text and the spans, the words are untouched and the marks nest."""

import re
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from reading_back import body_of, marked_spans

from rashomon.model import Citation, Dossier, MarkedArticle, Span, Story, TimelineEntry
from rashomon.tell import tell
from rashomon.tell.anchors import report_anchor, span_anchor, unique_anchors
from rashomon.tell.highlight import Cited, broken, can_be_cited, paragraphs, pieces
from rashomon.tell.lines import stretches

WORDS = st.text(alphabet=st.sampled_from("ab é“”<>&\"'\n\u2028😀"), min_size=1, max_size=60)


@st.composite
def cited_texts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(WORDS)
    pairs = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=8))
    spans = {Span(min(pair), max(pair)) for pair in pairs}
    return text, sorted(span for span in spans if can_be_cited(span, text))


def cite(spans: list[Span]) -> dict[Span, Cited]:
    return {span: Cited(span, span_anchor("a", span), ("fact",)) for span in spans}


@given(cited_texts())
@example(("abcdef", [Span(0, 4), Span(2, 6)]))
@example(("ab\ncd", [Span(0, 5), Span(1, 4), Span(3, 4)]))
def test_pieces_spell_the_paragraph_and_every_mark_closes(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    marks = cite(spans)
    for paragraph in paragraphs(text):
        written = pieces(text, paragraph, marks.values())
        assert "".join(piece.text for piece in written) == paragraph.of(text)
        depth = 0
        for piece in written:
            depth += {"open": 1, "close": -1, "words": 0}[piece.step]
            assert depth >= 0
        assert depth == 0


@given(cited_texts())
@example(("abcdef", [Span(0, 4), Span(2, 6)]))
def test_each_anchor_covers_the_words_of_its_span(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    covered: dict[str, str] = {}
    begun: list[str] = []
    for paragraph in paragraphs(text):
        still_open: list[str] = []
        for piece in pieces(text, paragraph, cite(spans).values()):
            if piece.step == "open":
                still_open.append(piece.anchor)
                begun += [piece.anchor] if piece.first else []
            elif piece.step == "close":
                still_open.pop()
            else:
                for anchor in still_open:
                    covered[anchor] = covered.get(anchor, "") + piece.text
    assert sorted(begun) == sorted(span_anchor("a", span) for span in spans)
    for span in spans:
        inside = (Span(max(p.start, span.start), min(p.end, span.end)) for p in paragraphs(text))
        assert covered[span_anchor("a", span)] == "".join(part.of(text) for part in inside if part.start < part.end)


@given(cited_texts())
def test_broken_anchors_are_those_with_more_than_one_mark(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    written = [piece for one in paragraphs(text) for piece in pieces(text, one, cite(spans).values())]
    opened = [piece.anchor for piece in written if piece.step == "open"]
    assert set(broken(written)) == {anchor for anchor in opened if opened.count(anchor) > 1}


def bare_dossier(text: str, spans: list[Span]) -> Dossier:
    reports = tuple(Citation("a-1", span, span.of(text)) for span in spans)
    entry = TimelineEntry("2024-02-13", "day", "line", "occurred", 1.0, reports, 1)
    return Dossier(
        (MarkedArticle(id="a-1", source="x.txt", text=text),),
        (Story(story="s-1", title="t", articles=("a-1",), timeline=(entry,)),),
    )


@given(cited_texts())
@example(("abcdef", [Span(0, 4), Span(2, 6)]))
@example(("ab\ncd", [Span(0, 5), Span(1, 4)]))
def test_the_page_read_back_gives_the_text_and_every_span(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    body = body_of(html.fromstring(tell(bare_dossier(text, spans), "html")), "a-1")
    assert body.text_content() == text
    marks = marked_spans(body)
    for span in spans:
        start, end = marks[span_anchor("a-1", span)]
        assert span.start <= start < end <= span.end
        assert text[start:end].strip() == span.of(text).strip()


@given(st.text(max_size=200))
def test_no_text_upsets_the_page(text: str) -> None:
    page = tell(bare_dossier(text, [Span(0, len(text))]), "html")
    page.encode("utf-8")
    assert len(html.fromstring(page).xpath("//article[@id=$id]", id=report_anchor("a-1"))) == 1


@given(st.lists(st.text(max_size=12), max_size=12))
def test_anchors_are_safe_and_unique(names: list[str]) -> None:
    anchors = unique_anchors(names)
    assert len(set(anchors)) == len(names)
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9_-]*", anchor) for anchor in anchors)


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-3, 33), st.integers(-3, 33)), max_size=5))
def test_stretches_spell_the_words(text: str, pairs: list[tuple[int, int]]) -> None:
    cut = stretches(text, [Span(start, end) for start, end in pairs])
    assert "".join(one.text for one in cut) == text
    assert all(one.text for one in cut)
    assert all(before.marked != after.marked for before, after in pairwise(cut))
