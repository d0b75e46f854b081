"""What runs a stage over many records; and the plainest way to do so, in this process."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")
Stage = Callable[[In], Out]
"""One record in, one out; raises nothing. Can be pickled before its first call, and may remember what it likes."""

Lost = Callable[[In, str], Out]
"""What stands for a record that its process did not survive, and how that ended ("was ended by SIGKILL")."""

Watch = Callable[[Iterable[Any], str, int | None], Iterable[Any]]
"""Shows a person how far a step is: what passes through it, what is being done, how much there will be if known."""


def unwatched(items: Iterable[Any], _: str, __: int | None) -> Iterable[Any]:
    """The items, shown to nobody."""
    return items


class Engine(Protocol):
    """Maps a stage over records. The results come in the order of the records, however they are made."""

    def map(self, stage: Stage[In, Out], records: Iterable[In], lost: Lost[In, Out] | None = None) -> Iterator[Out]:
        """The result of every record, as it is asked for; without ``lost``, losing one is a ``RuntimeError``."""


@dataclass(frozen=True, slots=True)
class Serial:
    """One record after the other, in this process."""

    def map(self, stage: Stage[In, Out], records: Iterable[In], lost: Lost[In, Out] | None = None) -> Iterator[Out]:
        """The result of every record, made when it is asked for; none is ever lost."""
        del lost
        return map(stage, records)
