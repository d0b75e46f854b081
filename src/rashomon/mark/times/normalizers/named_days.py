"""Days known by what happened on them: the July 7 bombings, the massacre of October 7, the Boxing Day tsunami."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from rashomon.lexicon import Entry, Rules, read_rules
from rashomon.mark.times import dates
from rashomon.mark.times.context import Context

__all__ = ["year_of_named_day"]

_BEFORE = re.compile(r"(?P<deed>\w+) (?:of|on) \Z")
_WORDS_BEHIND = re.compile(r"\s+([\w-]+)(?:\s+([\w-]+))?(?:\s+([\w-]+))?")


class NamedDay(Entry, frozen=True, kw_only=True):
    """A day, its year, and the words that mean what happened on it."""

    day: str
    year: int
    deeds: str


class NamedDays(Rules, frozen=True, kw_only=True):
    """The file of them."""

    day: tuple[NamedDay, ...]


class _Known(NamedTuple):
    """The year of a named day and the words that mean what happened on it."""

    year: int
    deeds: frozenset[str]


@cache
def _named_days() -> Mapping[str, _Known]:
    entries = read_rules("rashomon.mark.times", "named_days.toml", NamedDays).day
    return {entry.day: _Known(entry.year, frozenset(entry.deeds.split())) for entry in entries}


def year_of_named_day(context: Context, day: str) -> int | None:
    """The year that ``day`` (``07-07``, ``Boxing Day``) has by the deed beside it; None where no such deed is told."""
    known, here = _named_days().get(day), context.at("D")
    if known is None or here is None or here.year < known.year:
        return None
    exact = dates.valid(known.year, int(day[:2]), int(day[3:])) if day[:2].isdigit() else None
    if exact is not None and here < exact:
        return None
    month = re.compile(rf"(?!{known.year})\d{{4}}-{day[:2]}")
    if any(month.match(time.value) for time in context.before):  # "last September's attack" is another
        return None
    behind = _WORDS_BEHIND.match(context.text, context.end)
    before = _BEFORE.search(context.text, max(0, context.start - 24), context.start)
    beside = [*(behind.groups() if behind else ()), before["deed"] if before else None]
    return known.year if any(word and word.lower() in known.deeds for word in beside) else None
