"""A stage on Daft, with its own runner on this machine or with Ray on many: an engine of the extra ``scale``.

Nothing is sent to the makers of either. A Ray cluster that is started here listens on loopback alone and takes nobody
without its token; one that is named by its address is as its owner has set it up.
"""

import os
import pickle
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from rashomon.engine.engine import In, Lost, Out, Stage
from rashomon.model import RashomonError

_SILENT = {
    "DO_NOT_TRACK": "1",
    "DAFT_ANALYTICS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
_ON_LOOPBACK = {"RAY_AUTH_MODE": "token", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
_STORE = 256 << 20  # bytes of Ray's object store: only tasks go through it, never reports
_TRIES = 2  # times that a record is tried alone before it is given up


class MissingEngineError(RashomonError, RuntimeError):
    """An engine that is asked for is not installed, or cannot be reached; its one line says which."""


@dataclass(frozen=True, slots=True)
class OnDaft:
    """Maps a stage with Daft, in ``jobs`` processes at once, each with a copy of the stage that stays with it.

    Where a process dies, the records that were not done are tried alone; one that dies twice is lost.
    """

    jobs: int

    def map(self, stage: Stage[In, Out], records: Iterable[In], lost: Lost[In, Out] | None = None) -> Iterator[Out]:
        """The result of every record, in order, as soon as all before it are there."""
        waiting = dict(enumerate(records))
        done: dict[int, Out] = {}
        given, count = 0, len(waiting)
        while waiting:
            try:
                for number, result in _mapped(stage, waiting, self.jobs):
                    del waiting[number]
                    done[number] = result
                    while given in done:
                        yield done.pop(given)
                        given += 1
            except RuntimeError as error:
                held = list(waiting)[: 2 * self.jobs]
                done |= {number: self._alone(stage, waiting.pop(number), lost, error) for number in held}
            while given in done:
                yield done.pop(given)
                given += 1
        if given != count:
            raise RuntimeError("Daft gave fewer results than it was given records")

    def _alone(self, stage: Stage[In, Out], record: In, lost: Lost[In, Out] | None, error: RuntimeError) -> Out:
        """The result of a record that may have cost a process its life."""
        for _ in range(_TRIES):
            try:
                return next(result for _, result in _mapped(stage, {0: record}, 1))
            except RuntimeError as again:
                error = again
        if lost is None:
            raise error
        return lost(record, "ended")


def _mapped(stage: Stage[In, Out], waiting: dict[int, In], jobs: int) -> Iterator[tuple[int, Out]]:
    """The results of records with their numbers, as they come; a ``RuntimeError`` where a process dies."""
    daft = import_module("daft")
    works = daft.cls(_Worker, use_process=True, max_concurrency=min(jobs, len(waiting)), max_retries=0)
    frame = daft.from_pydict(
        {"number": list(waiting), "record": [pickle.dumps(record) for record in waiting.values()]}
    ).into_batches(1)
    done = works(pickle.dumps(stage)).work(frame["record"])
    for row in frame.select("number", done.alias("result")).iter_rows(results_buffer_size=None):
        yield row["number"], pickle.loads(row["result"])  # noqa: S301  what a process of this run has sent


class _Worker:
    """A copy of a stage in a process of Daft's."""

    def __init__(self, stage: bytes) -> None:
        self.stage = pickle.loads(stage)  # noqa: S301  what the run has sent

    def work(self, record: bytes) -> bytes:
        """The result of a record."""
        return pickle.dumps(self.stage(pickle.loads(record)))  # noqa: S301  as above


@contextmanager
def daft_here(jobs: int) -> Iterator[OnDaft]:
    """Daft with its own runner, in processes of this machine."""
    with _environment(_SILENT):
        daft = _installed("daft", "Daft")
        daft.set_runner_native()
        yield OnDaft(jobs)


@contextmanager
def daft_on_ray(jobs: int, address: str | None) -> Iterator[OnDaft]:
    """Daft on the Ray cluster at ``address``; without one, on a cluster of this machine that ends with the run."""
    own = {} if address else {**_ON_LOOPBACK, "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    scratch = None if address else tempfile.mkdtemp(prefix="ray-")
    with _environment({**_SILENT, **own}):
        ray, daft = _installed("ray", "Ray"), _installed("daft", "Daft")
        local = {} if address else {
            "num_cpus": jobs, "include_dashboard": False, "object_store_memory": _STORE, "_temp_dir": scratch,
        }  # fmt: skip
        try:
            ray.init(address=address or "local", log_to_driver=False, configure_logging=False, **local)
            daft.set_runner_ray(noop_if_initialized=True)
            yield OnDaft(jobs)
        except ConnectionError as error:
            raise MissingEngineError(f"the Ray cluster at {address} cannot be reached ({error})") from None
        finally:
            ray.shutdown()
            if scratch:
                shutil.rmtree(scratch, ignore_errors=True)


def _installed(module: str, name: str) -> Any:  # noqa: ANN401  a module of an extra
    try:
        return import_module(module)
    except ImportError:
        raise MissingEngineError(f"{name} is not installed: pip install 'rashomon[scale]'") from None


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    """Inside, these environment variables are set; processes that are started there have them too."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
