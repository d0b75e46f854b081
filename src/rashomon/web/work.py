"""Work in the background: what was dropped, or what feeds name, is read, marked and told; each batch can be stopped."""

import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Literal

import msgspec

from rashomon.archive import Archive, ArchiveError
from rashomon.engine.archiving import Added, InputMemory, add
from rashomon.engine.marking import Marking
from rashomon.engine.run import read_items
from rashomon.engine.watching import watch_once
from rashomon.model import Article, Failure, MarkedArticle
from rashomon.read import Fetcher, Reader
from rashomon.web.words import without_path

_LOG = logging.getLogger(__name__)
Stage = Literal["reading", "marking", "telling", "done", "stopped", "failed"]
STAGES: tuple[Stage, ...] = ("reading", "marking", "telling")
Job = Callable[[int], Added]
_MOST_FAILURES = 50
_KEPT = 20  # batches that are remembered


class Batch(msgspec.Struct, frozen=True):
    """How far a batch of files or feeds is: what was ``found`` in them, how much is ``marked``, and what came of it."""

    number: int
    files: tuple[str, ...]
    kind: Literal["file", "feed"] = "file"
    stage: Stage = "reading"
    found: int = 0
    marked: int = 0
    failures: tuple[str, ...] = ()
    done: Added | None = None
    stopping: bool = False
    trouble: str = ""

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.stage not in STAGES


@dataclass(slots=True)
class Work:
    """The batches of one archive. One is worked on at a time; its state is replaced whole, never changed."""

    path: Path
    batches: dict[int, Batch] = field(default_factory=dict)
    current: int | None = None
    _stop: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _thread: Thread | None = None

    def begin(self, folder: Path, files: Sequence[str]) -> Batch | None:
        """Start on the files in ``folder``, which is removed afterwards; None where another batch is worked on."""
        return self._begin(
            "file", files, partial(self._added, folder), partial(shutil.rmtree, folder, ignore_errors=True)
        )

    def look(self, feeds: Sequence[str], fetcher: Fetcher) -> Batch | None:
        """Start to look through these feeds; None where another batch is worked on."""
        return self._begin("feed", feeds, partial(self._looked, feeds, Reader(fetcher=fetcher)), lambda: None)

    def _begin(
        self, kind: Literal["file", "feed"], files: Sequence[str], job: Job, after: Callable[[], None]
    ) -> Batch | None:
        with self._lock:
            if self.current is not None:
                return None
            batch = Batch(next(self._numbers), tuple(files), kind)
            self.batches[batch.number] = batch
            for old in sorted(self.batches)[:-_KEPT]:
                del self.batches[old]
            self.current = batch.number
            self._stop.clear()
        self._thread = Thread(target=self._run, args=(batch.number, job, after), daemon=True, name="rashomon-add")
        self._thread.start()
        return batch

    def stop(self, number: int) -> None:
        """Stop a batch after the report that is being marked; what was marked is kept and told."""
        if self.current == number:
            self._stop.set()
            self._note(number, stopping=True)

    def wait(self, seconds: float) -> None:
        """Wait until the batch in work is done."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _note(self, number: int, **changes: object) -> None:
        with self._lock:
            self.batches[number] = msgspec.structs.replace(self.batches[number], **changes)

    def _run(self, number: int, job: Job, after: Callable[[], None]) -> None:
        try:
            self._note(number, done=job(number))
            self._note(number, stage="stopped" if self._stop.is_set() else "done")
        except ArchiveError as error:
            self._note(number, stage="failed", trouble=f"{error.reason}; {error.remedy}")
        except Exception:  # noqa: BLE001  a mistake of ours costs one batch
            _LOG.debug("a batch of files could not be added", exc_info=True)
            self._note(number, stage="failed", trouble="a mistake of the app's; RASHOMON_DEBUG=1 shows where")
        finally:
            after()
            self.current = None

    def _failing(self, number: int, folder: str = "") -> Callable[[Failure], None]:
        """What takes the failures of a batch: they are shown on its page, without the folders of this machine."""
        failures: list[str] = []

        def failed(failure: Failure) -> None:
            plain = Failure(without_path(failure.source), failure.reason, failure.remedy)
            failures.append(plain.line().replace(f"{folder}/", "") if folder else plain.line())
            if len(failures) <= _MOST_FAILURES:
                self._note(number, failures=tuple(failures))

        return failed

    def _looked(self, feeds: Sequence[str], reader: Reader, number: int) -> Added:
        """Look through feeds; what a look that was stopped had fetched is fetched again the next time."""

        def passing(items: Iterator[Article | Failure]) -> Iterator[MarkedArticle | Article | Failure]:
            return self._marked(number, archive, self._found(number, items))

        with Archive(self.path, write=True) as archive:
            done, _ = watch_once(
                archive, feeds, self._failing(number), reader,
                jobs=1, passing=passing, whole=lambda: not self._stop.is_set(),
            )  # fmt: skip
        return done

    def _added(self, folder: Path, number: int) -> Added:
        with Archive(self.path, write=True) as archive:
            memory = InputMemory(archive, Reader(below=str(folder)))
            paths = sorted(str(file) for file in folder.iterdir())
            found = self._found(number, read_items(paths, replace(memory.reader, gate=memory)))
            done = add(archive, self._marked(number, archive, found), self._failing(number, str(folder)), jobs=1)
            with archive.writing():
                memory.keep()
        return msgspec.structs.replace(done, known=done.known + memory.known)

    def _found(self, number: int, items: Iterator[Article | Failure]) -> list[Article | Failure]:
        found: list[Article | Failure] = []
        for item in items:
            found.append(item)
            self._note(number, found=len(found))
            if self._stop.is_set():
                break
        return found

    def _marked(
        self, number: int, archive: Archive, found: Sequence[Article | Failure]
    ) -> Iterator[MarkedArticle | Article | Failure]:
        """The reports with their marks, one by one, until all are marked or somebody says stop."""
        self._note(number, stage="marking")
        mark: Callable[[Article], MarkedArticle | Failure] = Marking()
        for done, item in enumerate(found):
            if self._stop.is_set():
                break
            new = isinstance(item, Article) and not archive.known([item.id])
            yield mark(item) if new and isinstance(item, Article) else item
            self._note(number, marked=done + 1)
        self._note(number, stage="telling")
