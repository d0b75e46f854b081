"""Servers on this machine that say what a test tells them to, well-behaved or not."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<html><body><article><p>The lighthouse stays open.</p></article></body></html>"


@dataclass(frozen=True)
class Answer:
    """What a server says to one request."""

    body: bytes = PAGE
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


Pages = Mapping[str, Answer | Callable[[Mapping[str, str]], Answer]]


@dataclass
class Server:
    """A server that runs; ``asked`` are the paths it was asked for, each with the Host it was asked as."""

    port: int
    asked: list[tuple[str, str]]

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


class _Quiet(ThreadingHTTPServer):
    """A server that does not mind a client that hangs up: that is what is tested."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        del request, client_address


@contextmanager
def serving(pages: Pages) -> Iterator[Server]:
    """A server of ``pages``, 404 for all others (so that robots.txt, unless given, allows everything)."""
    asked: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append((self.path, self.headers.get("Host", "")))
            page = pages.get(self.path, Answer(b"", 404))
            answer = page if isinstance(page, Answer) else page(dict(self.headers.items()))
            self.send_response(answer.status)
            fixed = {"Content-Type": answer.kind, "Content-Length": str(len(answer.body))}
            for name, value in {**fixed, **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
            del format, args

    server = _Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield Server(server.server_port, asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def dripping(data: bytes, pause: float) -> Iterator[str]:
    """A server that sends ``data`` a byte at a time, for ever, whatever it is asked."""
    stop = threading.Event()

    def drip(client: socket.socket) -> None:
        client.recv(65536)
        at = 0
        while not stop.is_set():
            client.sendall(data[at : at + 1] or data[-1:])
            at += 1
            time.sleep(pause)

    with _listening(drip) as home:
        yield home
        stop.set()


@contextmanager
def saying(data: bytes, times: int = 1) -> Iterator[str]:
    """A server that says ``data`` so many times to whatever it is asked, and hangs up."""

    def say(client: socket.socket) -> None:
        client.recv(65536)
        for _ in range(times):
            client.sendall(data)

    with _listening(say) as home:
        yield home


@contextmanager
def _listening(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that answers each connection in its own way; it does not mind a client that hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve(client: socket.socket) -> None:
        with client, suppress(OSError):
            answer(client)

    def accept() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(client,), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
