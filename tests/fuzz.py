"""The long fuzzer: mutated inputs through every stage, until one escapes, takes too long or too much.

    python tests/fuzz.py [--read 20000] [--mark 5000] [--tell 2000] [--seed 0] [--keep FOLDER]

Every input that raises, trips a rule, cannot be written as UTF-8, takes more than ten seconds of computing or raises
the memory by more than a gigabyte is printed with what happened and kept in FOLDER; the exit status is 1 if there was
one. The inputs that are mutated are the invented ones of ``tests/bad_inputs.py``, the reports of the demo, what the
stages made of them, and the files of ``--real`` folders.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import mutations
from bad_inputs import GOOD, INPUTS, TEXT
from rashomon.collate import Corrections, dossier
from rashomon.mark import Parser, mark
from rashomon.model import Article, Failure, MarkedArticle, encode
from rashomon.read import Raw, Reader
from rashomon.read.admission import marks_fault
from rashomon.tell import DOSSIERS, TABLES, tell

SECONDS, MEGABYTES = 10.0, 1_000
_LARGEST = 300_000  # bytes of an input that is mutated
DEMO = Path(__file__).parent.parent / "src/rashomon/demo/reports"


class WrongError(Exception):
    """An input that went wrong without an exception."""


@dataclass
class Run:
    """One run: the chance it takes, and what it found."""

    chance: random.Random
    keep: Path
    found: dict[str, int] = field(default_factory=dict)

    def each(self, what: str, number: int, name: str, data: bytes, check: Callable[[Path], object]) -> None:
        """Check one input; whatever goes wrong is printed once a kind, and the input kept."""
        path = self.keep / f"{what}{name}"
        path.write_bytes(data)
        began, before = time.process_time(), _peak()
        try:
            check(path)
            _within_bounds(time.process_time() - began, _peak() - before)
        except Exception as error:  # noqa: BLE001  this is what is looked for
            kind = _kind(error)
            self.found[kind] = self.found.get(kind, 0) + 1
            if self.found[kind] == 1:
                kept = self.keep / f"{what}-{number}{name}"
                kept.write_bytes(data)
                print(f"{kept}: {kind}", flush=True)


def _within_bounds(seconds: float, megabytes: int) -> None:
    if seconds > SECONDS:
        raise WrongError(f"more than {SECONDS:.0f} seconds")
    if megabytes > MEGABYTES:
        raise WrongError(f"more than {MEGABYTES} MB")


def _kind(error: Exception) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "rashomon/" in frame.filename]
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {str(error)[:200]}{place}"


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def articles(path: Path) -> list[Article]:
    """What is read of a file; raises where a rule was tripped or a line cannot be written."""
    found = []
    for item in Reader().read([str(path)]):
        if isinstance(item, Article):
            encode(item)
            found.append(item)
        elif "trips a rule" in item.reason or not item.line().isprintable():
            raise WrongError(item.line())
    return found


def reads(run: Run, count: int, seeds: list[tuple[str, bytes]]) -> None:
    """Mutated files through ``read``."""
    for number in range(count):
        name, data = run.chance.choice(seeds)
        of_json = ".json" in name and run.chance.random() < 0.6
        _, other = run.chance.choice(seeds)
        data = mutations.of_json(run.chance, data) if of_json else mutations.of_bytes(run.chance, data, [data, other])
        suffixes = "".join(Path(name).suffixes[-2:])
        if run.chance.random() < 0.03:
            suffixes = run.chance.choice((".txt", ".html", ".json", ".jsonl", ".xml", ".warc", ".wacz", ".gz"))
        run.each("read", number, suffixes, data, articles)


def marks(run: Run, count: int, sentences: list[str]) -> None:
    """Mutated texts through ``mark``; what it writes must be what ``read`` takes back."""
    parser = Parser()

    def check(path: Path) -> None:
        for article in Reader(verbatim=True).read([str(path)]):
            if isinstance(article, Failure):
                continue
            marked = mark(article, parser)
            if fault := marks_fault(marked):
                raise WrongError(fault)
            again = path.with_suffix(".jsonl")
            again.write_text(encode(marked) + "\n", "utf-8")
            if articles(again) != [marked]:
                raise WrongError("what mark writes is read as something else")

    for number in range(count):
        run.each("mark", number, ".txt", mutations.of_text(run.chance, sentences).encode("utf-8", "replace"), check)


def tells(run: Run, count: int, sentences: list[str]) -> None:
    """A few marked reports, some with mutated marks, through ``collate`` and ``tell``."""
    parser, pool = Parser(), list[MarkedArticle]()
    publishers, dates = ("A Post", "B Post", None), ("2024-02-12", "1000-01-01", "2999-12-31T23:59+14:00", None)

    def check(path: Path) -> None:
        marked = [mark(article, parser) for article in {a.id: a for a in articles(path)}.values()]
        told = dossier(marked, Corrections())
        for way in DOSSIERS:
            tell(told, way.name).encode()
        for table in TABLES:
            "".join(table.write(told.articles)).encode()

    for number in range(count):
        if len(pool) < 60 or number % 10 == 0:
            text = mutations.of_text(run.chance, sentences)
            record = {"text": text, "published": run.chance.choice(dates), "publisher": run.chance.choice(publishers)}
            pool += _marked(record, parser)
        lines = [encode(run.chance.choice(pool)).encode() for _ in range(run.chance.choice((1, 2, 3, 4)))]
        lines = [mutations.of_json(run.chance, line) if run.chance.random() < 0.4 else line for line in lines]
        run.each("tell", number, ".jsonl", b"\n".join(lines), check)


def _marked(record: Mapping[str, object], parser: Parser) -> Iterator[MarkedArticle]:

    raw = Raw("made", "record", json.dumps(record).encode())
    for item in Reader(verbatim=True).read_raw(raw):
        if isinstance(item, Article):
            try:
                yield mark(item, parser)
            except Exception as error:  # noqa: BLE001  told by ``marks``, which makes the same texts
                print(f"mark: {_kind(error)}")


def main() -> int:
    """Run the fuzzer; 1 if anything was found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for stage, count in (("read", 20_000), ("mark", 5_000), ("tell", 2_000), ("seed", 0)):
        options.add_argument(f"--{stage}", type=int, default=count)
    options.add_argument("--real", type=Path, nargs="*", default=[])
    options.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "rashomon-fuzz")
    given = options.parse_args()
    given.keep.mkdir(parents=True, exist_ok=True)
    files = [path for folder in (DEMO, *given.real) for path in sorted(folder.iterdir()) if path.is_file()]
    seeds = [(path.name, path.read_bytes()) for path in files] + [(name, data) for name, (data, *_) in INPUTS.items()]
    demo = [item for item in Reader().read([str(DEMO)]) if isinstance(item, Article)]
    seeds += [("demo.jsonl", encode(article).encode()) for article in demo] + [("good.jsonl", GOOD)]
    seeds = [(name, data) for name, data in seeds if len(data) < _LARGEST and not name.endswith(".toml")]
    sentences = [s for a in demo for s in a.text.replace("\n\n", " ").split(". ")] + TEXT.split("\n\n")
    run = Run(random.Random(given.seed), given.keep)
    began = time.monotonic()
    reads(run, given.read, seeds)
    marks(run, given.mark, sentences)
    tells(run, given.tell, sentences)
    spent = time.monotonic() - began
    print(f"read {given.read}, mark {given.mark}, tell {given.tell} in {spent:.0f} s: {len(run.found)} kinds of fault")
    for kind, times in run.found.items():
        print(f"{times:>6}  {kind}")
    return bool(run.found)


if __name__ == "__main__":
    sys.exit(main())
