"""A stage gives the same in one process as in several, in the order of the records."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from rashomon.engine import Engine, ProcessPool, Serial, Stage, mark_each
from rashomon.engine import marking as where
from rashomon.engine.marking import Marking
from rashomon.engine.worker import Worker
from rashomon.model import Article, Failure, MarkedArticle

ENGINES = [Serial(), ProcessPool(2)]


def tens(number: int) -> tuple[int, ...]:
    return tuple(range(number * 10, number * 10 + 10))


def deadly(number: int) -> int:
    """Some numbers cost the process its life."""
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 30:
        sys.exit(3)
    return number


def articles(number: int) -> list[Article]:
    text = "Mayor Ines Dolan said on Monday that quay {} of Port Ellis would reopen in {} weeks."
    return [Article(id=f"a-{n}", source=f"{n}.txt", text=text.format(n, n + 2), language="en") for n in range(number)]


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: type(engine).__name__)
def test_results_come_in_the_order_of_the_records(engine: Engine) -> None:
    assert list(engine.map(tens, range(70))) == [tens(n) for n in range(70)]
    assert not list(engine.map(tens, []))


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: type(engine).__name__)
def test_an_engine_takes_no_more_than_it_can_hold(engine: Engine) -> None:
    taken: list[int] = []

    def endless() -> Iterator[int]:
        for number in count():
            taken.append(number)
            yield number

    results = engine.map(tens, endless())
    assert list(islice(results, 3)) == [tens(0), tens(1), tens(2)]
    assert len(taken) < 200
    if hasattr(results, "close"):
        results.close()


def test_marks_are_the_same_from_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(where, "_FEW", 4)
    batch = articles(10)
    alone, several = list(mark_each(batch, jobs=1)), list(mark_each(batch, jobs=2))
    assert all(isinstance(article, MarkedArticle) and article.quotes for article in alone)
    assert several == alone


def test_what_cannot_be_marked_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article, _: object) -> MarkedArticle:
        if article.id == "a-1":
            raise ZeroDivisionError
        return MarkedArticle(id=article.id, source=article.source, text=article.text)

    monkeypatch.setattr(sys.modules["rashomon.mark"], "mark", broken)
    results = list(Serial().map(Marking(), articles(3)))
    assert [type(result) for result in results] == [MarkedArticle, Failure, MarkedArticle]


def test_a_dead_process_costs_the_record_that_killed_it() -> None:
    lost = {5: "was ended by SIGKILL", 30: "ended with status 3"}
    results = list(ProcessPool(2).map(deadly, range(50), lambda number, how: (number, how)))
    assert results == [(n, lost[n]) if n in lost else n for n in range(50)]


def test_a_lost_record_is_an_error_where_nothing_stands_for_it() -> None:
    with pytest.raises(RuntimeError, match="SIGKILL"):
        list(ProcessPool(2).map(deadly, range(10)))


class Unloadable:
    """A stage that no process can take in."""

    def __call__(self, number: int) -> int:
        return number

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (1,)


def test_where_no_process_starts_the_work_is_done_here() -> None:
    assert list(ProcessPool(2).map(Unloadable(), range(20))) == list(range(20))


@pytest.mark.parametrize("most", [0, 1])
def test_where_the_system_gives_no_more_processes_those_there_are_do_the_work(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Worker[int, tuple[int, ...]]] = []

    def scarce(stage: Stage[int, tuple[int, ...]]) -> Worker[int, tuple[int, ...]]:
        if len(started) == most:
            raise OSError(errno.EMFILE, "Too many open files")
        started.append(Worker(stage))
        return started[-1]

    monkeypatch.setattr("rashomon.engine.pool.Worker", scarce)
    assert list(ProcessPool(3).map(tens, range(40))) == [tens(n) for n in range(40)]
    assert len(started) == most


BUSY = """
import sys, time
from rashomon.engine import ProcessPool
from test_engines import slow
if __name__ == "__main__":
    for _ in ProcessPool(2).map(slow, range(100)):
        print("one", flush=True)
"""


def slow(number: int) -> int:
    time.sleep(0.1 if number < 8 else 60)
    return number


def _children(pid: int) -> set[int]:
    """The processes that ``pid`` started, but for the one with which Python keeps track of what they share."""
    found = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split())
    return {one for one in found if b"resource_tracker" not in Path(f"/proc/{one}/cmdline").read_bytes()}


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_process_outlives_its_parent(how: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "busy.py"
    script.write_text(BUSY, encoding="utf-8")
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    run = [sys.executable, str(script)]
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(run, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as parent:
        try:
            assert parent.stdout is not None
            assert parent.stdout.readline() == b"one\n"
            workers = _children(parent.pid)
            for pid in (*workers, parent.pid) if how == signal.SIGINT else (parent.pid,):  # as a terminal does it
                os.kill(pid, how)
            said = parent.communicate(timeout=10)[1].decode()
        finally:
            parent.kill()
    assert len(workers) == 2
    until = time.monotonic() + 5
    while any(map(_alive, workers)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not [pid for pid in workers if _alive(pid)]
    assert said.count("Traceback") == (how == signal.SIGINT), "only the parent's own"
    assert "leaked" not in said
