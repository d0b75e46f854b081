"""Calendar dates as newspapers write them, and the days of the week."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from rashomon.lexicon import Rules, read_rules
from rashomon.model import Span


@dataclass(frozen=True, slots=True)
class Day:
    """A date that stands in a text; ``clock`` ("21:08") and ``zone`` ("+05:30") where they follow it on the line.

    ``year`` is None where only day and month are written.
    """

    span: Span
    year: int | None
    month: int
    day: int
    clock: str | None = None
    zone: str | None = None

    def calendar(self, year: int | None = None) -> date | None:
        """The day in the calendar (of ``year`` where none is written); None if there is no such day."""
        known = self.year or year
        if known is None:
            return None
        try:
            return date(known, self.month, self.day)
        except ValueError:
            return None


class CalendarWords(Rules, frozen=True, kw_only=True):
    """What ``dates.toml`` holds: the names of each month and day in one string, zones with their offsets."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    zones: dict[str, str]
    american: dict[str, int]


@lru_cache(maxsize=1)
def _tables() -> CalendarWords:
    return read_rules("rashomon.read.text", "dates.toml", CalendarWords)


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Names of the months, January 1."""
    return {name: number for number, names in enumerate(_tables().months, 1) for name in names.split()}


@lru_cache(maxsize=1)
def weekdays() -> dict[str, int]:
    """Names of the days of the week, Monday 0."""
    return {name: number for number, names in enumerate(_tables().weekdays) for name in names.split()}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "(?P<month>" + "|".join(sorted(months(), key=lambda n: (-len(n), n))) + r")(?!\w)\.?"
    day = r"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.|º)?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d(?!\d?\s?min))"  # "Jun 18, 20235 min" is five minutes long
    ways = (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d)",
        r"(?P<year>(?:19|20)\d\d)\s?[年.년]\s?(?P<month>[01]?\d)\s?[月.월]\s?(?P<day>[0-3]?\d)",
        rf"(?<!\d)(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.\s?{year}",
        r"(?<!\d)(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>\d\d)(?=,?\s+(?:kl\.?\s*)?\d{1,2}[.:]\d\d)",
        rf"(?<!\d)(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})/{year}",
        rf"(?<!\w){month}\s+{day},?\s+{year}",
        rf"{day}\s*(?:de\s+|of\s+|d'|-)?{month}\s*,?(?:\s*(?:de|del|-)\s*|\s+){year}",
        rf"(?<!\d){year}\.?\s+(?:m\.\s+)?{month}\s+(?P<day>[0-3]?\d)(?!\d)",
        rf"(?<!\w){month}\s+{day}(?![\d:])\b",
        rf"{day}\s+(?:de\s+|of\s+)?{month}",
    )
    return tuple(re.compile(way, re.IGNORECASE) for way in ways)


_NEAR_DIGITS = re.compile(r"\d+(?:\D{1,100}?\d+)*")
_MARGIN = 50  # characters beside a digit within which the rest of a date stands
_CLOCK = re.compile(
    r"(?:\b|(?<=\dT))(?<![:+-])(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?P<second>:[0-5]\d(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*"
    r"(?:(?P<ahead>(?:GMT|UTC)\s?(?=[+-])|(?=[+-]\d\d:?\d\d\b))(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?\b"
    r"|(?P<zone>[A-Z]{2,4}\b|Z\b))?",
    re.IGNORECASE,
)
_BEFORE = 32  # characters before a date: "14:05 EDT on Wednesday, 5 June"
_WORD = re.compile(r"\w+|[^\s\w,.|·•–—-]")
_OTHER_WORD = re.compile(r"[^\W\d_]{4,}")  # between a date and a clock: the clock is of something else


def days_in(text: str, offset: int = 0, *, day_first: bool | None = None) -> Iterator[Day]:
    """Every date written out in ``text``, in order; spans are code points plus ``offset``.

    3/4/2023 means another day on either side of the Atlantic: it is left alone unless ``day_first`` says which.
    """
    windows = [
        (max(match.start() - _MARGIN, 0), min(match.end() + _MARGIN, len(text)))
        for match in _NEAR_DIGITS.finditer(text)
    ]
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Day]] = []
    for pattern in _patterns():
        for match in (match for window in windows for match in pattern.finditer(text, *window)):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            numbers = _month_and_day(match.groupdict(), day_first)
            if numbers is None:
                continue
            taken.append(match.span())
            span = Span(match.start() + offset, match.end() + offset)
            day = Day(span, _year(match.groupdict().get("year")), *numbers)
            clock, zone = clock_beside(text, *match.span(), day.calendar())
            found.append((match.start(), replace(day, clock=clock, zone=zone)))
    yield from (day for _, day in sorted(found, key=lambda item: item[0]))


def _month_and_day(parts: dict[str, str | None], day_first: bool | None) -> tuple[int, int] | None:
    """The numbers of month and day; None where there are no such ones or nobody knows which is which."""
    if one := parts.get("one"):
        first, second = int(one), int(parts["two"] or 0)
        if first <= 12 and second <= 12 and first != second and day_first is None:
            return None
        month, day = (first, second) if second > 12 or (first <= 12 and day_first is False) else (second, first)
    else:
        name, day = parts["month"] or "", int(parts["day"] or 0)
        month = int(name) if name.isdigit() else months()[name.lower()]
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _year(digits: str | None) -> int | None:
    """The year in four digits or two; None where none is written."""
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def clock_beside(text: str, start: int, end: int, day: date | None) -> tuple[str | None, str | None]:
    """The time of day close behind the date in ``text[start:end]``, or right before it, and its zone on that day."""
    match = _CLOCK.search(text, end, end + 30)
    if not match or match.start() > end + 15 or _OTHER_WORD.search(text, end, match.start()):
        before = list(_CLOCK.finditer(text, max(start - _BEFORE, 0), start))
        between = _WORD.findall(text, before[-1].end(), start) if before else ()
        match = before[-1] if before and all(word.lower() in {"on", *weekdays()} for word in between) else None
    if not match or int(match["hour"]) > 23:
        return None, None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return f"{hour:02}:{match['minute']}", _zone(match, day)


def _is_summer(day: date) -> bool:
    """Whether clocks in America are an hour ahead: from the second Sunday of March to the first of November."""
    spring, autumn = date(day.year, 3, 8), date(day.year, 11, 1)
    return spring + timedelta(6 - spring.weekday()) <= day < autumn + timedelta(6 - autumn.weekday())


def _zone(clock: re.Match[str], day: date | None) -> str | None:
    """The hours ahead of UTC: of a zone's name, of "GMT+3", of "+0300"; "10:15-11:30" is no zone but two times."""
    if not clock["sign"]:
        name = (clock["zone"] or "").upper()
        winter = _tables().american.get(name)
        if winter is not None:
            return f"{winter + _is_summer(day):03}:00" if day else None
        return "+00:00" if name == "Z" else _tables().zones.get(name)
    if not clock["ahead"] and clock["sign"] == "-" and not clock["second"]:
        return None
    return f"{clock['sign']}{int(clock['hours']):02}:{clock['minutes'] or '00'}"
