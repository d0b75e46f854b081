"""Edits: what a later version of a report says otherwise, in meaning and not in letters."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import report

from rashomon.archive import Archive
from rashomon.archive.check import check
from rashomon.archive.edits import edit_between, edits_of
from rashomon.archive.indexing import index_items
from rashomon.archive.items import Names, items_of
from rashomon.archive.news import news_since
from rashomon.engine import archiving, settling
from rashomon.engine.archived import dossier_of
from rashomon.mark import mark
from rashomon.model import (
    Article,
    Change,
    Dossier,
    Event,
    Failure,
    MarkedArticle,
    Mention,
    Party,
    Quantity,
    Quote,
    Span,
    article_id,
    encode,
)
from rashomon.tell.markdown import to_markdown
from rashomon.tell.page import to_html

_OLD = (
    "Quay collapses in Tarnby",
    'The quay of Tarnby collapsed on Monday and 12 people were hurt. "We warned them in May," said Ada Quill.',
    "The harbour master, Jens Orme, plans to reopen it. Divers went down at noon.",
)
_NEW = (
    "Two missing after quay collapses in Tarnby",
    'The quay of Tarnby collapsed on Monday and 14 people were hurt. "We warned them in June," said Ada Quill.',
    "The harbour master, Jens Holt, postponed plans to reopen it. Divers went down at noon.",
)


def article(lines: tuple[str, str, str], **marks: dict[str, str]) -> MarkedArticle:
    """A report whose marks stand where their words do."""
    title, *paragraphs = lines
    text = "\n".join(paragraphs)
    sentences, at = [], 0
    for sentence in text.replace("\n", " ").split(". "):
        sentences.append(Span(at, min(at + len(sentence) + 1, len(text))))
        at += len(sentence) + 2

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    return MarkedArticle(
        id=article_id(title, "Courier", "2024-03-04", text),
        source="courier",
        url="https://courier.example/quay",
        title=title,
        publisher="Courier",
        language="en",
        text=text,
        sentences=tuple(sentences),
        mentions=tuple(Mention(span(words), "person", words) for words in marks.get("names", {})),
        quantities=tuple(Quantity(span(words), float(words), "person") for words in marks.get("figures", {})),
        quotes=tuple(
            Quote(f"q-{who}", "direct", (span(words),), speaker=Party((), who, "person"))
            for words, who in marks.get("quotes", {}).items()
        ),
        events=tuple(
            Event(f"e-{words}", span(words), "CONSULT", None, None, status)  # type: ignore[arg-type]  # by name
            for words, status in marks.get("events", {}).items()
        ),
    )


@pytest.fixture
def versions() -> tuple[MarkedArticle, MarkedArticle]:
    old = article(
        _OLD, names={"Ada Quill": "", "Jens Orme": ""}, figures={"12": ""},
        quotes={"We warned them in May,": "Ada Quill"}, events={"reopen": "planned"},
    )  # fmt: skip
    new = article(
        _NEW, names={"Ada Quill": "", "Jens Holt": ""}, figures={"14": ""},
        quotes={"We warned them in June,": "Ada Quill"}, events={"reopen": "postponed"},
    )  # fmt: skip
    return old, new


def test_what_changed_in_meaning_is_named_with_its_words(versions: tuple[MarkedArticle, MarkedArticle]) -> None:
    old, new = versions
    edit = edit_between(old, new)
    assert [(change.kind, change.before, change.after) for change in edit.changes] == [
        ("headline", _OLD[0], _NEW[0]),
        ("figure", "12", "14"),
        ("quotation", "We warned them in May,", "We warned them in June,"),
        ("name", "Jens Orme", "Jens Holt"),
        ("status", "planned", "postponed"),
    ]
    for change in edit.changes:
        if change.kind not in {"headline", "status"}:
            assert change.before_span
            assert change.after_span
            assert change.before_span.of(old.text) == change.before
            assert change.after_span.of(new.text) == change.after


def test_other_letters_alone_are_no_edit(versions: tuple[MarkedArticle, MarkedArticle]) -> None:
    old, _ = versions
    same = msgspec.structs.replace(old, id="a-again", title=(old.title or "").upper())
    assert edit_between(old, same).changes == ()


def test_other_words_for_the_same_are_no_edit_of_a_figure() -> None:
    old = article(_OLD, figures={"12": ""})
    lines = (_OLD[0], _OLD[1].replace("collapsed on Monday", "gave way on Monday"), _OLD[2])
    assert edit_between(old, article(lines, figures={"12": ""})).changes == ()


def test_another_mouth_for_the_same_words() -> None:
    old = article(_OLD, quotes={"We warned them in May,": "Ada Quill"})
    new = article(_OLD, quotes={"We warned them in May,": "Jens Orme"})
    (change,) = edit_between(old, new).changes
    assert change.line() == "speaker: Ada Quill before, Jens Orme now"


@given(st.integers(0, 3), st.integers(0, 3))
@settings(max_examples=16, deadline=None)
def test_an_edit_turned_round_is_the_edit_back(first: int, second: int) -> None:
    one, other = (report("ferry", "Courier", 4, order, title=f"Version {order}") for order in (first, second))
    there, back = edit_between(one, other), edit_between(other, one)
    turned = [Change(c.kind, c.after, c.before, c.after_span, c.before_span) for c in back.changes]
    assert sorted(map(str, there.changes)) == sorted(map(str, turned))
    assert edit_between(one, one).changes == ()


def test_both_versions_are_kept_and_the_edit_is_news(
    versions: tuple[MarkedArticle, MarkedArticle], tmp_path: Path
) -> None:
    old, new = versions
    with Archive(tmp_path / "news.rashomon", write=True) as archive:
        archiving.add(archive, [old], _never, jobs=1)
        before = archive.last_addition()
        done = archiving.add(archive, [new], _never, jobs=1)
        assert (done.added, done.updated) == (0, 1)
        assert archive.article(old.id) == old
        (edit,) = edits_of(archive.connection, new.id)
        assert (edit.source, edit.target, len(edit.changes)) == (old.id, new.id, 5)
        news = [one for one in news_since(archive.connection, before) if one.kind == "edit"]
        assert [one.detail for one in news][1] == "figure: 12 before, 14 now"
        (story,) = archive.stories()
        assert story.articles == (new.id,)
        assert {one.story for one in news} == {story.story}
        assert check(archive) == []
        number = archive.numbers([old.id])[old.id]
        with archive.writing():  # as an earlier version of this program left it
            index_items(archive.connection, items_of(old, None, Names(None)), old, number, None)
        assert old.id in {hit.article for hit in archive.search("quay")}
        archiving.refresh(archive, _never, jobs=1)
        assert {hit.article for hit in archive.search("quay")} == {new.id}


@pytest.mark.parametrize("others", [0, 3])
def test_what_a_later_version_says_as_the_earlier_did_is_no_news(others: int, tmp_path: Path) -> None:
    first, *rest = (report("ferry", outlet, 4, order) for order, outlet in enumerate(("A", "B", "C", "D")))
    old, *told = (mark(Article(**as_read(one))) for one in (first, *rest[:others]))
    text = f"{old.text} Eleven lorries stood on its deck."
    new = mark(Article(**as_read(old) | {"id": "a-again", "text": text}))
    with Archive(tmp_path / "news.rashomon", write=True) as archive:
        archiving.add(archive, [old, *told], _never, jobs=1)
        before = archive.last_addition()
        assert archiving.add(archive, [new], _never, jobs=1).updated == 1
        (story,) = archive.stories()
        assert len(story.facts) > 2
        news = news_since(archive.connection, before)
        assert {one.kind for one in news} <= {"happening", "edit"}
        assert {one.text for one in news if one.kind == "happening"} <= {"Eleven lorries stood on its deck."}
        assert old.id not in {hit.article for hit in archive.search("Saltmouth", limit=100)}
        assert new.id in {hit.article for hit in archive.search("lorries")}
        assert check(archive) == []


def as_read(marked: MarkedArticle) -> dict[str, Any]:
    """What an article is made from before it is marked."""
    return {name: getattr(marked, name) for name in Article.__struct_fields__} | {"made_by": ()}


def test_the_dossier_says_what_was_changed(versions: tuple[MarkedArticle, MarkedArticle], tmp_path: Path) -> None:
    old, new = versions
    last = msgspec.structs.replace(new, id="a-last", text=new.text + " ")  # another letter is no edit, but a version
    with Archive(tmp_path / "news.rashomon", write=True) as archive:
        archiving.add(archive, [old], _never, jobs=1)
        assert '"edits"' not in encode(dossier_of(archive, list(archive.stories())))
        for version in (new, last):
            archiving.add(archive, [version], _never, jobs=1)
        dossier = dossier_of(archive, list(archive.stories()))
    assert [(edit.source, edit.target, len(edit.changes)) for edit in dossier.edits] == [
        (old.id, new.id, 5),
        (new.id, last.id, 0),
    ]
    (written,) = json.loads(encode(dossier))["edits"][:1]
    assert written["from"] == old.id
    assert written["changes"][1] == {
        "kind": "figure", "before": "12", "after": "14", "before_span": [43, 45], "after_span": [43, 45],
    }  # fmt: skip
    page, text = to_html(dossier), to_markdown(dossier)
    assert "<li>figure: 12 before, 14 now</li>" in page
    assert "- Edited after publication: figure: 12 before, 14 now\n" in text
    assert "Edited after publication" not in to_html(Dossier(dossier.articles, dossier.stories))


def test_a_file_written_anew_is_a_version_where_most_of_it_stayed(
    versions: tuple[MarkedArticle, MarkedArticle], tmp_path: Path
) -> None:
    old = msgspec.structs.replace(versions[0], url=None, source="quay.txt")
    text = f"{old.text} Nobody else was hurt."
    sentences = (*old.sentences, Span(len(old.text) + 1, len(text)))
    kept = msgspec.structs.replace(old, id="a-kept", title="Quay", text=text, sentences=sentences)
    other = msgspec.structs.replace(report("vote", "Courier", 9, 0), source="quay.txt")
    with Archive(tmp_path / "news.rashomon", write=True) as archive:
        assert archiving.add(archive, [old], _never, jobs=1).added == 1
        assert archiving.add(archive, [kept], _never, jobs=1).updated == 1
        assert archiving.add(archive, [other], _never, jobs=1).added == 1
        assert archive.count() == 2
        assert check(archive) == []


@pytest.mark.parametrize("exact", [600, 0])
def test_a_later_version_takes_the_place_of_the_earlier_in_any_size_of_archive(
    exact: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "EXACT", exact)
    first = [report("ferry", outlet, 4, 0) for outlet in ("Courier", "Tribune")]
    first = [msgspec.structs.replace(one, url=f"https://news.example/{n}") for n, one in enumerate(first)]
    other = msgspec.structs.replace(report("vote", "Tribune", 4, 0), url="https://news.example/1")
    with Archive(tmp_path / "news.rashomon", write=True) as archive:
        archiving.add(archive, first, _never, jobs=1)
        assert len(archive.story_names()) == 1
        archiving.add(archive, [other], _never, jobs=1)
        assert sorted(story.articles for story in archive.stories()) == sorted([(first[0].id,), (other.id,)])
        assert archive.pending() == []
        assert check(archive) == []


def _never(failure: Failure) -> None:
    raise AssertionError(failure.line())
