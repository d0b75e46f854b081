"""What holds several reports: limits that add up over all of them."""

from collections.abc import Callable, Iterable, Iterator

from rashomon.model import Article, Failure
from rashomon.read.decode import TooLargeError

MOST_FAILURES = 20
"""Failures of one input that are told one by one."""
_MOST_FAILED, _FAILED_A_REPORT = 10_000, 20
"""Failures of one input after which it is read no further, and how many more for each report that it holds."""
_BRIEF, _MOST_BRIEF = 60, 500
"""Characters of a text that is shorter than any report, and how many of them one input may hold beyond its reports."""
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
    source: str,
    items: Iterable[Article | Failure],
    passed_over: Callable[[], bool] = lambda: False,
    *,
    of_any_length: bool = False,
) -> Iterator[Article | Failure]:
    """The ``items`` of one input with its first failures; one line counts the others, or says that it holds nothing.

    It may hold nothing where parts of it were ``passed_over``. An input that holds hardly anything but failures, or
    texts too brief for a report (unless they may be ``of_any_length``), is not read to its end.
    """
    failures = brief = reports = 0
    for item in items:
        if isinstance(item, Failure):
            failures += 1
        elif len(item.text) < _BRIEF and not of_any_length:
            brief += 1
        else:
            reports += 1
        if failures <= MOST_FAILURES or not isinstance(item, Failure):
            yield item
        if failures > _MOST_FAILED + _FAILED_A_REPORT * (brief + reports) or brief > _MOST_BRIEF + reports:
            yield _given_up(source, failures, brief, reports)
            break
    if failures > MOST_FAILURES:
        yield Failure(source, f"and {failures - MOST_FAILURES:,} more of its entries failed", "mend the first ones")
    if not failures + brief + reports and not passed_over():
        yield Failure(source, "there is nothing in it", "give reports")


def _given_up(source: str, failures: int, brief: int, reports: int) -> Failure:
    entries = failures + brief + reports
    if brief > _MOST_BRIEF + reports:
        what = f"{brief:,} of its first {entries:,} entries have fewer than {_BRIEF} characters"
        return Failure(source, f"{what}, so that the rest was not read", "give reports, or use --verbatim")
    what = f"{failures:,} of its first {entries:,} entries failed, so that the rest was not read"
    return Failure(source, what, "give the reports that it holds alone")
