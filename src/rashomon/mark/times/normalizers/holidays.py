"""Named days: Thanksgiving, Easter Monday."""

import re
from datetime import date, timedelta

from rashomon.mark.times import dates
from rashomon.mark.times.normalizers.calendar import stated_year
from rashomon.mark.times.normalizers.found import Found, Normalized
from rashomon.mark.times.normalizers.weekdays import direction

# The year of what a named day was the day of. example: the Boxing Day tsunami of 2004
_YEAR_BEHIND = re.compile(r"[\"”]?(?:\s+[a-z]+){1,4}\s+(?:in|of)\s+((?:1[89]|20)\d\d)\b")


def holiday(found: Found) -> Normalized | None:
    """The named day nearest to publication, or the last or next one."""
    told = found.value("holiday")
    year = stated_year(found) or _year_behind(found)
    if year:
        return Normalized("DATE", day_of(told, year).isoformat())
    here = found.context.at("D")
    if here is None:
        return Normalized("DATE", f"XXXX-{told}" if told[2:3] == "-" else "XXXX-XX-XX")
    days = [day_of(told, here.year + step) for step in (-1, 0, 1) if 1 <= here.year + step <= 9999]
    which = direction(found)
    if which == -1:
        days = [day for day in days if day < here]
    elif which == 1:
        days = [day for day in days if day > here]
    if not days:
        return Normalized("DATE", "XXXX-XX-XX")
    nearest = min(days, key=lambda day: found.context.distance((day - here).days, conflict=250))
    return Normalized("DATE", nearest.isoformat())


def _year_behind(found: Found) -> int | None:
    behind = _YEAR_BEHIND.match(found.context.around[1])
    return int(behind[1]) if behind else None


def day_of(told: str, year: int) -> date:
    """The day in ``year`` that the lexicon's entry means: ``12-25``, ``11:4:4``, ``11:1:1+1`` or ``easter-2``."""
    if told.startswith("easter"):
        return dates.easter(year) + timedelta(int(told[6:]))
    if ":" in told:
        rule, _, days = told.partition("+")
        month, n, weekday = map(int, rule.split(":"))
        return dates.nth_weekday(year, month, n, weekday) + timedelta(int(days or 0))
    month, day = map(int, told.split("-"))
    return date(year, month, day)
