"""One process that holds a stage and works on what it is handed. It never outlives the process that started it."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any, Generic, NamedTuple

from rashomon.engine.engine import In, Out, Stage

_READY = "ready"


class Task(NamedTuple, Generic[In]):
    """Records that are handed over at once, the place of the first among all, and how often one alone was tried."""

    first: int
    records: Sequence[In]
    tried: int = 0


class Worker(Generic[In, Out]):
    """A process with a copy of ``stage``; ``tasks`` are those it was handed and has not given back, in order."""

    def __init__(self, stage: Stage[In, Out]) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.connection, its = spawn.Pipe()
        self._process = spawn.Process(target=_work, args=(its, stage), daemon=True)
        with _deaf_to_interrupts():
            self._process.start()
        its.close()
        self.tasks: deque[Task[In]] = deque()
        self.started = False

    def hand(self, task: Task[In]) -> None:
        """Give the process something to do, now or after what it has; one that has died shows it in ``results``."""
        self.tasks.append(task)
        with suppress(OSError):
            self.connection.send(task.records)

    def results(self) -> list[Out] | None:
        """What the process gives back, of the first of its tasks if anything; None where it has died."""
        try:
            given = self.connection.recv()
        except (EOFError, OSError):
            return None
        if given == _READY:
            self.started = True
            return []
        self.tasks.popleft()
        return list(given)

    def end(self) -> str:
        """End the process, whatever it is at, and say how it ended."""
        self.connection.close()
        self._process.join(0.05)  # one that died of itself says how
        self._process.kill()
        self._process.join()
        status = self._process.exitcode or 0
        self._process.close()
        return f"was ended by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C goes to every process of a terminal; what starts in here never hears it: its parent ends it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # would be started with the first process, and let the signals in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: "Connection[Any, Any]", stage: Stage[Any, Any]) -> None:
    """All that the process does."""
    handed: SimpleQueue[Sequence[Any]] = SimpleQueue()
    Thread(target=_receive, args=(connection, handed), daemon=True).start()
    try:
        connection.send(_READY)
        while True:
            connection.send([stage(record) for record in handed.get()])
    except Exception:  # noqa: BLE001  its parent sees that it died, hands the records out again and says what is lost
        os._exit(1)


def _receive(connection: "Connection[Any, Any]", handed: "SimpleQueue[Sequence[Any]]") -> None:
    """Take in what is handed over as it comes, so that nobody waits to hand it; end when the parent has gone."""
    try:
        while True:
            handed.put(connection.recv())
    finally:
        os._exit(1)
