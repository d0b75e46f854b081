"""Calendar dates as newspapers write them, and the days of the week."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

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


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("dates.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Names of the months, January 1."""
    return {name: number for number, names in enumerate(_tables()["months"], 1) for name in names.split()}


@lru_cache(maxsize=1)
def weekdays() -> dict[str, int]:
    """Names of the days of the week, Monday 0."""
    return {name: number for number, names in enumerate(_tables()["weekdays"]) for name in names.split()}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "(?P<month>" + "|".join(sorted(months(), key=lambda n: (-len(n), n))) + r")\b\.?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.|º)?"
    ways = (
        r"\b(?P<year>(?:19|20)\d\d)(?P<sep>[-/])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)\b",
        r"(?P<year>(?:19|20)\d\d)\s?[年.년]\s?(?P<month>[01]?\d)\s?[月.월]\s?(?P<day>[0-3]?\d)",
        r"\b(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.\s?(?P<year>(?:19|20)\d\d)\b",
        rf"\b{month}\s+{day},?\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b{day}\s*(?:de\s+|of\s+|-)?{month}\s*,?(?:\s*(?:de|del|-)\s*|\s+)(?P<year>(?:19|20)\d\d)\b",
        rf"\b{month}\s+{day}(?![\d:])\b",
        rf"\b{day}\s+(?:de\s+|of\s+)?{month}\b",
    )
    return tuple(re.compile(way, re.IGNORECASE) for way in ways)


_NEAR_DIGITS = re.compile(r"\d+(?:\D{1,100}?\d+)*")
_MARGIN = 50  # characters beside a digit within which the rest of a date stands
_CLOCK = re.compile(
    r"\b(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)


def days_in(text: str, offset: int = 0) -> Iterator[Day]:
    """Every date written out in ``text``, in order; spans are code points plus ``offset``.

    3/4/2023 is left alone: it means another day on either side of the Atlantic.
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
            parts = match.groupdict()
            month = int(parts["month"]) if parts["month"].isdigit() else months()[parts["month"].lower()]
            if not (1 <= month <= 12 and 1 <= int(parts["day"]) <= 31):
                continue
            taken.append(match.span())
            year = int(parts["year"]) if parts.get("year") else None
            clock, zone = _clock(text, match.end())
            span = Span(match.start() + offset, match.end() + offset)
            found.append((match.start(), Day(span, year, month, int(parts["day"]), clock, zone)))
    yield from (day for _, day in sorted(found, key=lambda item: item[0]))


def _clock(text: str, start: int) -> tuple[str | None, str | None]:
    """The time of day within 15 characters after a date, with its zone."""
    match = _CLOCK.search(text, start, start + 30)
    if not match or match.start() > start + 15 or int(match["hour"]) > 23:
        return None, None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    zone = _tables()["zones"].get((match["zone"] or "").upper())
    return f"{hour:02}:{match['minute']}", zone
