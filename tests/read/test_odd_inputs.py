"""Odd inputs of every kind: what can be read is read, the rest is one clear line, and the run goes on."""

import gzip
import io
import json
import os
import threading
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Article, Failure
from rashomon.read import read
from rashomon.read.decode import decode
from rashomon.read.kinds import unreadable

PARAGRAPHS = (
    "The council of Saltmouth will rebuild the ferry pier that a storm broke last winter, its chair Ada Quill said.",
    "Work begins in the spring and should last about eight months, and boats will land at the old quay until then.",
    "The Lantern Foundation pays for half of the work, and the island for the rest, out of tolls – café money’s.",
)
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
PAGE = f"<html><head><title>Pier</title></head><body><h1>Pier to be rebuilt</h1>{BODY}</body></html>"
TEXT = "\n\n".join(PARAGRAPHS)
NORTHERN = (
    "港の評議会は、昨年の冬に嵐で壊れた桟橋を建て直すことを決めたと、議長が月曜日に述べた。工事は春に始まる見込みだ。"
)


def items(folder: Path, name: str, data: bytes) -> list[Article | Failure]:
    (folder / name).write_bytes(data)
    return list(read([str(folder / name)]))


def article(folder: Path, name: str, data: bytes) -> Article:
    (found,) = items(folder, name, data)
    assert isinstance(found, Article), found
    return found


def failure(folder: Path, name: str, data: bytes) -> Failure:
    (found,) = items(folder, name, data)
    assert isinstance(found, Failure), found
    assert found.remedy
    assert "\n" not in found.line()
    return found


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode("utf-16"),
        b"\xfe\xff" + PAGE.encode("utf-16-be"),
        PAGE.encode("utf-16-le"),
        PAGE.encode("utf-32"),
        PAGE.replace("<head>", '<head><meta charset="utf-16">').encode(),
        PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').encode(),
        PAGE.replace("<head>", '<head><meta charset="shift_jis">').encode(),
        PAGE.replace("<head>", '<head><meta charset="utf-7">').encode(),
        PAGE.replace("<head>", '<head><meta charset="nonsense">').encode("cp1252"),
        PAGE.encode("cp1252"),
        gzip.compress(PAGE.encode()),
    ],
    ids=["16", "16-be", "16-bare", "32", "says-16", "says-latin", "says-sjis", "says-7", "nonsense", "cp1252", "gzip"],
)
def test_a_page_is_read_whatever_its_charset_is_said_to_be(tmp_path: Path, data: bytes) -> None:
    assert article(tmp_path, "page.html", data).text == TEXT


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16", "utf-8-sig"])
def test_a_text_in_an_old_charset(tmp_path: Path, charset: str) -> None:
    assert article(tmp_path, "a.txt", TEXT.encode(charset)).text == TEXT


@pytest.mark.parametrize("charset", ["shift_jis", "euc_jp", "iso2022_jp", "utf-8"])
def test_a_page_in_the_charsets_of_japan(tmp_path: Path, charset: str) -> None:
    meta = f'<meta charset="{charset.replace("iso2022_jp", "iso-2022-jp")}">'
    raw = (
        f"<html><head>{meta}</head><body><h1>桟橋</h1>"
        + f"<p>{NORTHERN}</p>" * 1
        + "".join(f"<p>{n}{NORTHERN}</p>" for n in "一二三")
    )
    assert NORTHERN in article(tmp_path, "a.html", raw.encode(charset)).text


def test_a_stray_zero_byte_costs_one_character(tmp_path: Path) -> None:
    data = PAGE.replace("ferry pier", "ferry\0pier").encode()
    found = article(tmp_path, "a.html", data)
    assert "ferry\ufffdpier" in found.text
    assert len(found.text) == len(TEXT)
    assert "ferry\ufffdpier" in article(tmp_path, "a.txt", TEXT.replace("ferry pier", "ferry\0pier").encode()).text


def zipped(*names: str) -> bytes:
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as bundle:
        for name in names:
            bundle.writestr(name, "application/epub+zip" if name == "mimetype" else "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.html", zipped("[Content_Types].xml", "word/document.xml"), "the document is damaged"),
        ("a.docx", zipped("[Content_Types].xml", "word/document.xml"), "the document is damaged"),
        ("a.epub", zipped("mimetype", "content.opf"), "an e-book"),
        ("a.xlsx", zipped("xl/workbook.xml"), "the workbook is damaged"),
        ("a.zip", zipped("story.html"), "a zip file"),
        ("a.rtf", b"{\\rtf1\\ansi\\deff0 }", "holds no text"),
        ("a.txt", b"%PDF-1.7\n" + bytes(range(256)), "the document is damaged"),
        ("a.html", b"\xff\xd8\xff\xe0" + bytes(range(256)), "a picture"),
        ("a.html", b"\0\0\0\x20ftypisom" + bytes(range(256)) * 9, "binary data"),
        ("a.parquet", b"PAR1" + bytes(range(256)) * 9, "a Parquet file"),
        ("a.db", b"SQLite format 3\0" + bytes(range(256)) * 9, "a database"),
        ("a.txt", b"BZh9" + bytes(range(256)) * 9, "packed with bzip2"),
        ("a.mhtml", b"From: <Saved>\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n", "without its page"),
        ("a.html", b"\xff\xfe", "no visible text"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.html", b'<html><frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"></frameset>', "frames"),
        ("a.json", b"7", "no JSON object"),
        ("a.json", b'"text"', "no JSON object"),
        ("a.json", b'{"text": "cut of', "not JSON"),
        ("a.jsonl", b"[]\n", "no JSON object"),
        ("a.jsonl", b'{"text": 5}\n', '"text"'),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', "feed"),
        ("a.xml", b"<rss>" * 50_000, "nested too deeply"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>', "furniture"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_called_by_its_name(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    assert reason in failure(tmp_path, name, data).reason


@pytest.mark.parametrize(
    "body",
    [
        f'<div id=n></div><script id="__NEXT_DATA__" type="application/json">{json.dumps({"body": BODY})}</script>',
        f"<div id=app></div><template><h1>Pier</h1>{BODY}</template>",
        f"<div id=app></div><noscript><h1>Pier</h1>{BODY}</noscript>",
    ],
    ids=["next-data", "template", "noscript"],
)
def test_a_page_whose_text_only_scripts_can_show_gives_it_and_says_so(tmp_path: Path, body: str) -> None:
    found = article(tmp_path, "a.html", f"<html><head><title>Pier</title></head><body>{body}</body></html>".encode())
    assert found.text == TEXT
    assert [ground.reason.startswith("the page shows no article") for ground in found.grounds if ground.field == "text"]


def test_an_accelerated_page_is_a_page(tmp_path: Path) -> None:
    style = "<style amp-boilerplate>body{animation:none}</style><noscript><style>body{}</style></noscript>"
    raw = f"<!doctype html><html ⚡ amp><head>{style}</head><body><h1>Pier</h1><amp-img src=x></amp-img>{BODY}</body>"
    assert article(tmp_path, "a.html", raw.encode()).text == TEXT


def test_a_page_cut_in_the_middle_gives_what_it_holds(tmp_path: Path) -> None:
    data = PAGE.encode()[: PAGE.encode().index(b"The Lantern") + 30]
    assert article(tmp_path, "a.html", data).text.startswith(PARAGRAPHS[0])
    found = items(tmp_path, "b.html", gzip.compress(PAGE.encode(), mtime=0)[:-12])
    assert [one.text[: len(PARAGRAPHS[0])] for one in found if isinstance(one, Article)] == [PARAGRAPHS[0]]
    assert [one for one in found if isinstance(one, Failure)], "that it is cut off is said"


def test_links_that_lead_in_circles_or_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere.html")
    found = list(read([str(tmp_path)]))
    assert [type(item) for item in found] == [Failure, Article] or [type(item) for item in found] == [Article, Failure]
    (lost,) = [item for item in found if isinstance(item, Failure)]
    assert "a link to a file that is not there" in lost.reason
    assert "a link" in next(iter(read([str(tmp_path / "gone.html")]))).line()  # type: ignore[union-attr]


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(TEXT, encoding="utf-8"))
    writer.start()
    (found,) = read([str(pipe)])
    writer.join()
    assert isinstance(found, Article)
    assert found.text == TEXT


def test_a_file_that_may_not_be_read_costs_the_others_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    whole = Path.read_bytes

    def guarded(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)
    found = list(read([str(tmp_path)]))
    assert [isinstance(item, Article) for item in found].count(True) == 1
    (refused,) = [item for item in found if isinstance(item, Failure)]
    assert "Permission denied" in refused.reason


def test_a_folder_of_ten_thousand_files(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number}.txt").touch()
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    found = list(read([str(tmp_path)]))
    assert sum(isinstance(item, Article) for item in found) == 1
    assert len(found) == 10_001


@given(st.binary(max_size=400))
def test_any_bytes_can_be_judged_and_decoded(data: bytes) -> None:
    assert unreadable(data) is None or all(unreadable(data) or ())
    assert "\0" not in decode(data)


@pytest.mark.parametrize("opening", ["RIFF", "BZh", "ID3", "PAR1"])
def test_a_report_may_begin_with_the_letters_of_a_signature(opening: str) -> None:
    assert unreadable(f"{opening}: the ferry sails again, the harbour master said on Monday.".encode()) is None
