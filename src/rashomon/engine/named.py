"""Engines by the names that a person gives them."""

from collections.abc import Iterator
from contextlib import contextmanager

from rashomon.engine.cluster import daft_here, daft_on_ray
from rashomon.engine.engine import Engine, Serial
from rashomon.engine.pool import ProcessPool

ENGINES = ("local", "daft", "ray")
_TRIES = 2  # processes that a task may cost


@contextmanager
def engine_named(name: str, jobs: int, address: str | None = None) -> Iterator[Engine]:
    """The engine of that name, for tasks that take seconds each; it ends with the block.

    Raises ``MissingEngineError`` where it is not installed or cannot be reached.
    """
    if name == "local":
        yield Serial() if jobs == 1 else ProcessPool(jobs, at_once=1, tries=_TRIES)
        return
    with daft_here(jobs) if name == "daft" else daft_on_ray(jobs, address) as engine:
        yield engine
