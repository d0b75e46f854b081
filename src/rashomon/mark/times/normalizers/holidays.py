"""Named days: Thanksgiving, Easter Monday."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from rashomon.mark.times import dates
from rashomon.mark.times.movable import eastern_easter, islamic, jewish_new_year
from rashomon.mark.times.normalizers.calendar import stated_year
from rashomon.mark.times.normalizers.found import Found, Normalized
from rashomon.mark.times.normalizers.named_days import year_of_named_day
from rashomon.mark.times.normalizers.weekdays import direction

_FEASTS = {"easter": dates.easter, "eastern": eastern_easter, "jewish": jewish_new_year}
_MONTHS = 250  # days: what is to come may lie ahead, unless such a day has just been
_NEAR = 60  # days within which "by Christmas" is that to come, whatever the tense
_YEAR = 366  # days: what is past lies behind, however near the next such day is
_NAME_BEHIND = re.compile(r" (?:Rising|Islands?|Accords?|Agreement|Offensive|Seals?|Aid|Carols?)\b")
_OF_THE_EAST = re.compile(r"\b(?:Orthodox|Coptic|Copts)\b(?!.*\b(?:Catholic|Protestant|Western)\b)")
# The year of what a named day was the day of. example: the Boxing Day tsunami of 2004
_YEAR_BEHIND = re.compile(r"[\"”]?(?:\s+[a-z]+){1,4}\s+(?:in|of)\s+((?:1[89]|20)\d\d)\b")


def holiday(found: Found) -> Normalized | None:
    """The named day nearest to publication, or the last or next one; of weeks such as Lent the year."""
    told = found.value("holiday")
    if re.match(r"easter[+-]", told) and _OF_THE_EAST.search(found.context.around[0]):
        told = told.replace("easter", "eastern", 1)
    if _NAME_BEHIND.match(found.context.text, found.context.end):
        return None
    year = stated_year(found) or _year_behind(found) or year_of_named_day(found.context, found.slots["holiday"])
    if year:
        return _value(told, days_of(told, year)[:1])
    here = found.context.at("D")
    if here is None:
        return Normalized("DATE", f"XXXX-{told}" if re.fullmatch(r"\d\d-\d\d", told) else "XXXX-XX-XX")
    days = [day for step in (-1, 0, 1) if 1 <= here.year + step <= 9999 for day in days_of(told, here.year + step)]
    which = direction(found)
    if which == -1:
        days = [day for day in days if day < here]
    elif which == 1:
        days = [day for day in days if day > here]
    near = [day for day in days if 0 <= (day - here).days <= _NEAR]
    if near and found.context.follows_limit:
        return _value(told, near[:1])
    conflict = _YEAR if found.context.tense == "past" else _MONTHS
    return _value(told, sorted(days, key=lambda day: found.context.distance((day - here).days, conflict=conflict))[:1])


def week_of_holiday(found: Found) -> Normalized | None:
    """``Easter week``: the week of the calendar in which the day lies."""
    meant = holiday(found)
    day = dates.parse_day(meant.value) if meant else None
    return Normalized("DATE", dates.week(day) if day else "XXXX-WXX")


def _value(told: str, days: Sequence[date]) -> Normalized:
    """The day, or the year of what lasts for weeks; unknown where there is none."""
    if not days:
        return Normalized("DATE", "XXXX-XX-XX")
    return Normalized("DATE", f"{days[0].year:04}" if told.startswith("year ") else days[0].isoformat())


def _year_behind(found: Found) -> int | None:
    behind = _YEAR_BEHIND.match(found.context.around[1])
    return int(behind[1]) if behind else None


def days_of(told: str, year: int) -> list[date]:
    """The days in ``year`` that the lexicon's entry means: ``12-25``, ``11:4:4``, ``easter-2``, ``islamic:10:1``."""
    days: list[date] = []
    for rule in told.removeprefix("year ").split():
        if rule.startswith("islamic"):
            days += islamic(year, *map(int, rule.split(":")[1:]))
        else:
            days.append(_day_of(rule, year))
    return days


def _day_of(rule: str, year: int) -> date:
    movable = re.match(r"[a-z]+", rule)
    if movable:
        return _FEASTS[movable[0]](year) + timedelta(int(rule[movable.end() :]))
    if ":" in rule:
        place, _, days = rule.partition("+")
        month, n, weekday = map(int, place.split(":"))
        return dates.nth_weekday(year, month, n, weekday) + timedelta(int(days or 0))
    month, day = map(int, rule.split("-"))
    return date(year, month, day)
