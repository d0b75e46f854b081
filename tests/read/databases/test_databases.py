"""Exports of newspaper databases: every entry is found, says what it states, and leads back to the raw text."""

import pytest
from exports import (
    BRIDGE,
    DUTCH,
    ENGLISH,
    FACTIVA,
    FERRY,
    FRENCH,
    GERMAN,
    europresse_new,
    europresse_old,
    factiva_coded,
    factiva_lines,
    factiva_markup,
    factiva_xml,
    nexis_markup,
    nexis_text,
    nexis_uni_lines,
    proquest_text,
    rich_text,
    word_file,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Failure, Span, raw_span
from rashomon.read.databases import read_export
from rashomon.read.databases.wording import line_is, wording
from rashomon.read.documents import document_text


def articles(text: str, kind: str) -> list[Article]:
    found = read_export(text, "export", kind)
    assert found is not None, "not recognised as an export"
    items = list(found)
    assert not [item for item in items if isinstance(item, Failure)]
    return [item for item in items if isinstance(item, Article)]


def document(data: bytes) -> str:
    text = document_text(data, "x")
    assert isinstance(text, str)
    return text


LANGUAGES = {"english": ENGLISH, "german": GERMAN, "french": FRENCH}
CASES: dict[str, tuple[str, str]] = {
    **{f"nexis text {name}": (nexis_text(words), "text") for name, words in LANGUAGES.items()},
    "nexis text dutch": (nexis_text(DUTCH), "text"),
    **{f"nexis html {name}": (nexis_markup(words), "html") for name, words in LANGUAGES.items()},
    **{
        f"nexis uni docx {name}": (document(word_file(nexis_uni_lines(words))), "text")
        for name, words in LANGUAGES.items()
    },
    "nexis uni rtf": (document(rich_text(nexis_uni_lines())), "text"),
    **{f"factiva html {name}": (factiva_markup(name), "html") for name in FACTIVA},
    **{f"factiva rtf {name}": (document(rich_text(factiva_lines(name))), "text") for name in FACTIVA},
    "factiva table": (factiva_coded(), "html"),
    "factiva xml": (factiva_xml(), "xml"),
    "europresse old": (europresse_old(), "html"),
    "europresse new": (europresse_new(), "html"),
    "proquest": (proquest_text(), "text"),
}


@pytest.mark.parametrize("name", CASES)
def test_every_entry_says_what_it_states(name: str) -> None:
    text, kind = CASES[name]
    found = articles(text, kind)
    assert [one.title for one in found] == [FERRY.title, BRIDGE.title]
    for one, wanted in zip(found, (FERRY, BRIDGE), strict=True):
        assert one.publisher == wanted.publisher
        assert (one.published.value or "")[:10] == wanted.published
        assert one.published.origin == "stated"
        assert {frozenset(n.split()) for n in one.bylines} == {frozenset(n.split()) for n in wanted.bylines}
        assert one.text.startswith(wanted.starts)
        assert one.text.endswith(wanted.ends)
        assert one.source.startswith("export:")


@pytest.mark.parametrize("name", CASES)
def test_every_word_leads_back(name: str) -> None:
    text, kind = CASES[name]
    for one in articles(text, kind):
        for start, end in ((0, 12), (len(one.text) - 10, len(one.text))):
            span = raw_span(one, Span(start, end))
            assert span is not None
            assert span.of(text) == one.text[start:end]
        assert all(0 <= line.start < line.end <= len(text) for line in one.lines)
        assert list(one.lines) == sorted(one.lines, key=lambda line: line.start)


def failures(text: str, kind: str) -> list[str]:
    found = read_export(text, "export", kind)
    assert found is not None
    return [item.reason for item in found if isinstance(item, Failure)]


def test_what_the_file_says_that_it_holds_is_checked() -> None:
    assert failures(factiva_xml(count=3), "xml") == ["the file says that it holds 3 documents, and 2 were found"]
    lines = [line.replace("Documents (2)", "Documents (5)") for line in nexis_uni_lines()]
    assert failures("\n".join(lines), "text") == ["the file says that it holds 5 documents, and 2 were found"]
    three = nexis_text().replace("2 of 2 DOCUMENTS", "3 of 2 DOCUMENTS")
    assert failures(three, "text") == []  # two numbers alone do not tell what is missing


def test_a_cut_export_gives_what_is_whole_and_says_so() -> None:
    lines = nexis_uni_lines()
    cut = "\n".join(line for line in lines[:-6] if not line.startswith("Documents ("))
    assert failures(cut, "text") == ["the last entry is cut off"]
    assert failures("\n".join(factiva_lines()[:-4]), "text") == ["the last entry is cut off"]


def test_an_entry_that_is_only_a_notice_is_no_report() -> None:
    notice = nexis_text() + "\n" + " " * 25 + "3 of 3 DOCUMENTS\n\n" + " " * 20 + "Copyright 2021 Courier Press\n"
    assert "the entry holds no report, only notices" in failures(notice, "text")


@pytest.mark.parametrize(
    "text",
    ["The ferry to Saltmouth sails again. It had lain in dock.", "", "Body\n\nNo end.", "<p>3 of 40 ferries</p>"],
)
def test_other_texts_are_no_exports(text: str) -> None:
    assert read_export(text, "x", "text") is None
    assert read_export(text, "x", "html") is None


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_mutation_breaks_the_reader(data: st.DataObject) -> None:
    text, kind = CASES[data.draw(st.sampled_from(sorted(CASES)))]
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, min(len(text), first + 400)))
    mutated = text[:first] + data.draw(st.text(max_size=20)) + text[last:]
    for one in read_export(mutated, "x", kind) or ():
        if isinstance(one, Article):
            assert one.text.strip()
            assert one.offsets[-1].start + one.offsets[-1].length == len(one.text)


def test_every_line_of_the_wording_is_as_its_example_says() -> None:
    for line in wording().line:
        assert line_is(line.id, line.example), line.id
        if line.counter is not None:
            assert not line_is(line.id, line.counter), line.id


def test_every_label_stands_in_its_example() -> None:
    names = [name for label in wording().label for name in label.names]
    assert len(names) == len(set(names))
    for label in wording().label:
        assert label.example.split(":")[0].lower() in label.names, label.id
