"""Dates and times of day that sentences give for one thing."""

import re
from collections.abc import Sequence

from rashomon.collate.disagreements.slots import Day

_YEAR = re.compile(r"\d{4}")
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
# seen from the report's own day: two reports mean different days by the same word
_DEICTIC = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|now|this|last|next|earlier|later|ago|recent\w*)\b", re.IGNORECASE
)
# a time of day alone: "1925 GMT", "at about 9:40 p.m."
_CLOCK = re.compile(
    r"(?:(?:at|about|around|shortly|before|after|early|late|the) )*\d{1,2}(?:[:.]?\d\d)?\W*(?:[ap]\W?m\b|gmt|local|$)",
    re.IGNORECASE,
)
_HOURS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "DT": (6, 20)}


def days_apart(left: Sequence[Day], right: Sequence[Day]) -> tuple[Day, Day] | None:
    """The one date of each side that no date of the other side fits; where there are several, beside a like word."""
    mine = [day for day in left if not any(fits(day, other) for other in right)]
    yours = [day for day in right if not any(fits(day, other) for other in left)]
    if len(mine) != 1 or len(yours) != 1:
        return None
    one, two = mine[0], yours[0]
    alone = len(left) == len(right) == 1 and _grain(one) == _grain(two)
    beside = (bool(one.before) and one.before == two.before) or (bool(one.after) and one.after == two.after)
    return (one, two) if alone or beside else None


def fits(one: Day, two: Day) -> bool:
    """Whether two dates can be one: also where only an unstated year, or the day of the report, sets them apart."""
    if one.text.casefold() == two.text.casefold() or _year_apart(one, two):
        return True
    clocks = ["T" in d.value and bool(_CLOCK.match(d.text)) and not _WEEKDAY.search(d.text) for d in (one, two)]
    if any(clocks):
        return not all(clocks) or _clocks_fit(one.value, two.value)
    weekdays = [set(map(str.casefold, _WEEKDAY.findall(day.text))) for day in (one, two)]
    if weekdays[0] and weekdays[1]:
        return bool(weekdays[0] & weekdays[1]) and _clocks_fit(one.value, two.value)
    if not (one.sure and two.sure) or (one.when is None or two.when is None):
        return True
    if _DEICTIC.search(one.text) or _DEICTIC.search(two.text):
        return one.when.distance(two.when) <= 7 or _grain(one) != _grain(two)
    return one.when.overlaps(two.when) and _clocks_fit(one.value, two.value)


def _grain(day: Day) -> str:
    if day.when is None:
        return "day" if _WEEKDAY.search(day.text) else "unknown"
    return "day" if day.when.first == day.when.last else day.when.precision


def _year_apart(one: Day, two: Day) -> bool:
    """Whether only a year that neither report states sets them apart."""
    if one.value[4:] != two.value[4:] or len(one.value) < 7:
        return False
    return not (_YEAR.search(one.text) and _YEAR.search(two.text))


def _clocks_fit(one: str, two: str) -> bool:
    """Whether two times of one day can be the same; a day without a time fits every time."""
    a, b = (_clock(value.partition("T")[2]) for value in (one, two))
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


def _clock(text: str) -> tuple[float, float] | None:
    if text[:2] in _HOURS:
        return _HOURS[text[:2]]
    try:
        hour, _, minute = text.partition(":")
        at = int(hour) + (int(minute[:2]) / 60 if minute else 0)
    except ValueError:
        return None
    slack = 0.26 if minute else 0.6
    return at - slack, at + slack
