"""Every kind of source gives its reports; every bad one gives one clear line and costs the others nothing."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from rashomon.model import Article, Failure
from rashomon.read import read

BODY = "\n\n".join(
    f"The harbour council of Port Ellis met on day {n} and agreed to keep the old lighthouse open to the public."
    for n in range(9)
)


def split(paths: list[Path]) -> tuple[list[Article], list[Failure]]:
    items = list(read([str(path) for path in paths], verbatim=True))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Failure)]


def test_a_folder_gives_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(f"{name}: {BODY}", encoding="utf-8")
    articles, failures = split([tmp_path])
    assert [Path(article.source).name for article in articles] == ["a.txt", "b.txt"]
    assert not failures


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b" \n ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(300), "picture"),
        ("binary.txt", bytes(range(256)) * 4, "binary"),
        ("report.pdf", b"%PDF-1.7 ...", "damaged"),
        ("broken.jsonl", b'{"text": \n', "JSON"),
        ("no_text.jsonl", b'{"title": "A title"}\n', '"text"'),
        ("list.json", b"[1]", "object"),
        ("odd.xml", b"<recipe><step/></recipe>", "kind"),
        ("cut.warc", b"WARC/1.1\r\nnonsense", "archive"),
        ("cut.wacz", b"PK\x03\x04 not really", "damaged"),
        ("deep.json", b"[" * 100_000, "JSON"),
    ],
)
def test_a_bad_input_is_one_clear_line_and_the_rest_goes_on(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(BODY, encoding="utf-8")
    articles, failures = split([tmp_path])
    assert [article.text for article in articles] == [BODY]
    assert len(failures) == 1
    assert name in failures[0].source
    assert reason in failures[0].reason
    assert failures[0].remedy
    assert "\n" not in failures[0].line()


def test_a_missing_path_and_a_folder_without_reports(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    articles, failures = split([tmp_path / "none.txt", tmp_path / "empty"])
    assert not articles
    assert ["no such file" in failures[1].reason, "no report" in failures[0].reason] == [True, True]


def test_a_gzip_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(bytes(80 * 2**20)))
    _, (failure,) = split([tmp_path / "bomb.txt.gz"])
    assert "unpacked" in failure.reason


def test_a_compressed_text_reads_as_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(BODY.encode()))
    (article,), _ = split([tmp_path])
    assert article.text == BODY


@pytest.mark.parametrize(
    "record",
    [
        {"id": "r1", "text": BODY, "title": "T", "publisher": "P", "published": "2031-05-04"},
        {"maintext": BODY, "title": "T", "source_domain": "P", "date_publish": "2031-05-04 00:00:00", "authors": ["A"]},
        {"text": BODY, "title": "T", "sitename": "P", "date": "2031-05-04", "author": "A; B", "source": "https://p.example/1"},
        {"body": {"summary": [], "sections": [{"headline": [], "paragraphs": BODY.split("\n\n")}]}, "title": "T",
         "publisher": "P", "publishing_date": "2031-05-04T00:00:00+00:00", "authors": ["A"]},
    ],
    ids=["rashomon", "news-please", "trafilatura", "fundus"],
)  # fmt: skip
def test_records_under_the_names_of_common_tools(tmp_path: Path, record: dict[str, object]) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (article,), failures = split([tmp_path])
    assert not failures
    assert (article.text, article.title, article.publisher) == (BODY, "T", "P")
    assert (article.published.value or "").startswith("2031-05-04")
    assert article.published.origin == "stated"


def test_a_json_feed_gives_whole_entries_and_names_the_announced_ones(tmp_path: Path) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Ellis Post", "items": [
        {"title": "One", "url": "https://post.example/1", "content_text": BODY, "date_published": "2031-05-04"},
        {"title": "Two", "url": "https://post.example/2", "content_text": "Short."},
    ]}  # fmt: skip
    (tmp_path / "feed.json").write_text(json.dumps(feed), encoding="utf-8")
    (article,), (failure,) = split([tmp_path])
    assert (article.title, article.publisher, article.url) == ("One", "The Ellis Post", "https://post.example/1")
    assert "https://post.example/2" in failure.reason


def test_an_rss_feed_with_whole_entries(tmp_path: Path) -> None:
    paragraphs = "".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in BODY.split("\n\n"))
    (tmp_path / "feed.xml").write_text(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>The Ellis Post</title><item><title>One</title>'
        f"<link>https://post.example/1</link><pubDate>Sun, 04 May 2031 10:00:00 GMT</pubDate><description>{paragraphs}"
        "</description></item></channel></rss>",
        encoding="utf-8",
    )
    (article,), failures = split([tmp_path])
    assert not failures
    assert article.text.count("harbour council") == 9
    assert (article.published.value or "").startswith("2031-05-04")


def test_nitf_and_ninjs(tmp_path: Path) -> None:
    lines = "".join(f"<p>{p}</p>" for p in BODY.split("\n\n"))
    (tmp_path / "a.xml").write_text(
        '<nitf><head><docdata><date.issue norm="20310504T100000Z"/></docdata><pubdata name="Ellis Wire"/></head>'
        "<body><body.head><hedline><hl1>Lighthouse stays</hl1></hedline><dateline>PORT ELLIS</dateline></body.head>"
        f"<body.content>{lines}</body.content></body></nitf>",
        encoding="utf-8",
    )
    ninjs = {
        "uri": "urn:x:1",
        "headline": "Lighthouse stays",
        "body_xhtml": lines,
        "versioncreated": "2031-05-04T10:00:00Z",
    }
    (tmp_path / "b.json").write_text(json.dumps(ninjs), encoding="utf-8")
    articles, failures = split([tmp_path])
    assert not failures
    assert [article.title for article in articles] == ["Lighthouse stays"] * 2
    assert {(article.published.value or "")[:10] for article in articles} == {"2031-05-04"}


def _warc() -> bytes:
    page = f"<html><head><title>Lighthouse stays</title></head><body><article><p>{BODY}</p></article></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n{page}"
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2031-05-04T10:00:00Z\r\n"
        "WARC-Target-URI: https://post.example/1\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return f"{head}{http}\r\n\r\n".encode()


def test_pages_inside_web_archives(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(_warc())
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(_warc()))
    with zipfile.ZipFile(tmp_path / "c.wacz", "w") as bundle:
        bundle.writestr("archive/data.warc", _warc())
    items = list(read([str(tmp_path)]))
    assert [item.source.split("#")[1] for item in items] == ["https://post.example/1"] * 3
