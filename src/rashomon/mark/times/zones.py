"""The same moment by another clock: further readings of times whose zone is known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from rashomon.lexicon import Rules, read_rules
from rashomon.mark.times.dates import nth_weekday
from rashomon.mark.times.lexicon import lexicon

_VALUE = re.compile(r"(\d{4}-\d\d-\d\d)(T..(?::\d\d)?)(Z?)")
_DATELINE = re.compile(r"\s*([A-Z][A-Z .'-]{2,30}?)(?:,[^(—–]{0,40})?\s*(?:\([^)]{2,30}\)|[—–]|--|_)")
_OFFSET = re.compile(r"\b(?:GMT|UTC) ?(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?")
_LONGEST = 40  # characters between a time and the place behind it whose clock it is told by
_BOTH_SEASONS = {"ET", "CT", "MT", "PT", "EASTERN", "EASTERN TIME", "PACIFIC TIME", "CENTRAL TIME"}  # winter and summer
_SUMMER = {"us": ((3, 2), (11, 1)), "eu": ((3, -1), (10, -1)), "au": ((10, 1), (4, 1))}  # (month, n-th Sunday)


@dataclass(frozen=True, slots=True)
class Zone:
    """A place's clock: hours ahead of UTC in winter, and the rule of its summer time."""

    hours: float
    rule: str = ""

    def ahead(self, day: date) -> float:
        """Hours ahead of UTC on ``day``."""
        if not self.rule:
            return self.hours
        (month, n), (last_month, last_n) = _SUMMER[self.rule]
        start = nth_weekday(day.year, month, n, 7)
        end = nth_weekday(day.year, last_month, last_n, 7)
        summer = start <= day < end if start < end else not end <= day < start
        return self.hours + summer


@dataclass(frozen=True, slots=True)
class Book:
    """Zones by place, the hours of the parts of the day, and where places stand: anywhere, behind or before a time."""

    zones: Mapping[str, Zone]
    hours: Mapping[str, int]
    places: re.Pattern[str]
    behind: re.Pattern[str]  # on Tuesday night in Washington; at 3 a.m., Moscow time
    before: re.Pattern[str]  # while in Washington it was (Tuesday night)


class _Zones(Rules, frozen=True, kw_only=True):
    zone: dict[str, tuple[float, Literal["us", "eu", "au", ""]]]  # by place
    hour: dict[Literal["TMO", "TMI", "TAF", "TDT", "TEV", "TNI"], int]


@cache
def _book() -> Book:
    told = read_rules("rashomon.mark.times", "zones.toml", _Zones)
    zones = {place: Zone(float(hours), rule) for place, (hours, rule) in told.zone.items()}
    place = "(" + "|".join(re.escape(name) for name in sorted(zones, key=len, reverse=True)) + ")"
    return Book(
        zones,
        {str(part): hour for part, hour in told.hour.items()},
        re.compile(rf"(?<!\w){place}(?!\w)"),
        re.compile(rf"(?:,?\s\(?{place} (?:local )?time\b|(?: local time)?\s(?:in|at) {place}(?!\w))"),
        re.compile(rf"(?:\A|[,;]\s|\b(?:while|when|and|but|as) )(?:[Ii]n|at) {place}(?!\w),?[^,;]*\Z"),
    )


def home(dateline: str | None, text: str) -> Zone | None:
    """The zone of the place that a report was sent from: its dateline's, else that of the capitals it opens with."""
    opening = _DATELINE.match(text)
    for words in (dateline or "", opening[1] if opening else ""):
        found = _book().places.search(words.title() if words.isupper() else words)
        if found:
            return _book().zones[found.group()]
    return None


def readings(value: str, words: str, around: tuple[str, str], at: Zone | None) -> tuple[str, ...]:
    """What ``value`` (a TIMEX3 time of day) is in UTC and by the clocks of other places named in its sentence.

    ``words`` are those of the expression, which may name a zone, ``around`` those before and behind it in its
    sentence; ``at`` is the zone the report was sent from. A clock time is given in UTC; a part of the day only where
    another place's clock shows another part or day.
    """
    found = _VALUE.fullmatch(value)
    if not found or found[3]:
        return ()
    day = date.fromisoformat(found[1])
    book = _book()
    named = [book.zones[place.group()] for words_there in around for place in book.places.finditer(words_there)]
    here = _stated(words) or _beside(*around) or at or (named[0] if named else None)
    if here is None:
        return ()
    if ":" in found[2]:
        moment = _moment(day, int(found[2][1:3]) + int(found[2][4:6]) / 60, -here.ahead(day))
        return (moment.strftime("%Y-%m-%dT%H:%MZ"),) if moment else ()
    if found[2] not in book.hours:
        return ()
    others = (_elsewhere(day, book.hours[found[2]], here, zone) for zone in (*named, *([at] if at else [])))
    return tuple(dict.fromkeys(other for other in others if other and other != value))


def _stated(words: str) -> Zone | None:
    """The zone that an expression names: 5 p.m. EST, 6:40 p.m. (GMT +8)."""
    offset = _OFFSET.search(words)
    if offset:
        hours = int(offset["hours"]) + int(offset["minutes"] or 0) / 60
        return Zone(hours if offset["sign"] == "+" else -hours)
    return next(
        (
            Zone(float(ahead), "us" if name in _BOTH_SEASONS else "")
            for name, ahead in _zone_names().items()
            if re.search(rf"\b{name}\b", words, re.IGNORECASE)
        ),
        None,
    )


def _beside(before: str, behind: str) -> Zone | None:
    """The zone of the place that a time is told by: on Tuesday night in Washington, in Tokyo it was Wednesday."""
    found = _book().behind.match(behind[:_LONGEST]) or _book().before.search(before)
    return _book().zones[next(place for place in found.groups() if place)] if found else None


def _zone_names() -> dict[str, str]:
    return {name.upper(): hours for name, hours in lexicon().slots["zone"].items()}


def _moment(day: date, hour: float, shift: float) -> datetime | None:
    try:
        return datetime(day.year, day.month, day.day) + timedelta(hours=hour + shift)  # noqa: DTZ001  # local by intent
    except OverflowError:
        return None


def _elsewhere(day: date, hour: int, here: Zone, there: Zone) -> str | None:
    moment = _moment(day, hour, there.ahead(day) - here.ahead(day))
    if moment is None or here.ahead(day) == there.ahead(day):
        return None
    part = "TMO" if moment.hour < 12 else "TAF" if moment.hour < 18 else "TEV" if moment.hour < 21 else "TNI"
    return f"{moment:%Y-%m-%d}{part}"
