"""Fetching from a server on this machine: robots, redirects, limits, conditional requests, private addresses."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from rashomon.model import Failure
from rashomon.read.fetch import Fetcher
from rashomon.read.raw import Raw

PAGE = b"<html><body><article><p>The lighthouse stays open.</p></article></body></html>"


class _Pages(BaseHTTPRequestHandler):
    """Pages that behave well, and some that do not."""

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._send(200, b"User-agent: *\nDisallow: /secret\n", "text/plain")
        elif self.path == "/moved":
            self._send(302, b"", "text/html", {"Location": "/page"})
        elif self.path == "/loop":
            self._send(302, b"", "text/html", {"Location": "/loop"})
        elif self.path == "/page" and self.headers.get("If-None-Match") == '"one"':
            self._send(304, b"", "text/html")
        elif self.path == "/page":
            self._send(200, PAGE, "text/html; charset=utf-8", {"ETag": '"one"'})
        else:
            self._send(404, b"", "text/html")

    def _send(self, status: int, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
        del format, args


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(private=True, delay=0.0)


def test_a_page_with_its_final_address_and_type(home: str, fetcher: Fetcher) -> None:
    raw = fetcher.fetch(f"{home}/moved")
    assert isinstance(raw, Raw)
    assert (raw.kind, raw.data, raw.url) == ("html", PAGE, f"{home}/page")


def test_an_unchanged_page_is_not_sent_again(home: str, fetcher: Fetcher) -> None:
    assert isinstance(fetcher.fetch(f"{home}/page"), Raw)
    again = fetcher.fetch(f"{home}/page")
    assert isinstance(again, Failure)
    assert "unchanged" in again.reason


@pytest.mark.parametrize(
    ("path", "reason"), [("/secret/1", "robots.txt"), ("/loop", "redirects"), ("/nowhere", "404")], ids=str
)
def test_each_failure_is_one_clear_line(home: str, fetcher: Fetcher, path: str, reason: str) -> None:
    failure = fetcher.fetch(home + path)
    assert isinstance(failure, Failure)
    assert reason in failure.reason


def test_private_networks_are_refused_unless_allowed(home: str) -> None:
    failure = Fetcher().fetch(f"{home}/page")
    assert isinstance(failure, Failure)
    assert failure.remedy == "allow it with --allow-private"


def test_a_host_is_not_hurried(home: str) -> None:
    pauses: list[float] = []
    fetcher = Fetcher(private=True, delay=5.0, _sleep=pauses.append)
    fetcher.fetch(f"{home}/page")
    fetcher.fetch(f"{home}/moved")
    assert pauses
    assert all(4.0 < pause <= 5.0 for pause in pauses)


@pytest.mark.parametrize("address", ["http://", "https://[", "http://no such host.invalid/"])
def test_what_is_no_address(address: str, fetcher: Fetcher) -> None:
    assert isinstance(fetcher.fetch(address), Failure)
