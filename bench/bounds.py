"""What an input of one megabyte that is no news can cost: CPU seconds and memory of the whole run, by its shape.

    python bench/bounds.py [SHAPE ...] [--most 240] [--fresh]

Each shape is written out, read (a ``.txt`` as it stands), marked, collated and told in a process of its own, which is
stopped after ``--most`` CPU seconds. Prints a row a shape: whether it passes, the seconds of all and of each stage, the
most memory, reports told and inputs left out; the last line counts the shapes that do not. One passes that takes no
more than 10 seconds and 1 GB above what Rashomon takes for one sentence; a megabyte of English sentences alone
may take what a megabyte of news does. A shape that was measured with the same source is not measured again unless
``--fresh`` is given, so that a run that was stopped goes on.
"""

import argparse
import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count, islice, pairwise
from pathlib import Path

MEGABYTE, LONGEST = 1_000_000, 119_000
SECONDS, MEGABYTES = 10.0, 1_000
NEWS = {"reports of dense text": 70.0}  # seconds that a megabyte of news costs: its sentences are parsed one by one
KEEP = Path(tempfile.gettempdir()) / "rashomon-bounds"
SOURCE = Path(__file__).resolve().parents[1] / "src/rashomon"


def _lines(record: Callable[[int], dict[str, str]]) -> bytes:
    """Records, one a line, up to a megabyte."""
    return b"".join(_filled(json.dumps(record(number)).encode() + b"\n" for number in count()))


def _array(record: Callable[[int], dict[str, str]]) -> bytes:
    return b"[" + b",".join(_filled(json.dumps(record(number)).encode() for number in count())) + b"]"


def _filled(parts: Iterator[bytes], most: int = MEGABYTE) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        if size > most:
            return
        yield part


def _report(piece: str) -> bytes:
    """A text as long as a report may be (a longer one is refused), of pieces that differ, so that each is parsed."""
    return b"".join(_filled((piece.format(number).encode() for number in count()), LONGEST))


def _megabyte(piece: str) -> bytes:
    return b"".join(_filled(piece.format(number).encode() for number in count()))


def _reports(piece: str) -> bytes:
    """A megabyte of such texts."""
    pieces = (piece.format(number) for number in count())
    return _lines(lambda _: {"text": "".join(islice(pieces, LONGEST // (len(piece) + 6)))})


def _pages(number: int, size: int) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>" + b"<p>Rain fell.</p>" * (size // 17)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{}\r\n"
        "Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n"
    )
    return b"".join(gzip.compress(head.format(n, len(body)).encode() + body + b"\r\n\r\n") for n in range(number))


SHAPES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "one sentence": (".txt", lambda: b"The harbour board of Saltmouth will rebuild its pier, Ada Quill said."),
    "records of a letter": (".jsonl", lambda: _lines(lambda _: {"text": "x"})),
    "records of three words": (".jsonl", lambda: _lines(lambda n: {"text": f"Rain fell {n}."})),
    "records with a title": (".jsonl", lambda: _lines(lambda n: {"title": f"T{n}", "text": f"a {n}"})),
    "records of a sentence": (".jsonl", lambda: _lines(lambda n: {"text": f"Ada Quill{n} said on Monday it rained."})),
    "an array of records": (".json", lambda: _array(lambda n: {"title": f"T{n}", "text": f"a {n}"})),
    "empty objects": (".json", lambda: _array(lambda _: {})),
    "no full stop": (".txt", lambda: _report("the ferry {} waits and ")),
    "marks mixed": (".txt", lambda: _report("“It 'waits, \"said ‘Quill’. ")),
    "dense dates": (".txt", lambda: _report("on 3 May {}, on 4 June and last Monday, ")),
    "dense sentences": (".txt", lambda: _report("Ada Quill met the envoy Tom Arden{} on Monday. ")),
    "quotations": (".txt", lambda: _report("“The ferry waits {},” Quill said. “It waits,” he added.\n")),
    "names": (".txt", lambda: _report("Ada Quill{}, Tom Arden, Mrs. Holt and Lena Holt, ")),
    "figures": (".txt", lambda: _report("{} people, $5 million, 3 per cent and 40 km, ")),
    "reports of dense text": (".jsonl", lambda: _reports("Ada Quill met the envoy Tom Arden{} on Monday. ")),
    "no blank": (".text", lambda: b"x" * MEGABYTE),
    "lines of a letter": (".text", lambda: b"a\n" * (MEGABYTE // 2)),
    "packed lines": (".txt.gz", lambda: gzip.compress(b"a\n" * 30_000_000)),
    "pages in an archive": (".warc.gz", lambda: _pages(200, 300_000)),
    "a page of paragraphs": (".html", lambda: b"<html><body>" + _report("<p>Rain fell on day {}.</p>")),
    "a page nested deep": (".html", lambda: b"<div>" * (MEGABYTE // 5)),
    "a feed of items": (".xml", lambda: b"<rss><channel>" + _megabyte("<item><title>T{}</title></item>")),
}  # fmt: skip


def run_one(path: Path) -> None:
    """Read, mark, collate and tell one input; one line of JSON."""
    from rashomon.collate import Corrections, dossier  # noqa: PLC0415  in the process that is measured
    from rashomon.engine import mark_articles, read_paths  # noqa: PLC0415
    from rashomon.model import Failure  # noqa: PLC0415
    from rashomon.read import Reader  # noqa: PLC0415
    from rashomon.tell import tell  # noqa: PLC0415

    failures: list[Failure] = []
    clock = [time.process_time()]
    reader = Reader(verbatim=path.suffix == ".txt")  # else the worst of them are refused as no report
    articles = list(read_paths([str(path)], failures.append, reader))
    clock.append(time.process_time())
    marked = list(mark_articles(articles, failures.append, jobs=1))
    clock.append(time.process_time())
    told = dossier(marked, Corrections())
    clock.append(time.process_time())
    size = len(tell(told, "html"))
    clock.append(time.process_time())
    stages = [round(after - before, 2) for before, after in pairwise(clock)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps([stages, peak, len(told.articles), len(failures), size, failures[-1].line() if failures else ""]))


def source() -> str:
    """The digest of what is measured."""
    found = sha256()
    for path in sorted(path for path in SOURCE.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def measured(name: str, most: int, kept: Path) -> tuple[list[float], int, int, int, int, str] | str:
    """What the process of a shape printed, or how it ended; it is kept, and not measured again."""
    file = kept / f"{name.replace(' ', '-')}.json"
    if not file.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        file.write_text(run_apart(name, most), encoding="utf-8")
    found: tuple[list[float], int, int, int, int, str] | str = json.loads(file.read_text(encoding="utf-8"))
    return found


def run_apart(name: str, most: int) -> str:
    """One shape in a process of its own: a line of JSON."""
    suffix, data = SHAPES[name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"input{suffix}"
        path.write_bytes(data())
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(path)],
            env=os.environ | {"OMP_NUM_THREADS": "1"},
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (most, most)),
        )
    return done.stdout if not done.returncode else json.dumps(f"stopped ({done.returncode}) {done.stderr[-200:]}")


def passes(name: str, most: int, kept: Path, base: tuple[float, int] = (0.0, 0)) -> tuple[bool, tuple[float, int]]:
    """Whether a shape is within its bounds, with its seconds and megabytes; its row is printed."""
    found, bar = measured(name, most, kept), NEWS.get(name, SECONDS)
    if isinstance(found, str):
        print(f"FAILS   {name:<24}{found}", flush=True)
        return False, base
    stages, peak, reports, left_out, size, last = found
    passed = sum(stages) - base[0] <= bar and peak - base[1] <= MEGABYTES
    shown = " + ".join(f"{seconds:.1f}" for seconds in stages)
    print(
        f"{'passes' if passed else 'FAILS':<8}{name:<24}{sum(stages):6.1f} s of {bar + base[0]:4.1f} = {shown:<24}"
        f"{peak:>5} MB {reports:>7,} reports {left_out:>4} failures, page {size / 1e6:4.1f} MB  {last[:100]}",
        flush=True,
    )
    return passed, (sum(stages), peak)


def main() -> int:
    """Every shape, or those that are named; 1 where one is beyond the bounds."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shapes", nargs="*", metavar="SHAPE")
    options.add_argument("--most", type=int, default=240)
    options.add_argument("--fresh", action="store_true")
    options.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        run_one(given.one)
        return 0
    kept = KEEP / source()
    if given.fresh:
        shutil.rmtree(kept, ignore_errors=True)
    _, base = passes("one sentence", given.most, kept)
    shapes = given.shapes or [name for name in SHAPES if name != "one sentence"]
    failed = [name for name in shapes if not passes(name, given.most, kept, base)[0]]
    print(f"{len(shapes) - len(failed)} of {len(shapes)} shapes pass; {', '.join(failed) or 'none'} beyond the bounds")
    return min(len(failed), 1)


if __name__ == "__main__":
    sys.exit(main())
