"""TIMEX3 values as intervals of days, so that "June", "18 June" and "Sunday night" can be compared."""

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\w\w(?::\d\d)?))?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$")
_PARTS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
_PARTS |= {"H1": (1, 6), "H2": (7, 12)}
_DECADE = re.compile(r"(\d{2,3})X*$")


class Interval(NamedTuple):
    """Days from ``first`` to ``last``, both included, and how precisely the value speaks."""

    first: date
    last: date
    precision: str

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def distance(self, other: "Interval") -> int:
        """Days between the two; 0 where they overlap."""
        return max((self.first - other.last).days, (other.first - self.last).days, 0)


@lru_cache(maxsize=50_000)
def interval(value: str | None) -> Interval | None:
    """The days that a TIMEX3 value covers; None for durations, vague references and dates that cannot be.

    >>> interval("2023-06-18TEV")
    Interval(first=datetime.date(2023, 6, 18), last=datetime.date(2023, 6, 18), precision='day')
    """
    try:
        return _interval(value or "")
    except (ValueError, OverflowError):
        return None


def is_day(value: str | None) -> bool:
    """Whether a TIMEX3 value names one day (or a time of one day)."""
    found = interval(value)
    return found is not None and found.first == found.last


def finest(values: Iterable[str]) -> list[str]:
    """ISO dates in their order, each once, without a month or year that holds one of the days, as it says nothing more.

    >>> finest(["2023-06-19", "2023-06", "2023-06-18"])
    ['2023-06-18', '2023-06-19']
    """
    return [one for one, later in pairwise([*sorted(set(values)), ""]) if not later.startswith(one)]


def _interval(value: str) -> Interval | None:
    if "/" in value:
        ends = [interval(part) for part in value.split("/", 1)]
        if ends[0] is None or ends[1] is None or ends[1].last < ends[0].first:
            return None
        return Interval(ends[0].first, ends[1].last, "span")
    if match := _DAY.match(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return Interval(day, day, "minute" if ":" in (match[4] or "") else "day")
    if match := _WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        weekend = value.endswith("WE")
        return Interval(monday + timedelta(5 * weekend), monday + timedelta(6), "weekend" if weekend else "week")
    if match := _MONTH.match(value):
        return _months(int(match[1]), int(match[2]), int(match[2]), "month")
    if match := _PART.match(value):
        return _season(int(match[1]), match[2])
    return _years(value)


def _season(year: int, part: str) -> Interval:
    if part == "WI":
        return Interval(date(year, 12, 1), _months(year + 1, 2, 2, "").last, "season")
    return _months(year, *_PARTS[part], "season")


def _years(value: str) -> Interval | None:
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12, "year")
    if (match := _DECADE.match(value)) and len(value) <= 4:
        width = 10 ** (4 - len(match[1]))
        return Interval(date(int(match[1]) * width, 1, 1), date((int(match[1]) + 1) * width - 1, 12, 31), "decade")
    return None


def _months(year: int, first: int, last: int, precision: str) -> Interval:
    return Interval(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), precision)
