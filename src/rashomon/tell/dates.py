"""Dates as a newspaper writes them, from TIMEX3 and ISO 8601 values; what is not known is not filled in."""

import re
from datetime import date

from rashomon.model import finest, interval

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
    "H1": "first half of",
    "H2": "second half of",
}
_DAYPARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.+))?")
_CLOCK = re.compile(r"(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_OPEN = re.compile(r"^XXXX|(?<=^\d{4})-W?XX|(?<=^\d{4}-\d\d)-XX")  # from here on it is not known which
_NAMED = re.compile(r"XXXX-WXX-([1-7])(?:T.+)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")


def in_words(value: str | None, *, weekday: bool = False) -> str:
    """A TIMEX3 value for a reader, as precise as it is; one of an unknown form is given back as it stands.

    >>> in_words("2024-02-13", weekday=True), in_words("2023-03"), in_words("2024-W07")
    ('Tue 13 February 2024', 'March 2023', 'week of 12 February 2024')
    >>> in_words("2024-WXX-5"), in_words("XXXX-WXX-WE")
    ('2024', '')
    """
    value = _OPEN.split(value or "")[0]
    if not value:
        return ""
    if "/" in value:
        first, _, last = value.partition("/")
        return f"{in_words(first)} to {in_words(last)}"
    if value in _REFERENCES:
        return _REFERENCES[value]
    return _day(value, weekday=weekday) or _week(value) or _longer(value) or value


def when_in_words(value: str, *, weekday: bool = False) -> str:
    """The date of something dated, for a reader: of a day of an unknown week its name, else what is not known.

    >>> when_in_words("2024-02-13"), when_in_words("XXXX-WXX-6"), when_in_words("XXXX-XX-XX")
    ('13 February 2024', 'Saturday (no date given)', 'undated')
    """
    known = in_words(value, weekday=weekday)
    named = _NAMED.fullmatch(value)
    return known or (f"{_DAY_NAMES[int(named[1]) - 1]} (no date given)" if named else "undated")


def _day(value: str, *, weekday: bool) -> str:
    match = _DAY.fullmatch(value)
    if not match:
        return ""
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return ""
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if weekday:
        words = f"{_WEEKDAYS[day.weekday()]} {words}"
    return f"{words}, {_hour(match[4])}" if match[4] else words


def _hour(value: str) -> str:
    clock = _CLOCK.fullmatch(value)
    if not clock:
        return _DAYPARTS.get(value, value)
    zone = {None: "", "Z": " UTC"}.get(clock[2], f" (UTC{clock[2]})")
    return clock[1] + zone


def _week(value: str) -> str:
    match = _WEEK.fullmatch(value)
    if not match:
        return ""
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return ""
    what = "weekend" if match[3] else "week"
    return f"{what} of {monday.day} {_MONTHS[monday.month - 1]} {monday.year}"


def _longer(value: str) -> str:
    """Months, seasons, quarters, decades: ``2023-03``, ``2024-FA``, ``2024-Q2``, ``198``."""
    year, _, part = value.partition("-")
    if len(year) == 3 and year.isdigit() and not part:
        return f"the {year}0s"
    if not (len(year) == 4 and year.isdigit()):
        return ""
    if not part:
        return year
    if part.isdigit() and 1 <= int(part) <= 12:
        return f"{_MONTHS[int(part) - 1]} {year}"
    if part in _SEASONS:
        return f"{_SEASONS[part]} {year}"
    return f"quarter {part[1]} of {year}" if re.fullmatch(r"Q[1-4]", part) else ""


def period(values: list[str]) -> str:
    """From the first to the last of ISO dates, in words; an empty string where there is none.

    A month or year that holds one of the days says nothing beside it.

    >>> period(["2023-06", "2023-06-18", "2023-06-19"])
    '18 June 2023 to 19 June 2023'
    """
    days = finest(value[:10] for value in values)
    if not days:
        return ""
    first, last = in_words(days[0]), in_words(days[-1])
    return first if first == last else f"{first} to {last}"


def in_order(value: str) -> tuple[bool, date, int, str]:
    """A key that sorts dates by their first day, what is wider first, and what names no day last."""
    days = interval(value)
    if days is None:
        return True, date.max, 0, value
    return False, days.first, -(days.last - days.first).days, value


def month_in_words(day: date) -> str:
    """The month of a day: "February 2024"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"
