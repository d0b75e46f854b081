"""A stage in several processes; the results come in the order of the records, and memory stays flat."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rashomon.engine.engine import In, Out, Stage

_CHUNK = 8  # records that a process is handed at once
_AHEAD = 4  # chunks in flight a process, so that memory stays flat however long the input is
_held: list[Stage[Any, Any]] = []  # the stage of a worker process, which is made for one stage alone


@dataclass(frozen=True, slots=True)
class ProcessPool:
    """Several processes, each with a copy of the stage that stays with it, handed a few records at a time."""

    jobs: int

    def map(self, stage: Stage[In, Out], records: Iterable[In]) -> Iterator[Out]:
        """The result of every record; the processes work ahead, and end when the last result is taken."""
        source = iter(records)
        waiting: deque[Future[list[Out]]] = deque()
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_hold, initargs=(stage,)) as pool:
            while chunk := list(islice(source, _CHUNK)):
                waiting.append(pool.submit(_results, chunk))
                if len(waiting) >= self.jobs * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()


def _hold(stage: Stage[Any, Any]) -> None:
    _held.append(stage)


def _results(chunk: list[Any]) -> list[Any]:
    return [_held[-1](record) for record in chunk]
