"""Kill additions to an archive at random points: `python bench/archive_kills.py [ADDITIONS [LOOKS]]` (200 and 100).

A child process (forked, so that the parser is loaded once) adds invented reports to an archive, or looks at a feed of
them that a server on this machine gives, and is killed with SIGKILL after a random time, again and again until the
archive holds them all; then a new archive is begun. Prints a line each: how many were killed, and whether every
archive came out clean and equal to one that nobody disturbed.
"""

import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from rashomon.archive import Archive
from rashomon.archive.check import check
from rashomon.engine import archiving, read_paths, watching
from rashomon.engine.archived import dossier_of
from rashomon.mark import Parser, mark
from rashomon.model import Article, Failure, encode
from rashomon.read import Fetcher, Reader

Work = Callable[[Path], None]
DEMO = Path(__file__).parents[1] / "src/rashomon/demo/reports"


def main(additions: int = 200, looks: int = 100) -> None:
    """Kill so many additions, and so many looks at a feed."""
    reports = list(read_paths(sorted(map(str, DEMO.iterdir())), _stop))
    parser = Parser()
    for article in reports:
        mark(article, parser)  # the parser is loaded before anything is forked
    _kill("additions", additions, lambda path: _add(path, reports))
    with _serving(reports) as feed:
        _kill("looks at a feed", looks, lambda path: _look(path, feed))


def _kill(what: str, kills: int, work: Work) -> None:
    """Kill ``work`` so many times; every archive that comes out must be as if nobody had."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.rashomon"
        began = time.monotonic()
        work(whole)
        length = time.monotonic() - began
        wanted, killed, finished, number = _content(whole), 0, 0, 0
        path = Path(folder) / "0.rashomon"
        while killed < kills:
            if _killed(partial(work, path), chance.uniform(0, 1.1 * length)):
                killed += 1
                continue
            _verify(path, wanted)
            finished += 1
            number += 1
            path = Path(folder) / f"{number}.rashomon"
        work(path)
        _verify(path, wanted)
    print(f"{killed} {what} killed, {finished + 1} archives finished, each clean and equal to an undisturbed one")


def _killed(work: Callable[[], None], after: float) -> bool:
    """Whether a child at ``work`` was still at it ``after`` so many seconds."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    until = time.monotonic() + after
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _add(path: Path, reports: list[Article]) -> None:
    with Archive(path, write=True) as archive:
        archiving.add(archive, reports, _stop, jobs=1)


def _look(path: Path, feed: str) -> None:
    reader = Reader(fetcher=Fetcher(private=True, delay=0.0))
    with Archive(path, write=True) as archive:
        watching.watch_once(archive, [feed], _stop, reader, jobs=1)


@contextmanager
def _serving(reports: list[Article]) -> Iterator[str]:
    """The address of a feed on this machine that holds the reports whole."""
    rows = (
        f"<item><title>{escape(r.title or '')}</title><guid>{r.id}</guid><pubDate>{r.published.value}</pubDate>"
        f"<description>{escape(''.join(f'<p>{p}</p>' for p in r.text.split(chr(10))))}</description></item>"
        for r in reports
    )
    feed = f'<rss version="2.0"><channel><title>Desk</title>{"".join(rows)}</channel></rss>'.encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = feed if self.path == "/feed" else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/feed"
    finally:
        server.shutdown()


def _content(path: Path) -> str:
    with Archive(path) as archive:
        return str(encode(dossier_of(archive, list(archive.stories()))))


def _verify(path: Path, wanted: str) -> None:
    with Archive(path) as archive:
        if wrong := check(archive):
            sys.exit(f"not clean: {'; '.join(wrong)}")
    if _content(path) != wanted:
        sys.exit("the content differs from that of an undisturbed archive")


def _stop(failure: Failure) -> None:
    sys.exit(failure.line())


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:3]))
