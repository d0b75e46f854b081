"""Dates in fields: in the forms of the standards, else in any writing that a text may have."""

import re

from rashomon.read.admission import in_range, stated_date
from rashomon.read.text.dates import days_in

_LONGEST = 100
"""Characters of a field with a date."""
_ZONE = re.compile(r"[A-Za-z]{2,5}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?\s*$")
_CLOCK = 16
"""The characters of a date with hours and minutes."""


def moment(value: object) -> str | None:
    """The date that a field states, in ISO 8601; None where it states none.

    >>> moment("Di, 04 Dez 2018 10:15:00 +0100"), moment("Tue, 04 Dec 2018 10:15:00 EET"), moment("Dec 4, 2018")
    ('2018-12-04T10:15+01:00', '2018-12-04T10:15+02:00', '2018-12-04')
    >>> moment("0000-00-00 00:00:00"), moment(None)
    (None, None)
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    stated = stated_date(value).value
    if stated and (len(stated) < _CLOCK or stated[-6:-5] in ("+", "-") or not _ZONE.search(value)):
        return stated
    written = _written(value)
    if written is None or (stated and not written.startswith(stated[:_CLOCK])):
        return stated
    return written


def _written(value: str) -> str | None:
    """The first date with its year that the words of a field write."""
    day = next((day for day in days_in(value) if day.year and day.calendar()), None)
    calendar = day.calendar() if day else None
    if day is None or calendar is None:
        return None
    found = calendar.isoformat() + (f"T{day.clock}{day.zone or ''}" if day.clock else "")
    return found if in_range(found) else None
