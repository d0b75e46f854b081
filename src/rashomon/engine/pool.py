"""A stage in several processes; the results come in the order of the records, and memory stays flat."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import wait
from typing import Generic

from rashomon.engine.engine import In, Lost, Out, Stage
from rashomon.engine.worker import Task, Worker

_CHUNK = 8  # records that a process is handed at once
_IN_HAND = 2  # tasks of a process: the one that it is at, and one so that it need not wait
_AHEAD = 32  # records a process that are worked on before their results are taken


@dataclass(frozen=True, slots=True)
class ProcessPool:
    """Several processes, each with a copy of the stage that stays with it, handed a few records at a time.

    A process that dies costs the record that killed it: what it held is tried again, one by one, and a record of whose
    process that is known is tried so often in all. Where no process can be started at all, the work is done here.
    """

    jobs: int
    at_once: int = _CHUNK
    tries: int = 1

    def map(self, stage: Stage[In, Out], records: Iterable[In], lost: Lost[In, Out] | None = None) -> Iterator[Out]:
        """The result of every record; the processes work ahead, and end when the last result is taken."""
        run = _Run(stage, iter(records), lost, self.jobs, self.at_once, self.tries)
        try:
            yield from run.results()
        finally:
            run.end()


@dataclass(slots=True)
class _Run(Generic[In, Out]):
    """One call of ``map``: who works on what, and what is done."""

    stage: Stage[In, Out]
    source: Iterator[In]
    lost: Lost[In, Out] | None
    wanted: int
    at_once: int
    tries: int
    workers: list[Worker[In, Out]] = field(default_factory=list)
    again: deque[Task[In]] = field(default_factory=deque)
    done: dict[int, Out] = field(default_factory=dict)
    taken: int = 0
    given: int = 0
    ended: bool = False

    def results(self) -> Iterator[Out]:
        """Every result, in order."""
        while True:
            self._hand_out()
            while self.given in self.done:
                self.given += 1
                yield self.done.pop(self.given - 1)
            if any(worker.tasks for worker in self.workers):
                self._collect()
            elif self.ended and not self.again:
                return

    def end(self) -> None:
        """End every process."""
        for worker in self.workers:
            worker.end()

    def _hand_out(self) -> None:
        """Give each process something to do, the idle ones first, as long as there is something."""
        while self.wanted and (task := self._next_task()):
            if worker := self._idlest():
                worker.hand(task)
            else:
                self.again.appendleft(task)
        if not self.wanted and self.given not in self.done and (task := self._next_task()):
            self._keep(task, [self.stage(record) for record in task.records])

    def _idlest(self) -> Worker[In, Out] | None:
        """The process that has least to do; one more is started while none is idle and there may be more."""
        if len(self.workers) < self.wanted and all(worker.tasks for worker in self.workers):
            try:
                self.workers.append(Worker(self.stage))
            except OSError:  # the system gives no more processes, or no more open files
                self.wanted = len(self.workers)
        return min(self.workers, key=lambda one: len(one.tasks), default=None)

    def _next_task(self) -> Task[In] | None:
        """What is to be done next; none while every process has enough, or too many results wait to be taken."""
        if self.wanted and sum(len(worker.tasks) for worker in self.workers) >= _IN_HAND * self.wanted:
            return None
        if self.again:
            return self.again.popleft()
        if self.taken - self.given >= _AHEAD * max(self.wanted, 1):
            return None
        records = list(islice(self.source, self.at_once))
        self.taken += len(records)
        self.ended = not records
        return Task(self.taken - len(records), records) if records else None

    def _collect(self) -> None:
        """Wait until a process has something to give, and take it."""
        ready = wait([worker.connection for worker in self.workers])
        for worker in [one for one in self.workers if one.connection in ready]:
            task = worker.tasks[0] if worker.tasks else None
            results = worker.results()
            if results is None:
                self._mourn(worker)
            elif task and results:
                self._keep(task, results)

    def _keep(self, task: Task[In], results: list[Out]) -> None:
        self.done.update(enumerate(results, task.first))

    def _mourn(self, worker: Worker[In, Out]) -> None:
        """Try again what a dead process held, one record at a time; one that was alone killed it and is lost."""
        how = worker.end()
        self.workers.remove(worker)
        held = list(worker.tasks)
        if not worker.started:  # it died of being started, not of a record
            self.wanted -= 1
            self.again.extendleft(reversed(held))
            return
        for task in reversed(held[1:]):
            self.again.appendleft(task)
        for at, record in reversed(list(enumerate(held[0].records, held[0].first)) if held else []):
            if len(held[0].records) > 1 or held[0].tried + 1 < self.tries:
                tried = held[0].tried + 1 if len(held[0].records) == 1 else 0
                self.again.appendleft(Task(at, [record], tried))
            elif self.lost is None:
                raise RuntimeError(f"the process that held a record {how}")
            else:
                self._keep(held[0], [self.lost(record, how)])
