"""Days of TIMEX3 values, as far as they name any."""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-([QH])([1-4])")


class Days(NamedTuple):
    """The first and the last day of a date, and what it names of them: day, month, year or part."""

    first: date
    last: date
    precision: str


def days_of(value: str | None) -> Days | None:
    """The days that a TIMEX3 value spans; None where it names none of the calendar.

    >>> days_of("2024-02").last.isoformat(), days_of("2024-W07").first.isoformat(), days_of("FUTURE_REF")
    ('2024-02-29', '2024-02-12', None)
    """
    first, _, last = (value or "").partition("/")
    found = _single(first)
    if not last or found is None:
        return found
    end = _single(last)
    return Days(found.first, end.last, "part") if end and end.last >= found.first else found


def _single(value: str) -> Days | None:
    try:
        if found := _DATE.fullmatch(value):
            return _named(int(found[1]), int(found[2] or 0), int(found[3] or 0))
        if found := _WEEK.fullmatch(value):
            first = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
            return Days(first, first + timedelta(1 if found[3] else 6), "part")
        if found := _PART.fullmatch(value):
            months = 3 if found[2] == "Q" else 6
            last = int(found[3]) * months
            return Days(date(int(found[1]), last - months + 1, 1), _end(int(found[1]), last), "part")
    except (ValueError, OverflowError):
        return None
    return None


def _named(year: int, month: int, day: int) -> Days:
    if day:
        return Days(date(year, month, day), date(year, month, day), "day")
    if month:
        return Days(date(year, month, 1), _end(year, month), "month")
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
