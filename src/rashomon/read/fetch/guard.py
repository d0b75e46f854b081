"""The one way onto the network: every connection of every request is checked and timed here.

A host is resolved once, and the connection is made to the very address that was checked, so a name whose answer
changes in between gains nothing. Pages, feeds, robots.txt and each step of a redirect take this way alike.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

import httpcore
import httpx

from rashomon.read.fetch.addresses import is_public
from rashomon.read.fetch.errors import UnfetchedError

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], httpcore.NetworkStream]
_MOST_NUMBERS = 8  # of one host that are tried


def resolve(host: str, port: int) -> list[str]:
    """The numbers of a host, in the order in which they are to be tried."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(number: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """A connection to a number (never a name), made within ``seconds``."""
    return httpcore.SyncBackend().connect_tcp(number, port, seconds)


def checked(host: str, port: int, resolve: Resolve, *, private: bool) -> list[str]:
    """The numbers of a host that may be connected to; ``UnfetchedError`` where there is none, or one is not public."""
    try:
        numbers = resolve(host, port)
    except (OSError, UnicodeError):
        raise UnfetchedError(f"there is no host {host}", "check the spelling and the connection") from None
    if not private and not all(map(is_public, numbers)):
        raise UnfetchedError(f"{host} is in a private network", "allow it with --allow-private")
    return numbers


@dataclass(slots=True)
class Clock:
    """How long a server may take: ``silence`` seconds before it sends anything more, ``patience`` for all it sends."""

    silence: float
    patience: float
    _end: float = field(init=False, default=0.0)

    def start(self) -> None:
        """Begin to wait for one answer."""
        self._end = time.monotonic() + self.patience

    def left(self) -> float:
        """Seconds that the next step may take; raises ``httpcore.ReadTimeout`` where there are none left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return min(left, self.silence)


class _Guard(httpcore.NetworkBackend):
    """Opens connections: by the clock, and to public addresses alone unless ``private``."""

    def __init__(self, clock: Clock, resolve: Resolve, connect: Connect, *, private: bool) -> None:
        self._clock = clock
        self._resolve = resolve
        self._connect = connect
        self._private = private
        self._found: dict[tuple[str, int], list[str]] = {}

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first number of ``host`` that answers; ``UnfetchedError`` where one is not public."""
        del timeout, local_address, socket_options  # the clock decides, and nothing else is ever asked for
        failed: Exception = httpcore.ConnectError("it has no address")
        for number in self._numbers(host, port)[:_MOST_NUMBERS]:
            try:
                return _Timed(self._connect(number, port, self._clock.left()), self._clock)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def _numbers(self, host: str, port: int) -> list[str]:
        """The numbers of a host, asked for once and checked."""
        if (host, port) not in self._found:
            self._found[host, port] = checked(host, port, self._resolve, private=self._private)
        return self._found[host, port]


class _Timed(httpcore.NetworkStream):
    """A connection on which no step, and not all of them together, takes longer than the clock allows."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come, as soon as anything has."""
        del timeout
        return self._stream.read(max_bytes, self._clock.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of the buffer."""
        del timeout
        self._stream.write(buffer, self._clock.left())

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection encrypted; the certificate is checked against the name, not the number."""
        del timeout
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._clock.left()), self._clock)

    def get_extra_info(self, info: str) -> object:
        """What the pool of connections asks of one."""
        return self._stream.get_extra_info(info)


class Guarded(httpx.BaseTransport):
    """The transport of a client whose every request goes through the guard.

    It never takes a proxy from the environment: that would look up the names of hosts on its own.
    """

    def __init__(
        self, clock: Clock, resolve: Resolve = resolve, connect: Connect = connect, *, private: bool = False
    ) -> None:
        self._clock = clock
        self._pool = httpcore.ConnectionPool(
            ssl_context=_certificates(), network_backend=_Guard(clock, resolve, connect, private=private)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; redirects are left to the caller, and come here again."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        self._clock.start()
        answer = self._pool.handle_request(
            httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        )
        if not isinstance(answer.stream, Iterable):
            raise TypeError("an asynchronous answer to a synchronous request")
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The bytes of an answer, as they come."""

    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        """Give the connection back."""
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


@cache
def _certificates() -> ssl.SSLContext:
    """The authorities that are trusted; they take a while to load."""
    return httpx.create_ssl_context()
