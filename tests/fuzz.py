"""The long fuzzer: mutated inputs through every stage, until one escapes, takes too long or too much.

    python tests/fuzz.py [--read 20000] [--mark 5000] [--tell 2000] [--seed 0] [--keep FOLDER]

Every input that raises, trips a rule, cannot be written as UTF-8, takes more than ten seconds of computing or raises
the memory by more than a gigabyte is printed with what happened and kept in FOLDER; the exit status is 1 if there was
one. What was done is noted in FOLDER too: a run that was stopped (Ctrl-C) goes on where it was, and one that was given
larger numbers goes on from there. ``--fresh`` begins anew. An input depends on its seed and number alone, so that any
one can be made again: ``--only mark 1234``. The inputs that are mutated are the invented ones of
``tests/bad_inputs.py``, the reports of the demo, what the stages made of them, and the files of ``--real`` folders.
"""

import argparse
import json
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType

import msgspec

import mutations
from bad_inputs import GOOD, INPUTS, TEXT
from memory import begin_peak, peak_megabytes
from odd_inputs import ODD
from rashomon.collate import Corrections, dossier
from rashomon.mark import Parser, mark
from rashomon.model import Article, Failure, MarkedArticle, encode
from rashomon.read import Raw, Reader
from rashomon.read.admission import marks_fault
from rashomon.tell import DOSSIERS, TABLES, tell

SECONDS, MEGABYTES = 10.0, 1_000
_LARGEST = 300_000  # bytes of an input that is mutated
_EACH = 50  # inputs between two notes of what was done
DEMO = Path(__file__).parent.parent / "src/rashomon/demo/reports"
STAGES = ("read", "mark", "tell")


class WrongError(Exception):
    """An input that went wrong without an exception."""


class TooSlow(BaseException):
    """An input that does not come to an end."""


class State(msgspec.Struct):
    """What was done so far, as it is noted in the folder."""

    seed: int
    done: dict[str, int]
    found: dict[str, int] = msgspec.field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "none")
    largest: tuple[int, str] = (0, "none")
    seconds: float = 0.0

    def line(self) -> str:
        """The whole run in one line."""
        counts = ", ".join(f"{stage} {self.done[stage]:,}" for stage in STAGES)
        return (
            f"fuzz, seed {self.seed}: {counts}: {sum(self.found.values())} failures of {len(self.found)} kinds; "
            f"slowest {self.slowest[0]:.1f} s ({self.slowest[1]}); most memory {self.largest[0]} MB "
            f"({self.largest[1]}); {self.seconds / 60:.0f} minutes of computing"
        )


@dataclass
class Run:
    """One run: the folder that keeps what it found, and what was done so far."""

    keep: Path
    state: State
    began: float = field(default_factory=time.process_time)

    def all(self, stage: str, count: int, one: Callable[[int], tuple[str, bytes, Callable[[Path], object]]]) -> None:
        """Every input of a stage that is left up to ``count``; ``one`` makes an input by its number."""
        for number in range(self.state.done[stage], count):
            self.check(f"{stage}-{number}", *one(number))
            self.state.done[stage] = number + 1
            if number % _EACH == _EACH - 1 or number == count - 1:
                self.note()
                if sys.stderr.isatty() or number % 1000 == 999:
                    print(f"\r{self.state.line()}", end="\n" if number % 1000 == 999 else "", file=sys.stderr)

    def check(self, what: str, name: str, data: bytes, check: Callable[[Path], object]) -> None:
        """Check one input; whatever goes wrong is printed once a kind, and the input kept."""
        path = self.keep / f"input{name}"
        path.write_bytes(data)
        before, began = begin_peak(), time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, 3 * SECONDS)
        try:
            check(path)
        except (Exception, TooSlow) as error:  # noqa: BLE001  this is what is looked for
            self._found(what, name, data, _kind(error))
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        seconds, megabytes = time.process_time() - began, peak_megabytes() - before
        self.state.slowest = max(self.state.slowest, (seconds, what))
        self.state.largest = max(self.state.largest, (megabytes, what))
        if seconds > SECONDS:
            self._found(what, name, data, f"more than {SECONDS:.0f} seconds")
        if megabytes > MEGABYTES:
            self._found(what, name, data, f"more than {MEGABYTES} MB")

    def _found(self, what: str, name: str, data: bytes, kind: str) -> None:
        self.state.found[kind] = self.state.found.get(kind, 0) + 1
        if self.state.found[kind] == 1:
            kept = self.keep / f"{what}{name}"
            kept.write_bytes(data)
            print(f"{kept}: {kind}", flush=True)

    def note(self) -> None:
        """Write down what was done."""
        now = time.process_time()
        self.state.seconds += now - self.began
        self.began = now
        (self.keep / "state.json").write_bytes(msgspec.json.encode(self.state))


def _kind(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "rashomon/" in frame.filename]
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {str(error)[:200]}{place}"


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


@dataclass(frozen=True)
class Inputs:
    """The inputs of each stage by their numbers, and how each is checked."""

    seed: int
    files: list[tuple[str, bytes]]
    sentences: list[str]

    def chance(self, what: str, number: int) -> random.Random:
        """The chance that makes one input; it depends on nothing else."""
        return random.Random(f"{self.seed}/{what}/{number}")

    def read(self, number: int) -> tuple[str, bytes, Callable[[Path], object]]:
        """A mutated file for ``read``."""
        chance = self.chance("read", number)
        name, data = chance.choice(self.files)
        of_json = ".json" in name and chance.random() < 0.6
        _, other = chance.choice(self.files)
        data = mutations.of_json(chance, data) if of_json else mutations.of_bytes(chance, data, [data, other])
        suffixes = "".join(Path(name).suffixes[-2:])
        if chance.random() < 0.03:
            suffixes = chance.choice((".txt", ".html", ".json", ".jsonl", ".xml", ".warc", ".wacz", ".gz"))
        return suffixes, data, articles

    def mark(self, number: int) -> tuple[str, bytes, Callable[[Path], object]]:
        """A mutated text for ``mark``; what it writes must be what ``read`` takes back."""
        text = mutations.of_text(self.chance("mark", number), self.sentences)
        return ".txt", text.encode("utf-8", "replace"), _marks

    def tell(self, number: int) -> tuple[str, bytes, Callable[[Path], object]]:
        """A few marked reports, some with mutated marks, for ``collate`` and ``tell``."""
        chance = self.chance("tell", number)
        lines = []
        for _ in range(chance.choice((1, 2, 3, 4))):
            marked = _marked(self, number // 10 + chance.randrange(60))
            line = b"\n".join(encode(article).encode() for article in marked)
            lines.append(mutations.of_json(chance, line) if chance.random() < 0.4 else line)
        return ".jsonl", b"\n".join(lines), _tells


def _marks(path: Path) -> None:
    for article in Reader(verbatim=True).read([str(path)]):
        if isinstance(article, Failure):
            continue
        marked = mark(article, Parser())
        if fault := marks_fault(marked):
            raise WrongError(fault)
        again = path.with_suffix(".jsonl")
        again.write_text(encode(marked) + "\n", "utf-8")
        if articles(again) != [marked]:
            raise WrongError("what mark writes is read as something else")


def _tells(path: Path) -> None:
    marked = [mark(article, Parser()) for article in {a.id: a for a in articles(path)}.values()]
    told = dossier(marked, Corrections())
    for way in DOSSIERS:
        tell(told, way.name).encode()
    for table in TABLES:
        "".join(table.write(told.articles)).encode()


@cache
def _made(seed: int, sentences: tuple[str, ...], number: int) -> tuple[MarkedArticle, ...]:
    chance = random.Random(f"{seed}/made/{number}")
    publishers, dates = ("A Post", "B Post", None), ("2024-02-12", "1000-01-01", "2999-12-31T23:59+14:00", None)
    text = mutations.of_text(chance, sentences)
    record = {"text": text, "published": chance.choice(dates), "publisher": chance.choice(publishers)}
    return tuple(_of_record(record))


def _marked(inputs: Inputs, number: int) -> tuple[MarkedArticle, ...]:
    return _made(inputs.seed, tuple(inputs.sentences), number)


def _of_record(record: Mapping[str, object]) -> Iterator[MarkedArticle]:
    raw = Raw("made", "record", json.dumps(record).encode())
    for item in Reader(verbatim=True).read_raw(raw):
        if isinstance(item, Article):
            try:
                yield mark(item, Parser())
            except Exception as error:  # noqa: BLE001  told by the inputs of ``mark``, which are of the same kind
                print(f"mark: {_kind(error)}")


def _inputs(seed: int, real: list[Path]) -> Inputs:
    paths = [path for folder in (DEMO, *real) for path in sorted(folder.iterdir()) if path.is_file()]
    invented = [(name, data) for name, (data, *_) in (INPUTS | ODD).items()]
    files = [(path.name, path.read_bytes()) for path in paths] + invented
    demo = [item for item in Reader().read([str(DEMO)]) if isinstance(item, Article)]
    files += [("demo.jsonl", encode(article).encode()) for article in demo] + [("good.jsonl", GOOD)]
    files = [(name, data) for name, data in files if len(data) < _LARGEST and not name.endswith(".toml")]
    sentences = [s for a in demo for s in a.text.replace("\n\n", " ").split(". ")] + TEXT.split("\n\n")
    return Inputs(seed, files, sentences)


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for stage, count in (("read", 20_000), ("mark", 5_000), ("tell", 2_000), ("seed", 0)):
        options.add_argument(f"--{stage}", type=int, default=count)
    options.add_argument("--real", type=Path, nargs="*", default=[])
    options.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "rashomon-fuzz")
    options.add_argument("--fresh", action="store_true")
    options.add_argument("--only", nargs=2, metavar=("STAGE", "NUMBER"))
    return options.parse_args()


def _state(keep: Path, seed: int, *, fresh: bool) -> State:
    """What was done before in this folder with this seed."""
    noted = keep / "state.json"
    if noted.exists() and not fresh:
        state = msgspec.json.decode(noted.read_bytes(), type=State)
        if state.seed == seed:
            return state
    return State(seed, dict.fromkeys(STAGES, 0))


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow(f"more than {3 * SECONDS:.0f} seconds, and stopped")


def main() -> int:
    """Run the fuzzer; 1 if anything was found."""
    given = _options()
    given.keep.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGVTALRM, _stop)
    inputs = _inputs(given.seed, given.real)
    if given.only:
        run = Run(given.keep, State(given.seed, dict.fromkeys(STAGES, 0)))
        stage, number = given.only
        run.check(f"{stage}-{number}", *getattr(inputs, stage)(int(number)))
    else:
        run = Run(given.keep, _state(given.keep, given.seed, fresh=given.fresh))
        try:
            for stage in STAGES:
                run.all(stage, getattr(given, stage), getattr(inputs, stage))
        except KeyboardInterrupt:
            run.note()
            print(f"\nstopped; the same command goes on ({given.keep})")
    print(run.state.line())
    for kind, times in run.state.found.items():
        print(f"{times:>6}  {kind}")
    return bool(run.state.found)


if __name__ == "__main__":
    sys.exit(main())
