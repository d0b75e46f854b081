"""Servers that answer in ways no standard knows: each costs one clear line, or gives what there is, and soon."""

import time

import pytest
from web import PAGE, Answer, saying, serving

from rashomon.model import Failure
from rashomon.read.fetch import Fetcher
from rashomon.read.fetch.robots import Robots
from rashomon.read.raw import Raw

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def fetched(home: str, *, robots: bool = False, patience: float = 5.0) -> Raw | Failure:
    """What is fetched of a server, whose robots.txt is asked for or taken to allow everything."""
    one = Fetcher(private=True, delay=0.0, patience=patience, silence=patience)
    if not robots:
        one._robots[home] = Robots()
    began = time.monotonic()
    found = one.fetch(f"{home}/page")
    assert time.monotonic() - began < 20
    if isinstance(found, Failure):
        assert found.line().isprintable()
        assert found.source == f"{home}/page"
    return found


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\r\n" * 1000,
        b"<html><body>no head at all</body></html>",
        b"HTTP/1.1 abc OK\r\n\r\n" + PAGE,
        b"HTTP/1.1 99 Odd\r\nContent-Length: 0\r\n\r\n",
        OK + b"Content-Length: 99999\r\n\r\n" + PAGE,
        OK + b"Content-Length: -5\r\n\r\n" + PAGE,
        OK + b"Content-Length: ten\r\n\r\n" + PAGE,
        OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n" + PAGE,
        OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n" + PAGE,
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + PAGE,
        OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" + PAGE,
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n" + PAGE,
        OK + b"Transfer-Encoding: rot13\r\n\r\n" + PAGE,
        OK + b"X-\x00: a\r\n\r\n" + PAGE,
        OK + b"no colon here\r\n\r\n" + PAGE,
        OK + b"X-Long: " + b"a" * 2_000_000 + b"\r\n\r\n" + PAGE,
        b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: gopher://a.example/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: data:text/html,<p>x</p>\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: //\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://a:b@:0/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
    ids=lambda said: repr(said[:60])[2:-1],
)
def test_an_answer_that_is_none_is_one_line(said: bytes) -> None:
    with saying(said) as home:
        assert isinstance(fetched(home), Failure)


@pytest.mark.parametrize(
    ("said", "data"),
    [
        (OK + b"\r\n" + PAGE, PAGE),
        (b"HTTP/1.0 200\r\n\r\n" + PAGE, PAGE),
        (b"HTTP/9.9 200 OK\r\n\r\n" + PAGE, PAGE),
        (OK + f"Content-Length: {len(PAGE)}\r\n\r\n".encode() + PAGE + b"and more than was said", PAGE),
        (OK + b"Content-Type: nonsense;;charset=\xff\r\n\r\n" + PAGE, PAGE),
        (OK + b"X: a\r\n" * 50 + b"\r\n" + PAGE, PAGE),
        (OK + b"Last-Modified: never\r\nETag: \xe4\r\nRetry-After: -1\r\n\r\n" + PAGE, PAGE),
    ],
    ids=lambda said: repr(said[:60])[2:-1],
)
def test_a_careless_answer_is_read(said: bytes, data: bytes) -> None:
    with saying(said) as home:
        found = fetched(home)
    assert isinstance(found, Raw)
    assert found.data == data


def test_a_server_that_is_always_about_to_answer_is_given_up() -> None:
    with saying(b"HTTP/1.1 100 Continue\r\n\r\n", times=10**9) as home:
        assert isinstance(fetched(home, patience=0.5), Failure)


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        (Answer(PAGE), True),  # a page of its own for what is not there
        (Answer(b"\x00\xff" * 5_000, kind="application/octet-stream"), True),
        (Answer("User-agent: *\nDisallow: /page".encode("utf-16")), True),
        (Answer(b"User-agent: *\rDisallow: /page"), False),
        (Answer(b"User-agent: *\nDisallow: /" + b"*a" * 5_000 + b"*b$"), True),
        (Answer(b"User-agent: *\nDisallow: /p[a-z\nDisallow: /(\nDisallow: %%%\nAllow:"), True),
        (Answer(b"Disallow: /page\n" * 5_000), True),
        (Answer(b"x" * 400_000 + b"\nUser-agent: *\nDisallow: /page"), False),
        (Answer(b"abc", headers={"Content-Encoding": "gzip"}), False),
        (Answer(b"", 204), True),
        (Answer(b"", 301), True),
        (Answer(b"", 302, headers={"Location": "file:///etc/passwd"}), True),
        (Answer(b"", 302, headers={"Location": "http://["}), False),
        (Answer(b"", 401), True),
        (Answer(b"User-agent: *\nDisallow: /page", 206), True),
    ],
    ids=lambda value: repr(getattr(value, "body", value))[:40],
)
def test_odd_robots(answer: Answer, allowed: bool) -> None:
    with serving({"/robots.txt": answer, "/page": Answer()}) as server:
        assert isinstance(fetched(server.home, robots=True), Raw) == allowed
