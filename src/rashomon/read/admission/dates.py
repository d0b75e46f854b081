"""Dates that an input states in a field of its own: a record, a feed, a page's metadata."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from rashomon.model import Published

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?)"
    r"(?:[T\s]+(?P<time>\d\d:\d\d)(?P<second>:\d\d)?(?:[.,]\d+)?\s*(?P<zone>Z|UTC|[+-]\d\d:?\d\d)?)?)?)?\s*",
    re.ASCII,
)
FIRST_YEAR, LAST_YEAR = "1000", "2999"
"""Years that a report can come from: a day, a month, a century away is a date still, so that all can reckon with it."""
_LONGEST = 100  # characters of a field with a date
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d{4})?", re.ASCII)


def stated_date(value: object) -> Published:
    """The date in a field's ``value`` (ISO 8601 in its forms, RFC 2822), as precise as it is written; else unknown.

    A date that no calendar has ("2023-02-30") is unknown, and so is one of a year that no report comes from, and
    anything that is no string.
    """
    text = value.strip() if isinstance(value, str) and len(value) <= _LONGEST else ""
    if compact := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, zone = compact.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        text = f"{year}-{month}-{day}{clock}"
    found = _ISO.fullmatch(text)
    date = _from_iso(found) if found else _from_mail(text)
    return date if date.value and in_range(date.value) else Published()


def in_range(date: str) -> bool:
    """Whether a date is of a year that a report can come from.

    >>> in_range("2023-06"), in_range("0001-01-01"), in_range("9999-12-31")
    (True, False, False)
    """
    return FIRST_YEAR <= date[:4] <= LAST_YEAR


def as_published(given: Published) -> Published:
    """The date that a record read before holds, on the grounds it names; unknown where it is none."""
    date = stated_date(given.value)
    known = date.value is not None and given.origin != "unknown"
    return Published(date.value, date.precision, given.origin) if known else Published()


def _from_iso(found: re.Match[str]) -> Published:
    year, month, day = (found[part] for part in ("year", "month", "day"))
    if day is None:
        if month is None:
            return Published(year, "year", "stated")
        return Published(f"{year}-{int(month):02}", "month", "stated") if 1 <= int(month) <= 12 else Published()
    date = f"{year}-{int(month):02}-{int(day):02}"
    if found["time"] is None:
        return Published(date, "day", "stated") if _exists(date) else Published()
    zone = "+00:00" if found["zone"] in {"Z", "UTC"} else found["zone"] or ""
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    value = f"{date}T{found['time']}{found['second'] or ''}{zone}"
    return Published(value, "second" if found["second"] else "minute", "stated") if _exists(value) else Published()


def _exists(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _from_mail(text: str) -> Published:
    try:
        value = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return Published()
    return Published(value.isoformat(), "second", "stated")
