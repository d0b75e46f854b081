"""Kill additions to an archive at random points: `python bench/archive_kills.py [ADDITIONS [LOOKS]]` (200 and 100).

A child process (forked, so that the parser is loaded once) adds the beginnings of the reports of the demonstration to
an archive, marked beforehand and kept two at once so that many commits lie in the way, or looks at a feed of them that
a server on this machine gives; it is killed with SIGKILL after a random time, again and again until the archive holds
them all; then a new archive is begun. Prints a line each: how many were killed, how often between the first commit and
the last, and whether every archive came out clean and equal to one that nobody disturbed.
"""

import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec

from rashomon.archive import Archive, is_archive
from rashomon.archive.check import check
from rashomon.engine import archiving, read_paths, watching
from rashomon.engine.archived import dossier_of
from rashomon.mark import Parser, mark
from rashomon.model import Article, Failure, article_id, encode
from rashomon.read import Fetcher, Reader

Work = Callable[[Path], None]
DEMO = Path(__file__).parents[1] / "src/rashomon/demo/reports"
_ENOUGH = 620  # characters of each report, as whole paragraphs: a feed is taken to announce what is shorter
_KEPT_AT_ONCE = 2


def main(additions: int = 200, looks: int = 100) -> None:
    """Kill so many additions, and so many looks at a feed."""
    archiving._KEPT_AT_ONCE = _KEPT_AT_ONCE  # noqa: SLF001  many commits, so that kills fall between them
    reports = [_beginning(article) for article in read_paths(sorted(map(str, DEMO.iterdir())), _stop)]
    parser = Parser()
    marked = [mark(article, parser) for article in reports]  # the parser is loaded before anything is forked
    _kill("additions", additions, lambda path: _add(path, marked))
    with _serving(reports) as feed:
        _kill("looks at a feed", looks, lambda path: _look(path, feed))


def _beginning(article: Article) -> Article:
    """The first paragraphs of a report, as a report of its own."""
    end = article.text.find("\n", _ENOUGH)
    text = article.text[: end if end > 0 else None]
    made = article_id(article.title, article.publisher, article.published.value, text)
    return msgspec.structs.replace(article, id=made, text=text, lines=(), offsets=(), grounds=())


def _kill(what: str, kills: int, work: Work) -> None:
    """Kill ``work`` so many times; every archive that comes out must be as if nobody had."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.rashomon"
        work(Path(folder) / "first.rashomon")  # the tables of the stages are loaded before anything is forked
        began = time.monotonic()
        work(whole)
        length = time.monotonic() - began
        wanted, killed, inside, finished, number = _content(whole), 0, 0, 0, 0
        path = Path(folder) / "0.rashomon"
        while killed < kills:
            if _killed(partial(work, path), chance.uniform(0, 1.1 * length)):
                killed += 1
                inside += _holds_something(path)
                continue
            _verify(path, wanted)
            finished += 1
            number += 1
            path = Path(folder) / f"{number}.rashomon"
        work(path)
        _verify(path, wanted)
    print(
        f"{killed} {what} killed, {inside} of them past the first commit; {finished + 1} archives finished, each clean"
        " and equal to an undisturbed one", flush=True,
    )  # fmt: skip


def _holds_something(path: Path) -> bool:
    """Whether an archive holds a report already."""
    if not is_archive(path):
        return False
    with Archive(path) as archive:
        return archive.count() > 0


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


def _add(path: Path, reports: Sequence[Article]) -> None:
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
