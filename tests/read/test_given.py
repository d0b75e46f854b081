"""What fields of feeds, records and wires give is read as pages are: titles, authors, dates, markup."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from rashomon.model import Article, Failure
from rashomon.read import Reader
from rashomon.read.credits import east_asian_authors, is_east_asian_byline
from rashomon.read.decode import decode
from rashomon.read.given import given, holds_markup, markup_text, moment, people, plain_words

PARAGRAPHS = (
    "The mayor of Port Ellery opened the new slipway on Monday after two years of work and one storm that undid it.",
    "It is eleven metres wide, and boats of up to nine tonnes can be hauled up on it at any tide, the builder said.",
    'The old one had been closed since "half of it went out with the ebb", as the harbour master, Ada Morrow, put it.',
    "Fishermen will pay nothing in the first year. What comes after that is to be settled in the autumn, she said.",
    "The council of the island had wanted a crane instead, which would have cost three times as much and rusted away.",
    "A second slipway for the sailing club is planned on the north side, but no money has been set aside for it.",
)
TEXT = "\n\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def read_one(folder: Path, name: str, data: str | bytes) -> Article:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (found,) = Reader().read([str(path)])
    assert not isinstance(found, Failure), found
    return found


def encoded(markup: str) -> str:
    return f"<content:encoded><![CDATA[{markup}]]></content:encoded>"


def feed(entry: str, *, body: str = encoded(MARKUP)) -> str:
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    names += ' xmlns:dcterms="http://purl.org/dc/terms/"'
    head = "<title>Ellery Mail</title><link>https://mail.example/</link>"
    return f'<rss version="2.0" {names}><channel>{head}<item>{entry}{body}</item></channel></rss>'


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("<![CDATA[Morrow &amp; Sons open]]>", "Morrow & Sons open"),
        ("Morrow &amp;amp; Sons open", "Morrow & Sons open"),
        ("The &lt;em&gt;Ada&lt;/em&gt; sails", "The Ada sails"),
        ("<![CDATA[The mayor&#8217;s day]]>", "The mayor’s day"),
        ("Tide &lt; 2 m", "Tide < 2 m"),
    ],
)
def test_titles_of_feeds(tmp_path: Path, written: str, title: str) -> None:
    assert read_one(tmp_path, "a.xml", feed(f"<title>{written}</title>")).title == title


@pytest.mark.parametrize("element", ["author", "dc:creator"])
@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("quill@mail.example (Ada Quill)", ("Ada Quill",)),
        ("Ada Quill &lt;quill@mail.example&gt;", ("Ada Quill",)),
        ("desk@mail.example", ()),
        ("By Ada Quill and Tom Pell", ("Ada Quill", "Tom Pell")),
        ("Par Ada Quill", ("Ada Quill",)),
        ("Ada Quill, Harbour reporter", ("Ada Quill",)),
        ("Ada Quill | Ellery Mail", ("Ada Quill",)),
    ],
)
def test_authors_of_feeds(tmp_path: Path, element: str, written: str, names: tuple[str, ...]) -> None:
    assert read_one(tmp_path, "a.xml", feed(f"<title>A</title><{element}>{written}</{element}>")).bylines == names


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Mon, 06 May 2024 10:15:00 CEST", "2024-05-06T10:15+02:00"),
        ("Mon, 06 May 2024 10:15:00 GMT+3", "2024-05-06T10:15+03:00"),
        ("Lun, 06 Mai 2024 10:15:00 +0200", "2024-05-06T10:15+02:00"),
        ("Mo, 06 Mai 2024 10:15:00 +0200", "2024-05-06T10:15+02:00"),
        ("May 6, 2024", "2024-05-06"),
        ("2024-05-06T10:15:00Z", "2024-05-06T10:15:00+00:00"),
        ("0000-00-00", None),
    ],
)
def test_dates_of_feeds(tmp_path: Path, written: str, value: str | None) -> None:
    article = read_one(tmp_path, "a.xml", feed(f"<title>A</title><pubDate>{written}</pubDate>"))
    assert article.published.value == value


def test_the_last_change_is_told_apart(tmp_path: Path) -> None:
    dates = (
        "<pubDate>Mon, 06 May 2024 10:15:00 +0000</pubDate><dcterms:modified>2024-05-07T09:00:00Z</dcterms:modified>"
    )
    article = read_one(tmp_path, "a.xml", feed(f"<title>A</title>{dates}"))
    assert (article.published.value, article.updated and article.updated.value) == (
        "2024-05-06T10:15:00+00:00",
        "2024-05-07T09:00:00+00:00",
    )


def test_an_atom_entry_that_only_says_when_it_changed_is_dated_by_that(tmp_path: Path) -> None:
    body = f'<content type="html"><![CDATA[{MARKUP}]]></content>'
    entry = f"<entry><title>A</title><updated>2024-05-07T09:00:00Z</updated>{body}</entry>"
    article = read_one(tmp_path, "a.atom", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>M</title>{entry}</feed>')
    assert (article.published.value, article.published.origin) == ("2024-05-07T09:00:00+00:00", "inferred")


@pytest.mark.parametrize(
    "body",
    [
        f"<description>{MARKUP.replace('&', '&amp;').replace('<', '&amp;lt;').replace('>', '&amp;gt;')}</description>",
        f"<description><![CDATA[{MARKUP}]]></description>{encoded('<img src=a>')}",
        encoded(f"<figure><img src=a><figcaption>Ada</figcaption></figure>{MARKUP}"),
        encoded(f"{MARKUP}<p>The post Slipway appeared first on Ellery Mail.</p>"),
    ],
)
def test_bodies_of_feeds(tmp_path: Path, body: str) -> None:
    assert read_one(tmp_path, "a.xml", feed("<title>Slipway</title>", body=body)).text == TEXT


def test_an_address_below_the_home_of_the_feed(tmp_path: Path) -> None:
    assert read_one(tmp_path, "a.xml", feed("<link>/n/slipway</link>")).url == "https://mail.example/n/slipway"


PAGE = (
    f"<!doctype html><html><body><nav><a href=/>Home</a></nav><article><h1>Slipway</h1>{MARKUP}</article></body></html>"
)


@pytest.mark.parametrize(
    "record",
    [
        {"title": "Slipway", "content": MARKUP},
        {"title": {"rendered": "Slipway"}, "content": {"rendered": MARKUP}},
        {"headline": "Slipway", "articleBody": TEXT.replace('"', "&quot;")},
        {"title": "Slipway", "html": PAGE},
    ],
)
def test_markup_in_a_record(tmp_path: Path, record: dict[str, Any]) -> None:
    article = read_one(tmp_path, "a.json", json.dumps(record))
    assert (article.title, article.text) == ("Slipway", TEXT)


def test_the_fields_that_other_tools_write(tmp_path: Path) -> None:
    record = {
        "title": "Morrow &amp; Sons",
        "text": TEXT,
        "source": {"name": "Ellery Mail"},
        "publishedAt": "2024-05-06T10:15:00Z",
        "updatedAt": "2024-05-07T09:00:00Z",
        "byline": "By Ada Quill",
    }
    article = read_one(tmp_path, "a.json", json.dumps(record))
    assert (article.title, article.publisher, article.bylines) == ("Morrow & Sons", "Ellery Mail", ("Ada Quill",))
    assert article.published.value == "2024-05-06T10:15:00+00:00"
    assert article.updated is not None
    assert article.updated.value == "2024-05-07T09:00:00+00:00"


def test_a_page_in_a_record_keeps_what_the_record_states(tmp_path: Path) -> None:
    record = {"html": PAGE, "title": "The new slipway", "date_gmt": "2024-05-06T10:15:00", "author": "Ada Quill"}
    article = read_one(tmp_path, "a.json", json.dumps(record))
    assert (article.title, article.bylines) == ("The new slipway", ("Ada Quill",))
    assert article.published.value == "2024-05-06T10:15:00+00:00"
    assert {ground.reason for ground in article.grounds if ground.field == "published"} == {"stated by the record"}


def test_ninjs_tells_creation_and_version_apart(tmp_path: Path) -> None:
    item = {
        "uri": "urn:m:1",
        "headline": "Slipway",
        "body_text": TEXT,
        "by": "By Ada Quill",
        "versioncreated": "2024-05-07T09:00:00Z",
        "contentcreated": "2024-05-06T10:15:00Z",
    }
    article = read_one(tmp_path, "a.json", json.dumps(item))
    assert article.bylines == ("Ada Quill",)
    assert article.published.value == "2024-05-06T10:15:00+00:00"
    assert article.updated is not None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("2024年5月6日 10:15　来源：海港报　记者 林若溪", ["林若溪"]),
        ("文/林若溪 陈大海", ["林若溪", "陈大海"]),
        ("海港报记者 林若溪", ["林若溪"]),
        ("홍길동 기자", ["홍길동"]),
        ("取材・文＝山田太郎", ["山田太郎"]),
        ("记者从市政府获悉，新桥将于三月开工。", []),
        ("기자회견이 열렸다", []),
        ("（责任编辑：王小川）", []),
    ],
)
def test_bylines_without_blanks_and_capitals(line: str, names: list[str]) -> None:
    assert [name for name, _, _ in east_asian_authors(line)] == names
    assert all(line[start:end] == name for name, start, end in east_asian_authors(line))


def test_a_line_with_the_editor_is_none_of_the_story() -> None:
    assert is_east_asian_byline("（责任编辑：王小川）")
    assert not is_east_asian_byline("他对记者说，桥很快就会建好。")


RUSSIAN = "<p>Мэр города открыл новый слип после двух лет работы, и лодки снова выходят в море.</p>" * 3
CHINESE = "<p>市长周一为新的船台揭幕，工程历时两年，渔船又可以出海了，居民们都很高兴。</p>" * 3
GERMAN = "<p>Der Bürgermeister eröffnete am Montag die Slipanlage, größer und schöner als früher.</p>" * 3


@pytest.mark.parametrize(
    ("words", "charset", "declared"),
    [
        (RUSSIAN, "koi8-r", "utf-8"),
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "koi8-r", "windows-1251"),
        (CHINESE, "gb18030", "utf-8"),
        (CHINESE, "gb18030", "iso-8859-1"),
        (GERMAN, "cp1252", "utf-8"),
        (GERMAN, "cp1252", "iso-8859-1"),
        (GERMAN, "utf-8", "iso-8859-1"),
    ],
)
def test_the_bytes_decide_where_they_contradict_what_is_declared(words: str, charset: str, declared: str) -> None:
    assert words in decode(f'<html><head><meta charset="{declared}"></head><body>'.encode() + words.encode(charset))


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5)


@drawn(JSON)
def test_any_field_can_be_given(value: object) -> None:
    given(title=value, publisher=value, published=value, updated=value, bylines=value, url=value)
    assert all(isinstance(name, str) and name for name in people(value))
    assert moment(value) is None or isinstance(value, str)
    assert isinstance(markup_text(value), str)


@drawn(st.text(alphabet="<>&;/ab p\n#1"))
def test_words_without_markup_hold_no_entity_and_lose_nothing_else(text: str) -> None:
    words = plain_words(text)
    assert isinstance(words, str)
    if not holds_markup(text) and "<" not in text:
        assert words == " ".join(text.split())
