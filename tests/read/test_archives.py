"""Web archives: bodies as they were transferred, and memory that does not grow with the archive."""

import gzip
import sys
import tracemalloc
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Article, Failure
from rashomon.read import read
from rashomon.read.archives import open_archive
from rashomon.read.archives.bodies import unpack
from rashomon.read.decode import TooLargeError
from rashomon.read.raw import Raw

PAGE = "<html><head><title>Lighthouse stays</title></head><body><article><h1>Lighthouse stays</h1>{}</article></body>"
PROSE = "".join(
    f"<p>The harbour council of Port Ellis met on day {n} and agreed to keep the old lighthouse open to the public.</p>"
    for n in range(9)
)


def record(body: bytes, number: int = 1, headers: str = "") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode() + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2031-05-04T10:00:00Z\r\n"
        f"WARC-Target-URI: https://post.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def chunked(body: bytes, size: int) -> bytes:
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x;note=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


PLAIN = PAGE.format(PROSE).encode()


brotli: Any = import_module("brotli")


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("", PLAIN),
        ("Transfer-Encoding: chunked\r\n", chunked(PLAIN, 100)),
        ("Content-Encoding: gzip\r\n", gzip.compress(PLAIN)),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(gzip.compress(PLAIN), 50)),
        ("Content-Encoding: deflate\r\n", zlib.compress(PLAIN)),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", PLAIN),
        ("Content-Encoding: deflate\r\n", PLAIN),
        ("Content-Encoding: br\r\n", brotli.compress(PLAIN)),
        ("Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n", chunked(brotli.compress(PLAIN), 50)),
        ("Content-Encoding: br\r\n", PLAIN),
    ],
    ids=[
        "plain",
        "chunked",
        "gzip",
        "gzip-chunked",
        "deflate",
        "unpacked-already",
        "inflated-already",
        "brotli",
        "brotli-chunked",
        "unbrotlied-already",
    ],
)
def test_bodies_are_read_as_they_were_transferred(tmp_path: Path, headers: str, body: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(record(body, 1, headers) + record(PLAIN, 2))
    first, second = read([str(tmp_path)])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text == second.text
    assert first.text.count("lighthouse") == 9


@given(st.binary(min_size=1, max_size=300), st.integers(1, 50))
def test_pieces_come_together_again(body: bytes, size: int) -> None:
    if not body.startswith(b"\x1f\x8b"):
        assert unpack(chunked(body, size), "chunked", None, 1000) == body


@given(st.binary(max_size=300), st.sampled_from(["chunked", None]), st.sampled_from(["gzip", "deflate", "br", None]))
def test_any_body_is_unpacked_or_left(body: bytes, transfer: str | None, packing: str | None) -> None:
    assert isinstance(unpack(body, transfer, packing, 1_000_000), bytes)


@pytest.mark.parametrize(("pack", "packing"), [(gzip.compress, "gzip"), (zlib.compress, "deflate")])
def test_a_bomb_inside_an_archive_stops_at_the_limit(pack: object, packing: str) -> None:
    assert callable(pack)
    with pytest.raises(TooLargeError):
        unpack(pack(bytes(100_000)), None, packing, 50_000)


def test_memory_stays_flat_however_long_the_archive(tmp_path: Path) -> None:
    padding = b"<!-- " + b"x" * 200_000 + b" -->"
    with (tmp_path / "long.warc").open("wb") as stream:
        for number in range(150):  # 30 MB
            stream.write(record(padding + PAGE.format(PROSE).encode(), number))
    tracemalloc.start()
    try:
        found = sum(isinstance(item, Raw) for item in open_archive(tmp_path / "long.warc"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == 150
    assert peak < 3_000_000


def test_an_archive_cut_off_gives_what_is_before_the_damage(tmp_path: Path) -> None:
    (tmp_path / "cut.warc.gz").write_bytes(gzip.compress(record(PLAIN) * 3)[:-40])
    items = list(read([str(tmp_path)]))
    assert isinstance(items[0], Article)
    assert isinstance(items[-1], Article | Failure)


@pytest.mark.parametrize(
    ("packing", "body", "name"), [("br", b"\x0b\x02", "Brotli"), ("zstd", b"\x28\xb5\x2f\xfd", "Zstandard")]
)
def test_a_body_that_nothing_here_unpacks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packing: str, body: bytes, name: str
) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    archive = tmp_path / "a.warc"
    archive.write_bytes(record(body + bytes(50), 1, f"Content-Encoding: {packing}\r\n") + record(PLAIN, 2))
    failure, article = sorted(read([str(archive)]), key=lambda item: isinstance(item, Article))
    assert isinstance(failure, Failure)
    assert isinstance(article, Article)
    assert name in failure.reason


def test_a_brotli_bomb_stops_at_the_limit() -> None:
    with pytest.raises(TooLargeError):
        unpack(brotli.compress(bytes(50_000_000), quality=1), None, "br", 1_000_000)
