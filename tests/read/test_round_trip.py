"""What ``read`` writes reads as it was written: grounds, offsets, and whether a date is stated or inferred."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Article, Caption, Failure, Ground, Line, Published, Run, Span, article_id, encode
from rashomon.read import Reader
from rashomon.read.raw import Raw
from rashomon.read.records import read_record

PARAGRAPHS = (
    "The council of Saltmouth will rebuild the ferry pier that a storm broke last winter, its chair Ada Quill said.",
    "Work begins in the spring and should last about eight months, and boats will land at the old quay until then.",
    "The Lantern Foundation pays for half of the work, and the island for the other half, out of last year's tolls.",
)
LABELS = ("title", "byline", "date", "caption", "body", "subheading", "boilerplate", "related", "credits", "bio")


def again(articles: list[Article], folder: Path, *, verbatim: bool = False) -> list[Article]:
    file = folder / "articles.jsonl"
    file.write_text("".join(encode(article) + "\n" for article in articles), encoding="utf-8")
    found = list(Reader(verbatim=verbatim).read([str(file)]))
    assert not [item for item in found if isinstance(item, Failure)]
    return [item for item in found if isinstance(item, Article)]


def test_pages_and_texts_read_again_are_the_same(tmp_path: Path) -> None:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    (tmp_path / "page.html").write_text(
        f"<html><title>Pier</title><h1>Pier to be rebuilt</h1><p>Updated 3 May 2023</p>{body}</html>", encoding="utf-8"
    )
    text = "\n".join(["Pier to be rebuilt", "By Ada Quill", "The pier on May 2, 2023. (Photo: AFP)", *PARAGRAPHS])
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    first = [a for a in Reader().read([str(tmp_path)]) if isinstance(a, Article)]
    assert {a.published.origin for a in first} == {"inferred"}
    (tmp_path / "out").mkdir()
    for verbatim in (False, True):
        second = again(first, tmp_path / "out", verbatim=verbatim)
        assert sorted(second, key=lambda a: a.source) == sorted(first, key=lambda a: a.source)


def test_a_date_told_by_siblings_dates_no_others_when_read_again(tmp_path: Path) -> None:
    made = article("told", "2023-05-03", "inferred", grounds=("tells the same as pier.txt (a-1) of 2023-05-04",))
    assert again([made], tmp_path) == [made]


@pytest.mark.parametrize("origin", ["stated", "inferred"])
def test_a_record_without_lines_keeps_what_its_date_is(tmp_path: Path, origin: str) -> None:
    record = {"text": "\n\n".join(PARAGRAPHS), "published": {"value": "2023-05-03", "precision": "day", "from": origin}}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (found,) = Reader().read([str(tmp_path)])
    assert isinstance(found, Article)
    assert (found.published.value, found.published.origin) == ("2023-05-03", origin)


def test_a_record_whose_text_was_cut_after_reading_is_read_anew(tmp_path: Path) -> None:
    made = article("\n\n".join(PARAGRAPHS), "2023-05-03", "inferred")
    cut = msgspec.structs.replace(made, text="\n\n".join(PARAGRAPHS[:2]))
    (found,) = again([cut], tmp_path)
    assert found.offsets
    assert found.offsets[-1].start + found.offsets[-1].length <= len(found.text)


def article(text: str, date: str | None, origin: str, grounds: tuple[str, ...] = ()) -> Article:
    size = len(text)
    return Article(
        id=article_id("T", None, date, text),
        source="somewhere/page.html",
        title="T",
        published=Published(date, "day" if date else None, origin if date else "unknown"),  # type: ignore[arg-type]
        text=text,
        lines=(Line(0, size, "body", "why"),),
        offsets=(Run(0, 0, size, size),),
        grounds=tuple(Ground("published", date or "unknown", why, Span(0, 1)) for why in grounds),
    )


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(
    str.strip
)
LINES = st.builds(Line, st.integers(0, 9), st.integers(9, 99), st.sampled_from(LABELS), TEXTS)
SPANS = st.builds(Span, st.integers(0, 9), st.integers(10, 99))
ARTICLES = st.builds(
    Article,
    id=TEXTS,
    source=TEXTS,
    title=st.none() | TEXTS,
    publisher=st.none() | TEXTS,
    bylines=st.lists(TEXTS, max_size=2).map(tuple),
    agencies=st.lists(TEXTS, max_size=2).map(tuple),
    photo_agencies=st.lists(TEXTS, max_size=2).map(tuple),
    dateline=st.none() | TEXTS,
    published=st.builds(Published, st.just("2023-05-03"), st.just("day"), st.sampled_from(["stated", "inferred"])),
    updated=st.none() | st.builds(Published, st.just("2023-05-04"), st.just("day"), st.just("stated")),
    language=st.none() | st.just("en"),
    url=st.none() | TEXTS,
    text=TEXTS,
    lines=st.lists(LINES, max_size=3).map(tuple),
    offsets=st.just((Run(0, 5, 1, 1),)),
    grounds=st.lists(st.builds(Ground, TEXTS, TEXTS, TEXTS, st.none() | SPANS), max_size=3).map(tuple),
    translated=st.lists(TEXTS, max_size=2).map(tuple),
    captions=st.lists(st.builds(Caption, SPANS, TEXTS), max_size=2).map(tuple),
)


@given(ARTICLES, st.booleans())
def test_any_article_reads_as_it_was_written(made: Article, verbatim: bool) -> None:
    assert read_record(Raw("a.jsonl:1", "record", encode(made).encode()), verbatim=verbatim) == made
