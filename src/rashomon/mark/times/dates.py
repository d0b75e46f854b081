"""Calendar arithmetic on TIMEX3 values."""

from calendar import monthrange
from datetime import date, timedelta

WEEKDAYS = 7
SATURDAY = 6


def parse_day(value: str | None) -> date | None:
    """The day in an ISO date or date and time (``2023-06-18T21:08+05:30``); None where there is none (``2023-W12``)."""
    try:
        return date.fromisoformat(value[:10]) if value and "W" not in value[:10] else None
    except ValueError:
        return None


def week(day: date) -> str:
    """The ISO week of ``day``: ``2013-W12``."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def month(year: int, number: int) -> str:
    """A month as ``2013-03``; numbers past the year's ends run into the next or last year."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return f"{year:04}-{number:02}"


def quarter(day: date) -> int:
    """The calendar quarter of ``day``, 1 to 4."""
    return (day.month + 2) // 3


def valid(year: int, number: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    ok = 1 <= year <= 9999 and 1 <= number <= 12 and 1 <= day <= monthrange(year, number)[1]
    return date(year, number, day) if ok else None


def nth_weekday(year: int, number: int, n: int, weekday: int) -> date:
    """The ``n``-th ``weekday`` (1 Monday to 7 Sunday) of a month; n = -1 the last."""
    if n < 0:
        last = date(year, number, monthrange(year, number)[1])
        return last - timedelta((last.isoweekday() - weekday) % WEEKDAYS)
    first = date(year, number, 1)
    return first + timedelta((weekday - first.isoweekday()) % WEEKDAYS + WEEKDAYS * (n - 1))


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    number, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, number, day + 1)


def moved(day: date, unit: str, n: int) -> date:
    """The day ``n`` units (D, W, M, Y) from ``day``, in a shorter month its last; itself beyond the calendar."""
    if unit in {"D", "W"}:
        days = n * (WEEKDAYS if unit == "W" else 1)
        return day + timedelta(days) if 1 <= day.toordinal() + days <= date.max.toordinal() else day
    months = day.year * 12 + day.month - 1 + n * (12 if unit == "Y" else 1)
    days_there = (valid(months // 12, months % 12 + 1, last) for last in range(day.day, 0, -1))
    return next((known for known in days_there if known), day)


def shifted(value: date, unit: str, n: int) -> str:
    """``value`` moved by ``n`` units (D, W, M, Q, Y, E, C), as a TIMEX3 value of that granularity."""
    try:
        return _shifted(value, unit, n)
    except (ValueError, OverflowError):
        return "XXXX"


def _shifted(value: date, unit: str, n: int) -> str:
    if unit in {"D", "N"}:
        return (value + timedelta(n)).isoformat()
    if unit == "W":
        return week(value + timedelta(WEEKDAYS * n))
    if unit == "WE":
        return week(value + timedelta(WEEKDAYS * n)) + "-WE"
    if unit == "F":
        return week(value + timedelta(2 * WEEKDAYS * n))
    if unit == "M":
        return month(value.year, value.month + n)
    if unit == "Q":
        number = value.year * 4 + quarter(value) - 1 + n
        return f"{number // 4:04}-Q{number % 4 + 1}"
    if unit == "E":
        return f"{value.year // 10 + n:03}"
    if unit == "C":
        return f"{value.year // 100 + n:02}"
    return f"{value.year + n:04}"
