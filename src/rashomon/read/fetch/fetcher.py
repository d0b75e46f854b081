"""One polite client: robots.txt honoured, hosts not hurried, sizes and times bounded, nothing sent twice."""

import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from rashomon.model import Failure
from rashomon.read.decode import TooLargeError
from rashomon.read.fetch import robots, unpack
from rashomon.read.fetch.addresses import unfit
from rashomon.read.fetch.answers import Validators, answered, seconds_to_wait
from rashomon.read.fetch.errors import LATER, UnfetchedError, explained

if TYPE_CHECKING:
    import httpx

    from rashomon.read.fetch.guard import Connect, Resolve
    from rashomon.read.raw import Raw

_REDIRECTS = 5
_RETRIES = 1
_LONGEST_PAUSE = 60.0  # seconds; a host that asks for more is left alone
_MOST_UNANSWERED = 3  # times in a row that a host may be waited for in vain
_SAVE_IT = "open it yourself and save the page"


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one after another; what it learns of hosts it remembers while it lives.

    ``known`` maps an address to what its server said last time; it is kept up to date for the caller to store.
    ``delay`` is the pause in seconds between two requests to one host. A server that says nothing for ``silence``
    seconds, or has not said all after ``patience``, is given up.
    """

    private: bool = False
    delay: float = 1.0
    known: dict[str, Validators] = field(default_factory=dict)
    silence: float = 20.0
    patience: float = 60.0
    _robots: dict[str, robots.Robots | Failure] = field(default_factory=dict)
    _ready: dict[str, float] = field(default_factory=dict)
    _unanswered: Counter[str] = field(default_factory=Counter)
    _sleep: Callable[[float], None] = time.sleep
    _resolve: "Resolve | None" = None
    _connect: "Connect | None" = None

    def fetch(self, address: str) -> "Raw | Failure":
        """What lies at ``address``, redirects followed, or why it could not be had."""
        try:
            client = self._client()
        except ImportError:
            return Failure(address, "addresses cannot be fetched here", "install rashomon[fetch], or save the page")
        host = _host(address)
        if self._unanswered[host] >= _MOST_UNANSWERED:
            return Failure(address, f"{host} has not answered {_MOST_UNANSWERED} times in a row", LATER)
        with client:
            try:
                found = self._follow(client, address)
            except Exception as error:
                if (failure := explained(address, error, self.patience)) is None:
                    raise
                self._unanswered[host] += failure.remedy == LATER
                return failure
        self._unanswered[host] = 0
        return found

    def refuses(self, address: str) -> Failure | None:
        """Why ``address`` would not be fetched: it is none, has no host, or leads into a private network.

        Nothing is sent to its host; what it answers is seen when it is fetched.
        """
        if failure := unfit(address):
            return failure
        try:
            from rashomon.read.fetch import guard  # noqa: PLC0415  an extra: only fetching needs it
        except ImportError:
            return Failure(address, "addresses cannot be fetched here", "install rashomon[fetch]")
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
        try:
            guard.checked(parts.hostname or "", port, self._resolve or guard.resolve, private=self.private)
        except UnfetchedError as error:
            return Failure(address, *error.args)
        return None

    def send(self, address: str, body: bytes) -> Failure | None:
        """Send JSON to ``address`` under the same guard; why it could not be delivered, if it could not."""
        try:
            with self._client() as client:
                if failure := unfit(address):
                    return Failure(address, failure.reason, failure.remedy)
                headers = {"Content-Type": "application/json"}
                with client.stream("POST", address, content=body, headers=headers) as response:
                    if response.status_code < 300:
                        return None
                    answer = f"the server answers {response.status_code}"
                    return Failure(address, answer, "check the address of the webhook")
        except ImportError:
            return Failure(address, "nothing can be sent from here", "install rashomon[fetch]")
        except Exception as error:
            if (failure := explained(address, error, self.patience)) is None:
                raise
            return failure

    def _client(self) -> "httpx.Client":
        import httpx  # noqa: PLC0415  an extra: only fetching needs it
        import protego  # noqa: F401, PLC0415  and this, which is used later: better to miss it now

        from rashomon.read.fetch import guard  # noqa: PLC0415  and what stands on them

        transport = guard.Guarded(
            guard.Clock(self.silence, self.patience),
            self._resolve or guard.resolve,
            self._connect or guard.connect,
            private=self.private,
        )
        headers = {"User-Agent": robots.AGENT, "Accept-Encoding": unpack.ACCEPTED}
        return httpx.Client(transport=transport, headers=headers, trust_env=False)

    def _follow(self, client: "httpx.Client", address: str) -> "Raw | Failure":
        current, redirects, retries = address, 0, 0
        while redirects <= _REDIRECTS:
            if failure := unfit(current) or self._unwelcome(client, current) or self._wait(current):
                return Failure(address, failure.reason, failure.remedy)
            with client.stream("GET", current, headers=self.known.get(current, Validators()).headers()) as response:
                if response.has_redirect_location:
                    current, redirects = _target(current, response), redirects + 1
                elif retries < _RETRIES and self._postponed(current, response):
                    retries += 1
                else:
                    raw, self.known[current] = answered(address, current, response)
                    return raw
        return Failure(address, f"more than {_REDIRECTS} redirects", "give the address they lead to")

    def _unwelcome(self, client: "httpx.Client", address: str) -> Failure | None:
        """Why the host does not want the page to be fetched, if it does not."""
        parts = urlsplit(address)
        home = f"{parts.scheme}://{parts.netloc}"
        if home not in self._robots:
            try:
                self._robots[home] = _asked(client, f"{home}/robots.txt")
            except Exception as error:
                if (failure := explained(home, error, self.patience)) is None:
                    raise
                self._robots[home] = failure
        rules = self._robots[home]
        if isinstance(rules, Failure):
            return rules
        return None if rules.allow(address) else Failure(address, "robots.txt asks not to fetch it", _SAVE_IT)

    def _wait(self, address: str) -> Failure | None:
        """Leave the host its time between two requests; where that is too long, why the page is given up."""
        host = urlsplit(address).netloc
        rest = self._ready.get(host, 0.0) - time.monotonic()
        if rest > max(_LONGEST_PAUSE, self.delay):
            return Failure(address, f"{host} asks not to be visited again for {rest:.0f} seconds", _SAVE_IT)
        if rest > 0:
            self._sleep(rest)
        rules = self._robots.get(f"{urlsplit(address).scheme}://{host}")
        pause = max(self.delay, rules.pause() if isinstance(rules, robots.Robots) else 0.0)
        self._ready[host] = time.monotonic() + pause
        return None

    def _postponed(self, address: str, response: "httpx.Response") -> bool:
        """Whether a server that has too much to do says when to come again."""
        seconds = seconds_to_wait(response)
        if seconds is None:
            return False
        self._ready[urlsplit(address).netloc] = time.monotonic() + seconds
        return True


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0]


def _asked(client: "httpx.Client", address: str) -> robots.Robots | Failure:
    """The rules at ``address``; none where the server has none, a ``Failure`` where it cannot say (RFC 9309, 2.3)."""
    for _ in range(_REDIRECTS + 1):
        if unfit(address):
            break
        with client.stream("GET", address) as response:
            status = response.status_code
            if response.has_redirect_location:
                address = _target(address, response)
                continue
            if status == 429 or status >= 500:
                return Failure(address, f"its robots.txt cannot be had (the server answers {status})", _SAVE_IT)
            return robots.Robots(_head(response) if status == 200 else b"")
    return robots.Robots()


def _target(address: str, response: "httpx.Response") -> str:
    """The address that an answer redirects to."""
    try:
        return urljoin(address, response.headers["location"])
    except ValueError as error:
        raise UnfetchedError(
            f"it redirects to what is no address ({error})", "give the address that is meant"
        ) from None


def _head(response: "httpx.Response") -> bytes:
    data = bytearray()
    with suppress(TooLargeError):
        for piece in unpack.pieces(response.iter_raw(), response.headers.get("content-encoding", ""), robots.LARGEST):
            data += piece
    return bytes(data)
