"""The guard of every request: which hosts are reached, at which numbers, under which names."""

import ssl
from collections.abc import Callable

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st
from web import Answer, serving

from rashomon.model import Failure
from rashomon.read.fetch import Fetcher
from rashomon.read.fetch.addresses import is_public
from rashomon.read.fetch.guard import connect
from rashomon.read.raw import Raw

PUBLIC = "93.184.216.34"


def guarded(names: dict[str, list[str]], port: int, tried: list[str]) -> Fetcher:
    """A fetcher to which the one public number is the server on ``port`` of this machine."""

    def to_here(number: str, _: int, seconds: float) -> httpcore.NetworkStream:
        tried.append(number)
        return connect("127.0.0.1" if number == PUBLIC else number, port, seconds)

    return Fetcher(delay=0.0, _resolve=lambda host, _: [names[host].pop(0)], _connect=to_here)


def refused(found: Raw | Failure) -> bool:
    return isinstance(found, Failure) and found.remedy == "allow it with --allow-private"


def test_private_networks_are_refused_unless_allowed() -> None:
    with serving({"/page": Answer()}) as server:
        assert refused(Fetcher().fetch(f"{server.home}/page"))
        assert not server.asked
        assert isinstance(Fetcher(private=True).fetch(f"{server.home}/page"), Raw)


def test_the_connection_is_made_to_the_number_that_was_checked() -> None:
    tried: list[str] = []
    with serving({"/page": Answer()}) as server:
        names = {"news.example": [PUBLIC, "127.0.0.1"]}
        found = guarded(names, server.port, tried).fetch("http://news.example/page")
        assert server.asked[0][1] == "news.example"
    assert isinstance(found, Raw)
    assert set(tried) == {PUBLIC}
    assert names["news.example"] == ["127.0.0.1"], "the name was asked for once"


@pytest.mark.parametrize("inner", ["127.0.0.1", "::1", "10.0.0.8", "169.254.169.254", "::ffff:10.0.0.8"])
def test_a_redirect_to_an_inner_host_is_refused(inner: str) -> None:
    tried: list[str] = []
    with serving({"/page": Answer(b"", 302, headers={"Location": "http://inner.example/"})}) as server:
        names = {"news.example": [PUBLIC], "inner.example": [inner] * 2}
        assert refused(guarded(names, server.port, tried).fetch("http://news.example/page"))
    assert set(tried) == {PUBLIC}


def test_robots_txt_that_leads_to_an_inner_host_is_refused() -> None:
    tried: list[str] = []
    with serving({"/robots.txt": Answer(b"", 302, headers={"Location": "http://10.1.2.3/admin"})}) as server:
        names = {"news.example": [PUBLIC], "10.1.2.3": ["10.1.2.3"]}
        assert refused(guarded(names, server.port, tried).fetch("http://news.example/page"))
        assert server.paths == ["/robots.txt"]
    assert set(tried) == {PUBLIC}


def test_a_host_of_which_one_number_is_private_is_refused() -> None:
    fetcher = Fetcher(delay=0.0, _resolve=lambda *_: [PUBLIC, "127.0.0.1"])
    assert refused(fetcher.fetch("http://news.example/page"))


def test_a_number_that_does_not_answer_is_passed_over() -> None:
    with serving({"/page": Answer()}) as server:
        tried: list[str] = []

        def first_is_dead(number: str, _: int, seconds: float) -> httpcore.NetworkStream:
            tried.append(number)
            if len(tried) == 1:
                raise httpcore.ConnectError("no route")
            return connect("127.0.0.1", server.port, seconds)

        fetcher = Fetcher(delay=0.0, _resolve=lambda *_: ["93.184.216.33", PUBLIC], _connect=first_is_dead)
        assert isinstance(fetcher.fetch("http://news.example/page"), Raw)
    assert tried[:2] == ["93.184.216.33", PUBLIC]


def test_encryption_is_asked_for_by_name() -> None:
    asked: list[str | None] = []

    class Stream(httpcore.NetworkStream):
        def start_tls(
            self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
        ) -> httpcore.NetworkStream:
            assert ssl_context.check_hostname
            assert timeout is not None
            asked.append(server_hostname)
            raise httpcore.ConnectError("far enough")

        def close(self) -> None: ...

    dial: Callable[[str, int, float], httpcore.NetworkStream] = lambda *_: Stream()  # noqa: E731  its type is the point
    found = Fetcher(delay=0.0, _resolve=lambda *_: [PUBLIC], _connect=dial).fetch("https://news.example/page")
    assert isinstance(found, Failure)
    assert "far enough" in found.reason
    assert set(asked) == {"news.example"}


@pytest.mark.parametrize(
    "number",
    [
        *("0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "169.254.169.254", "172.16.0.1"),
        *("172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.1"),
        *("203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:192.168.0.1", "64:ff9b::127.0.0.1"),
        *("64:ff9b::a00:1", "64:ff9b:1::808:808", "2002:7f00:1::", "2002:c0a8:1::1", "2001::1", "2001:db8::1"),
        *("3fff::1", "5f00::1", "100::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1"),
        *("ff0e::1", "localhost", "1.2.3"),
    ],
)
def test_inner(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        *("8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.1.0.1", "223.255.255.255"),
        *("2606:4700::1111", "2a00:1450::1", "64:ff9b::808:808", "2002:808:808::1", "::ffff:8.8.8.8"),
    ],
)
def test_outer(number: str) -> None:
    assert is_public(number)


@given(st.ip_addresses())
def test_nothing_is_public_that_the_standard_library_calls_private(number: object) -> None:
    address = str(number)
    if is_public(address) and not address.startswith(("64:ff9b:", "2002:", "::ffff:")):
        assert getattr(number, "is_global", False)
        assert not getattr(number, "is_multicast", True)
