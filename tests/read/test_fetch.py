"""Fetching from a server on this machine: pages, redirects, limits, packings, conditional requests, patience."""

import gzip
import json
import time
import tracemalloc
import zlib
from collections.abc import Mapping
from email.utils import formatdate
from functools import cache

import pytest
from web import PAGE, Answer, Server, dripping, serving

from rashomon.model import Article, Failure
from rashomon.read import Reader
from rashomon.read.decode import LARGEST
from rashomon.read.fetch import Fetcher
from rashomon.read.fetch.robots import Robots
from rashomon.read.raw import Raw


def fetcher() -> Fetcher:
    return Fetcher(private=True, delay=0.0)


def moved(to: str) -> Answer:
    return Answer(b"", 302, headers={"Location": to})


def failed(found: Raw | Failure) -> Failure:
    assert isinstance(found, Failure), found
    assert "\n" not in found.line()
    return found


def got(found: Raw | Failure) -> Raw:
    assert isinstance(found, Raw), found
    return found


def test_a_page_with_its_final_address_and_type() -> None:
    with serving({"/page": Answer(), "/moved": moved("/page")}) as server:
        raw = got(fetcher().fetch(f"{server.home}/moved"))
        assert (raw.kind, raw.data, raw.url) == ("html", PAGE, f"{server.home}/page")


def test_a_file_of_records() -> None:
    lines = b"".join(
        json.dumps({"id": f"r{n}", "text": "The lighthouse stays open."}).encode() + b"\n" for n in range(3)
    )
    with serving({"/all.jsonl": Answer(lines, kind="application/x-ndjson")}) as server:
        found = list(Reader(verbatim=True, fetcher=fetcher()).read([f"{server.home}/all.jsonl"]))
    assert [one.id for one in found if isinstance(one, Article)] == ["r0", "r1", "r2"]


def test_an_unchanged_page_is_not_sent_again() -> None:
    def page(headers: Mapping[str, str]) -> Answer:
        return Answer(b"", 304) if headers.get("If-None-Match") == '"one"' else Answer(headers={"ETag": '"one"'})

    with serving({"/page": page}) as server:
        one = fetcher()
        got(one.fetch(f"{server.home}/page"))
        assert "unchanged" in failed(one.fetch(f"{server.home}/page")).reason


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(b"", 404), "404"),
        (moved("/page"), "more than 5 redirects"),
        (moved("http://["), "Invalid"),
        (moved("http://xn--\u00ff-/"), "Invalid"),
        (moved("http://xn--zzzzzzz9999/"), "no address"),
        (moved("http://a..b/"), "no host"),
        (moved("file:///etc/passwd"), "not an address of the web"),
        (moved("/" + "a" * 9000), "over 8000 characters"),
        (Answer(b"%PDF-1.7 \n%\xe2\xe3"), "a PDF"),
        (Answer(b"\x89PNG\r\n", kind="image/png"), "no report but image/png"),
        (Answer(b"  \n"), "empty"),
        (Answer(b"abc", headers={"Content-Encoding": "gzip"}), "not packed as the server says"),
        (Answer(b"abc", headers={"Content-Encoding": "br"}), "packed as br"),
        (Answer(gzip.compress(PAGE)[:-20], headers={"Content-Encoding": "gzip"}), "it breaks off before its end"),
        (Answer(zlib.compress(PAGE)[:-20], headers={"Content-Encoding": "deflate"}), "it breaks off before its end"),
        (Answer(gzip.compress(PAGE), headers={"Content-Encoding": "gzip, gzip, gzip"}), "packed as gzip, gzip, gzip"),
    ],
    ids=str,
)
def test_each_failure_is_one_clear_line(answer: Answer, reason: str) -> None:
    with serving({"/page": answer}) as server:
        failure = failed(fetcher().fetch(f"{server.home}/page"))
        assert reason in failure.reason
        assert failure.source == f"{server.home}/page"


@pytest.mark.parametrize("address", ["http://", "https://[", "http://no such host.invalid/", "http://h:99999/"])
def test_what_is_no_address(address: str) -> None:
    failed(fetcher().fetch(address))


def test_a_server_that_is_not_there() -> None:
    with serving({}) as server:
        gone = server.home
    assert "could not be fetched" in failed(fetcher().fetch(gone)).reason


@pytest.mark.parametrize(
    ("packing", "data"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("gzip, identity", gzip.compress(PAGE)),
        ("gzip, deflate", zlib.compress(gzip.compress(PAGE))),
        ("", gzip.compress(PAGE)),
    ],
)
def test_packed_pages(packing: str, data: bytes) -> None:
    with serving({"/page": Answer(data, headers={"Content-Encoding": packing} if packing else {})}) as server:
        assert got(fetcher().fetch(f"{server.home}/page")).data == PAGE


@cache
def _bomb(layers: int) -> bytes:
    """Nothing but zeros, packed so that each layer is unpacked to far more than a page may hold."""
    squeeze = zlib.compressobj(9, wbits=31)
    data = b"".join(squeeze.compress(bytes(2**20)) for _ in range((LARGEST >> 20) + 8)) + squeeze.flush()
    for _ in range(layers - 1):
        data = gzip.compress(data * 8)
    return data


@pytest.mark.parametrize(("packing", "layers"), [("gzip", 1), ("gzip, gzip", 2), ("", 1)])
def test_a_bomb_costs_no_more_than_the_limit(packing: str, layers: int) -> None:
    data = _bomb(layers)
    with serving({"/page": Answer(data, headers={"Content-Encoding": packing} if packing else {})}) as server:
        tracemalloc.start()
        failure = failed(fetcher().fetch(f"{server.home}/page"))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert failure.reason == f"larger than {LARGEST >> 20} MiB"
    assert peak < 3 * LARGEST


@pytest.mark.parametrize(
    "data", [b"HTTP/1.1 200 OK\r\nX-Filler: aaaa", b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\naaa", b"H"]
)
def test_what_drips_is_given_up(data: bytes) -> None:
    with dripping(data, 0.02) as home:
        began = time.monotonic()
        failure = failed(Fetcher(private=True, delay=0.0, patience=0.4).fetch(f"{home}/page"))
        assert time.monotonic() - began < 2
    assert failure.reason == "silent for too long, or not done within 0.4 seconds"


def test_silence_is_given_up() -> None:
    with dripping(b"H", 30.0) as home:
        failure = failed(Fetcher(private=True, delay=0.0, silence=0.2).fetch(f"{home}/page"))
    assert "silent for too long" in failure.reason


def test_a_host_that_never_answers_is_not_waited_for_again_and_again() -> None:
    with serving({}) as server, dripping(b"H", 0.02) as home:
        one = Fetcher(private=True, delay=0.0, patience=0.2)
        one._robots[home] = one._robots[server.home] = Robots()
        reasons = [failed(one.fetch(f"{home}/{n}")).reason for n in range(5)]
        assert ["in a row" in reason for reason in reasons] == [False, False, False, True, True]
        assert "404" in failed(one.fetch(f"{server.home}/page")).reason


def test_a_host_is_not_hurried() -> None:
    pauses: list[float] = []
    with serving({"/page": Answer(), "/moved": moved("/page")}) as server:
        slow = Fetcher(private=True, delay=5.0, _sleep=pauses.append)
        slow.fetch(f"{server.home}/page")
        slow.fetch(f"{server.home}/moved")
    assert pauses
    assert all(4.0 < pause <= 5.0 for pause in pauses)


class _Busy:
    """A page of a server that has too much to do the first time it is asked."""

    def __init__(self, after: str, status: int = 503) -> None:
        self._answers = [Answer(b"", status, headers={"Retry-After": after})]

    def __call__(self, headers: Mapping[str, str]) -> Answer:
        del headers
        return self._answers.pop() if self._answers else Answer()


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("after", ["30", "date"])
def test_a_busy_server_is_asked_again_when_it_says(status: int, after: str) -> None:
    pauses: list[float] = []
    said = formatdate(time.time() + 31, usegmt=True) if after == "date" else after
    with serving({"/page": _Busy(said, status)}) as server:
        patient = Fetcher(private=True, delay=0.0, _sleep=pauses.append)
        assert got(patient.fetch(f"{server.home}/page")).data == PAGE
    assert [27 < pause <= 31 for pause in pauses] == [True]


@pytest.mark.parametrize(("after", "reason"), [("7200", "not to be visited again for 7200 seconds"), ("²", "503")])
def test_a_server_that_is_busy_for_long_is_left_alone(after: str, reason: str) -> None:
    with serving({"/page": _Busy(after), "/other": Answer()}) as server:
        one = fetcher()
        assert reason in failed(one.fetch(f"{server.home}/page")).reason
        assert isinstance(one.fetch(f"{server.home}/other"), Failure if after == "7200" else Raw)
        assert ("/other" in server.paths) == (after != "7200")


ROBOTS = "User-agent: *\nDisallow: /secret\nDisallow: /*.pdf$\n\nUser-agent: other\nDisallow: /\n"


def _with_robots(answer: Answer) -> dict[str, Answer]:
    return {"/robots.txt": answer, **dict.fromkeys(("/page", "/secret/1", "/a.pdf", "/a.pdf.html"), Answer())}


def _allowed(server: Server, path: str = "/page") -> bool:
    return isinstance(fetcher().fetch(server.home + path), Raw)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
def test_robots_are_asked_for_and_heeded(mark: bytes) -> None:
    with serving(_with_robots(Answer(mark + ROBOTS.encode(), kind="text/plain"))) as server:
        assert [_allowed(server, path) for path in ("/page", "/secret/1", "/a.pdf", "/a.pdf.html")] == [1, 0, 0, 1]


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(200, False), (403, True), (404, True), (410, True), (429, False), (500, False), (503, False)],
)
def test_what_the_status_of_robots_txt_means(status: int, allowed: bool) -> None:
    with serving(_with_robots(Answer(b"User-agent: *\nDisallow: /", status, "text/plain"))) as server:
        assert _allowed(server) == allowed


def test_robots_txt_behind_a_redirect() -> None:
    pages = {**_with_robots(moved("/rules")), "/rules": Answer(ROBOTS.encode(), kind="text/plain")}
    with serving(pages) as server:
        assert not _allowed(server, "/secret/1")
    with serving(_with_robots(moved("/robots.txt"))) as server:
        assert _allowed(server)


@pytest.mark.parametrize("delay", ["²", "-3", "nan", "soon"])
def test_a_pause_that_is_nonsense_is_none(delay: str) -> None:
    with serving(_with_robots(Answer(f"User-agent: *\nCrawl-delay: {delay}".encode()))) as server:
        one = fetcher()
        got(one.fetch(f"{server.home}/page"))
        got(one.fetch(f"{server.home}/page"))


def test_a_host_that_asks_for_a_day_between_two_pages_gives_one() -> None:
    with serving(_with_robots(Answer(b"User-agent: *\nCrawl-delay: 86400"))) as server:
        one = Fetcher(private=True, delay=0.0, _sleep=lambda _: pytest.fail("slept"))
        got(one.fetch(f"{server.home}/page"))
        assert "not to be visited again for 86400 seconds" in failed(one.fetch(f"{server.home}/secret/1")).reason


def test_a_robots_txt_that_is_a_bomb_costs_what_is_read_of_it() -> None:
    bomb = Answer(_bomb(1), kind="text/plain", headers={"Content-Encoding": "gzip"})
    with serving(_with_robots(bomb)) as server:
        tracemalloc.start()
        assert _allowed(server)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 2**24


def test_a_robots_txt_of_many_robots_costs_little() -> None:
    names = "".join(f"User-agent: r{n}\n" for n in range(12_000))
    rules = "Disallow: /s\n" * 12_000
    with serving(_with_robots(Answer((names + "User-agent: *\n" + rules).encode()))) as server:
        began = time.monotonic()
        assert not _allowed(server, "/secret/1")
        assert time.monotonic() - began < 2


def test_a_robots_txt_that_drips_is_given_up_once() -> None:
    with dripping(b"HTTP/1.1 200 OK\r\nX: a", 0.02) as home:
        one = Fetcher(private=True, delay=0.0, patience=0.3)
        began = time.monotonic()
        assert {failed(one.fetch(f"{home}/{n}")).remedy for n in range(5)} == {"try again later"}
        assert time.monotonic() - began < 1.5
