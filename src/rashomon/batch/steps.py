"""The steps that run apart from one another: each takes a task, reads files, writes files, and says what it made.

A step is sent to the processes that work on it, with the stamp of the run: where it is carried out by another version
it does nothing and says so.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import msgspec

from rashomon.archive import is_archive
from rashomon.batch.files import read_records, write_records
from rashomon.batch.inputs import Slice
from rashomon.batch.parquet import rows
from rashomon.batch.stamp import Stamp, stamp
from rashomon.engine.archived import marked_in
from rashomon.engine.marking import Marking
from rashomon.model import Article, Failure, MarkedArticle, encode
from rashomon.read import Raw, Reader, record_lines

Place = tuple[int, int]
"""Where the record of an article stands: the number of its file, and its row."""


class Done(msgspec.Struct, frozen=True):
    """What a task made: its number, how many records, what it left out; or (``broken``) why the run cannot go on."""

    number: int
    made: int = 0
    failures: tuple[Failure, ...] = ()
    broken: str = ""


@dataclass(slots=True)
class Step:
    """A step of a run in ``folder``; ``work`` does what it is for."""

    folder: str
    stamp: Stamp
    name: ClassVar[str] = ""

    def __call__(self, task: Any) -> Done:  # noqa: ANN401  each step has tasks of its own
        """What the task made; a full disk, or a version that is not the run's, is said and never raised."""
        if apart := self.stamp.differences(stamp()):
            return Done(
                task.number, broken=f"a worker has other versions than the run: {apart}; install one everywhere"
            )
        try:
            return self.work(task)
        except OSError as error:
            where = error.filename or self.folder
            return Done(task.number, broken=f"{where}: {error.strerror or error} ({self.name} {task.number})")

    def work(self, task: Any) -> Done:  # noqa: ANN401  as above
        """Do the task."""
        raise NotImplementedError

    def leave_out(self, task: Any, how: str) -> Done:  # noqa: ANN401  as above
        """What stands for a task whose process ended more than once: nothing, and a failure for all that it held."""
        raise NotImplementedError

    def file(self, number: int) -> Path:
        """The file that the task of that number makes."""
        return made_by(self.folder, self.name, number)


def made_by(folder: str, name: str, number: int) -> Path:
    """The file that a task of the step ``name`` makes in the run in ``folder``."""
    return Path(folder, ".work", name, f"{number:05}.arrow")


class ReadTask(msgspec.Struct, frozen=True):
    """Slices of inputs that are read at once."""

    number: int
    slices: tuple[Slice, ...]


@dataclass(slots=True)
class Reading(Step):
    """Reads slices of inputs: a row for each article or failure, in their order."""

    verbatim: bool = False
    name: ClassVar[str] = "read"

    def work(self, task: ReadTask) -> Done:
        """Write what the slices hold."""
        reader = Reader(verbatim=self.verbatim)
        items = [item for one in task.slices for item in _items(reader, one)]
        kinds = [type(item).__name__.encode() for item in items]
        write_records(self.file(task.number), ("kind", "record"), (kinds, [encode(item).encode() for item in items]))
        failures = tuple(item for item in items if isinstance(item, Failure))
        return Done(task.number, len(items) - len(failures), failures)

    def leave_out(self, task: ReadTask, how: str) -> Done:
        """A file without rows, and a failure for every input of the task."""
        write_records(self.file(task.number), ("kind", "record"), ((), ()))
        return Done(task.number, failures=tuple(lost(source, how) for source in sorted({s.path for s in task.slices})))


def _items(reader: Reader, one: Slice) -> Iterator[Article | Failure]:
    if is_archive(one.path):
        yield from marked_in([one.path])
    elif one.kind == "whole":
        yield from reader.read([one.path])
    else:
        yield from reader.read_found(one.path, _raws(one))


def _raws(one: Slice) -> Iterator[Raw | Failure]:
    """The records of a slice of JSON Lines, or of a row group."""
    if one.kind == "lines":
        with Path(one.path).open("rb") as file:
            file.seek(one.start)
            yield from record_lines(one.path, io.BytesIO(file.read(one.end - one.start)), one.first)
        return
    yield from rows(one.path, one.start, one.first)


class MarkTask(msgspec.Struct, frozen=True):
    """A file of admitted articles; it holds so many."""

    number: int
    count: int


@dataclass(slots=True)
class MarkStep(Step):
    """Marks articles: for each its whole record, and one without marks, for what only needs the words."""

    marking: Marking | None = None
    name: ClassVar[str] = "mark"

    def work(self, task: MarkTask) -> Done:
        """Write the marked articles of a file of admitted ones."""
        self.marking = self.marking or Marking()
        admitted = articles_in(made_by(self.folder, "admit", task.number))
        items = [self.marking(article) for article in admitted]
        marked = [item for item in items if not isinstance(item, Failure)]
        slim = [encode(without_marks(article)).encode() for article in marked]
        write_records(self.file(task.number), ("slim", "record"), (slim, [encode(one).encode() for one in marked]))
        return Done(task.number, len(marked), tuple(item for item in items if isinstance(item, Failure)))

    def leave_out(self, task: MarkTask, how: str) -> Done:
        """A file without rows, and a failure for every article of the task."""
        write_records(self.file(task.number), ("slim", "record"), ((), ()))
        sources = [article.source for article in articles_in(made_by(self.folder, "admit", task.number))]
        return Done(task.number, failures=tuple(lost(source, how) for source in sources))


def lost(source: str, how: str) -> Failure:
    """What is said of an input that more than one process did not survive."""
    reason = f"the processes that held it and what was with it {how}, one after the other"
    return Failure(source, reason, "leave it out, or give the machines more memory")


def without_marks(article: MarkedArticle) -> MarkedArticle:
    """What the copies and the stories of articles are found by: their words and what is known of them."""
    names = (
        "sentences",
        "mentions",
        "times",
        "quantities",
        "quotes",
        "events",
        "assertions",
        "lines",
        "offsets",
        "grounds",
    )
    return msgspec.structs.replace(article, **dict.fromkeys(names, ()))


def articles_in(path: Path) -> list[Article]:
    """The articles of a file that has their kinds beside their records."""
    known: dict[bytes, type[Article]] = {b"Article": Article, b"MarkedArticle": MarkedArticle}
    both = zip(read_records(path, "kind"), read_records(path, "record"), strict=True)
    return [msgspec.json.decode(record, type=known[kind]) for kind, record in both]


def write_articles(path: Path, articles: Iterable[Article]) -> None:
    """Write articles with their kinds beside their records."""
    held = list(articles)
    kinds = [type(article).__name__.encode() for article in held]
    write_records(path, ("kind", "record"), (kinds, [encode(article).encode() for article in held]))


def items_in(path: Path) -> Iterator[Article | Failure]:
    """The articles and failures of a file that ``Reading`` wrote."""
    known: dict[bytes, Any] = {b"Article": Article, b"MarkedArticle": MarkedArticle, b"Failure": Failure}
    for kind, record in zip(read_records(path, "kind"), read_records(path, "record"), strict=True):
        yield msgspec.json.decode(record, type=known[kind])
