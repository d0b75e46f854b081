"""A run from its inputs to its tables: the steps one after the other, each where it was left."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from rashomon.batch.admitting import admit
from rashomon.batch.files import sweep, write_json
from rashomon.batch.grouping import grouped
from rashomon.batch.inputs import Plan, plan_inputs
from rashomon.batch.manifest import LOCK, NAME, Manifest, Part, check_ours, claim
from rashomon.batch.stamp import stamp
from rashomon.batch.steps import Done, MarkStep, MarkTask, Reading, ReadTask, Step
from rashomon.batch.telling import Telling, TellTask, ToldParts, told_file
from rashomon.engine import Engine
from rashomon.engine.engine import Watch
from rashomon.model import Failure, RashomonError, one_line


class BatchError(RashomonError, ValueError):
    """Why a run cannot begin, or go on; its one line says what to do."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is carried out: which engine maps the steps, who hears of failures, who watches."""

    engine: Engine
    failed: Callable[[Failure], None]
    watch: Watch
    verbatim: bool = False


def run_batch(paths: Sequence[str], folder: Path, options: Options) -> Manifest:
    """Read, mark, collate and tell what is behind ``paths``; the manifest of the whole run.

    A run that was interrupted goes on where it stopped. Raises ``OtherRunError`` or ``BatchError``, each with one line.
    """
    plan = plan_inputs(paths)
    if not plan.inputs:
        for failure in plan.failures:
            options.failed(failure)
        raise BatchError("nothing to read: no input could be opened, and nothing was written")
    try:
        folder.mkdir(exist_ok=True)
        check_ours(folder)
        with _alone(folder):
            asked = Manifest("running", stamp(), options.verbatim, plan.inputs)
            found = claim(folder, asked)
            return found if found.state == "complete" else _Run(folder, plan, options).whole(found)
    except OSError as error:
        where = error.filename or folder
        raise BatchError(
            one_line(f"{where}: {error.strerror or error}; mend that and give the command again")
        ) from None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep others from working in the folder meanwhile, where the system can."""
    try:
        import fcntl  # noqa: PLC0415  not on every system
    except ImportError:
        yield
        return
    with folder.joinpath(LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BatchError(f"{folder}: another process works on this run; wait for it") from None
        yield


@dataclass(slots=True)
class _Run:
    """One call of ``run_batch``."""

    folder: Path
    plan: Plan
    options: Options

    def whole(self, manifest: Manifest) -> Manifest:
        """Carry out what is left to do, and write the manifest of the whole."""
        where, failures = str(self.folder), list(self.plan.failures)
        for failure in failures:
            self.options.failed(failure)
        for name in ("read", "admit", "mark", "group", "tell"):
            place = self.folder / ".work" / name
            place.mkdir(parents=True, exist_ok=True)
            sweep(place)
        reads = [ReadTask(number, slices) for number, slices in enumerate(self.plan.tasks)]
        failures += self._step(Reading(where, manifest.stamp, self.options.verbatim), reads, "reading")
        admitted = admit(where, len(reads), verbatim=self.options.verbatim)
        for failure in admitted.refused:
            self.options.failed(failure)
        failures += admitted.refused
        marks = [MarkTask(number, count) for number, count in enumerate(admitted.counts)]
        failures += self._step(MarkStep(where, manifest.stamp), marks, "marking")
        tells = grouped(where, len(marks))
        if not tells:
            raise BatchError("nothing to tell: no report could be read")
        failures += self._step(Telling(where, manifest.stamp), tells, "telling")
        return self._finished(manifest, tells, failures)

    def _step(self, step: Step, tasks: Sequence[Any], doing: str) -> list[Failure]:
        """Carry out the tasks that were not carried out before; what they left out."""
        notes = Notes(self.folder / ".work" / step.name)
        left = [task for task in tasks if notes.of(task.number) is None]
        results = self.options.engine.map(step, left, step.leave_out)
        failures = [failure for task in tasks if (done := notes.of(task.number)) for failure in done.failures]
        for failure in failures:
            self.options.failed(failure)
        for done in self.options.watch(results, doing, len(left)):
            if done.broken:
                raise BatchError(one_line(f"{done.broken}; then give the command again: what is done stays"))
            notes.keep(done)
            for failure in done.failures:
                self.options.failed(failure)
            failures += done.failures
        return failures

    def _finished(self, manifest: Manifest, tells: Sequence[TellTask], failures: Sequence[Failure]) -> Manifest:
        made = [
            msgspec.json.decode(told_file(str(self.folder), task.number).read_bytes(), type=ToldParts) for task in tells
        ]
        tables: dict[str, list[Part]] = {}
        for one in made:
            for name, part in one.tables.items():
                tables.setdefault(name, []).append(part)
        whole = msgspec.structs.replace(
            manifest,
            state="complete",
            articles=sum(len(story.places) for task in tells for story in task.stories),
            stories=sum(one.stories for one in made),
            failures=tuple(failure.line() for failure in failures),
            tables={name: tuple(parts) for name, parts in tables.items()},
        )
        write_json(self.folder / NAME, whole)
        with suppress(OSError):
            shutil.rmtree(self.folder / ".work")
        return whole


@dataclass(frozen=True, slots=True)
class Notes:
    """What each task of a step made, one small file a task, written when the task's own files are whole."""

    place: Path

    def of(self, number: int) -> Done | None:
        """What a task made; None where it is not done."""
        try:
            return msgspec.json.decode((self.place / f"{number:05}.done").read_bytes(), type=Done)
        except (FileNotFoundError, msgspec.DecodeError):
            return None

    def keep(self, done: Done) -> None:
        """Note that a task is done."""
        write_json(self.place / f"{done.number:05}.done", done)
