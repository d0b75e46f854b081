"""One polite client: robots.txt honoured, hosts not hurried, sizes and times bounded, nothing sent twice."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from rashomon.model import Failure
from rashomon.read.decode import LARGEST
from rashomon.read.fetch.addresses import is_address, refused
from rashomon.read.kinds import Kind, sniff
from rashomon.read.raw import Raw

if TYPE_CHECKING:
    import httpx

__all__ = ["AGENT", "Fetcher", "Validators", "is_address"]

AGENT = "rashomon"
_SECONDS = 20.0  # for any one answer
_REDIRECTS = 5
_TYPES: dict[str, Kind] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a page the last time, so that it need not send it again unchanged."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request (RFC 9110, section 13)."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in pairs.items() if value}


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one after another; what it learns of hosts it remembers while it lives.

    ``known`` maps an address to what its server said last time; it is kept up to date for the caller to store.
    ``delay`` is the pause in seconds between two requests to one host.
    """

    private: bool = False
    delay: float = 1.0
    known: dict[str, Validators] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _sleep: Callable[[float], None] = time.sleep

    def fetch(self, address: str) -> Raw | Failure:
        """What lies at ``address``, redirects followed, or why it could not be had."""
        try:
            import httpx  # noqa: PLC0415  an extra: only fetching needs it
        except ImportError:
            return Failure(address, "addresses cannot be fetched here", "install rashomon[fetch], or save the page")
        try:
            with httpx.Client(headers={"User-Agent": AGENT}, timeout=_SECONDS, follow_redirects=False) as client:
                return self._follow(client, address)
        except httpx.TimeoutException:
            return Failure(address, f"no answer within {_SECONDS:.0f} seconds", "try again later")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Failure(address, f"could not be fetched ({error})", "check the address and the connection")

    def _follow(self, client: "httpx.Client", address: str) -> Raw | Failure:
        current = address
        for _ in range(_REDIRECTS + 1):
            if failure := refused(current, private=self.private):
                return Failure(address, failure.reason, failure.remedy)
            if not self._allowed(client, current):
                return Failure(address, "robots.txt asks not to fetch it", "open it yourself and save the page")
            self._wait(current)
            validators = self.known.get(current, Validators())
            with client.stream("GET", current, headers=validators.headers()) as response:
                if not response.has_redirect_location:
                    return self._answer(address, current, response)
                current = urljoin(current, response.headers.get("location", ""))
        return Failure(address, f"more than {_REDIRECTS} redirects", "give the address they lead to")

    def _answer(self, address: str, final: str, response: "httpx.Response") -> Raw | Failure:
        if response.status_code == 304:
            return Failure(address, "unchanged since it was last fetched", "nothing to do")
        if response.status_code != 200:
            return Failure(address, f"the server answers {response.status_code}", "check the address or try later")
        data = bytearray()
        began = time.monotonic()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > LARGEST:
                return Failure(address, f"larger than {LARGEST >> 20} MiB", "give the report alone")
            if time.monotonic() - began > 3 * _SECONDS:
                return Failure(address, "the answer takes too long", "try again later")
        self.known[final] = Validators(response.headers.get("etag"), response.headers.get("last-modified"))
        header = response.headers.get("content-type", "")
        kind = _TYPES.get(header.split(";")[0].strip().lower())
        return Raw(address, kind or sniff(bytes(data)), bytes(data), final, header)

    def _allowed(self, client: "httpx.Client", address: str) -> bool:
        parts = urlsplit(address)
        home = f"{parts.scheme}://{parts.netloc}"
        if home not in self._robots:
            response = client.get(f"{home}/robots.txt", follow_redirects=True)
            rules = RobotFileParser()
            if response.status_code == 200:
                rules.parse(response.text.splitlines())
            self._robots[home] = rules if response.status_code == 200 else None
        robots = self._robots[home]
        return robots is None or robots.can_fetch(AGENT, address)

    def _wait(self, address: str) -> None:
        """Leave the host its time between two requests."""
        host = urlsplit(address).netloc
        robots = self._robots.get(f"{urlsplit(address).scheme}://{host}")
        pause = max(self.delay, float((robots.crawl_delay(AGENT) if robots else None) or 0))
        ready = self._last.get(host, -pause) + pause
        if (now := time.monotonic()) < ready:
            self._sleep(ready - now)
        self._last[host] = time.monotonic()
