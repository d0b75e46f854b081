"""What holds several reports: limits that add up over all of them."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rashomon.model import Failure
from rashomon.read.decode import TooLargeError

Item = TypeVar("Item")
MOST_FAILURES = 20
"""Failures of one input that are told one by one."""
_LEAST_ALLOWANCE = 4 * 2**20
_MOST_UNPACKED = 20
"""Times its own size that an archive may unpack to; pages shrink to a tenth or a quarter."""


class Allowance:
    """The bytes that a container of ``size`` bytes may still unpack to, whatever it holds: no bomb is worth more."""

    def __init__(self, size: int) -> None:
        self.total = max(_LEAST_ALLOWANCE, _MOST_UNPACKED * size)
        self._left = self.total

    def spend(self, count: int) -> None:
        """Take ``count`` bytes off; raises ``TooLargeError`` once there are none left."""
        self._left -= count
        if self._left < 0:
            raise TooLargeError


def few_failures(
    source: str, items: Iterable[Item | Failure], passed_over: Callable[[], bool] = lambda: False
) -> Iterator[Item | Failure]:
    """The ``items`` of one input with its first failures; one line counts the others, or says that it holds nothing.

    It may hold nothing where parts of it were ``passed_over``.
    """
    failures, found = 0, False
    for item in items:
        found = True
        failures += isinstance(item, Failure)
        if failures <= MOST_FAILURES or not isinstance(item, Failure):
            yield item
    if failures > MOST_FAILURES:
        yield Failure(source, f"and {failures - MOST_FAILURES:,} more of its entries failed", "mend the first ones")
    if not found and not passed_over():
        yield Failure(source, "there is nothing in it", "give reports")
