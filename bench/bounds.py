"""What an input of one megabyte that is no news can cost: CPU seconds and memory of the whole run, by its shape.

    python bench/bounds.py [SHAPE ...] [--most 120]

Each shape is written out, read (a ``.txt`` as it stands), marked, collated and told in a process of its own, which is
stopped after ``--most`` CPU seconds. Prints a line a shape: the seconds of all and of each stage, the most memory,
reports told and inputs left out; the last line counts the shapes that took more than 10 seconds or 1 GB above what
Rashomon takes for one sentence.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, islice, pairwise
from pathlib import Path

MEGABYTE, LONGEST = 1_000_000, 119_000
SECONDS, MEGABYTES = 10.0, 1_000


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


def measure(name: str, most: int) -> tuple[float, int] | None:
    """The seconds and megabytes of a shape, printed; None where it was stopped."""
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
        if done.returncode:
            print(f"{name:<24} stopped ({done.returncode}) {done.stderr[-200:]}", flush=True)
            return None
    stages, peak, reports, left_out, size, last = json.loads(done.stdout)
    shown = " + ".join(f"{seconds:.1f}" for seconds in stages)
    print(
        f"{name:<24}{suffix:<9}{sum(stages):6.1f} s = {shown}; {peak:>5} MB; {reports:,} reports, "
        f"{left_out} failures, a page of {size / 1e6:.1f} MB {last[:140]}",
        flush=True,
    )
    return sum(stages), peak


def main() -> int:
    """Every shape, or those that are named; 1 where one is beyond the bounds."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shapes", nargs="*", metavar="SHAPE")
    options.add_argument("--most", type=int, default=120)
    options.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        run_one(given.one)
        return 0
    first = measure("one sentence", given.most) or (0.0, 0)
    beyond = 0
    for name in given.shapes or [name for name in SHAPES if name != "one sentence"]:
        taken = measure(name, given.most)
        beyond += taken is None or taken[0] - first[0] > SECONDS or taken[1] - first[1] > MEGABYTES
    print(f"{beyond} beyond {SECONDS:.0f} s or {MEGABYTES} MB")
    return min(beyond, 1)


if __name__ == "__main__":
    sys.exit(main())
