"""Seasons: the summer of 2019, last fall, that spring."""

import re
from datetime import date

from rashomon.mark.times.context import Context
from rashomon.mark.times.normalizers.found import Found, Normalized
from rashomon.mark.times.normalizers.weekdays import AHEAD, direction
from rashomon.mark.times.normalizers.years import year_beside

_SEASON = 3  # months
_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SOON = 4  # months within which "that spring" is the one that came after a date late in the year


def season(found: Found) -> Normalized | None:
    """``last fall``, ``the summer of 2019``, ``over the summer``, ``that spring``."""
    which = found.value("season")
    stated = year_beside(found)
    if stated is None and found.params.get("anaphoric"):
        stated = _year_told_of(found.context, _STARTS[which])
    if stated:
        return Normalized("DATE", f"{stated:04}-{which}")
    here = found.context.at("M")
    if here is None:
        return Normalized("DATE", f"XXXX-{which}")
    starts = _STARTS[which]
    step = AHEAD.get(found.word("relation")) or direction(found)
    year = here.year
    if step is None or (step == 0 and which == "WI"):
        year += _nearest_season(found.context, here.month, starts)
    elif step < 0:
        year = last_season(here, which)
    elif step > 0:
        year += here.month >= starts
    return Normalized("DATE", f"{year}-{which}")


def last_season(here: date, which: str) -> int:
    """The year of the last season of a kind that was over, or in winter nearly so, on a day."""
    return here.year - (here.month < min(_STARTS[which] + _SEASON, 12))


def _year_told_of(context: Context, starts: int) -> int | None:
    """The year of "that spring": of the date named last, or the next one where that came late in its year."""
    named = re.match(r"(\d{4})(?:-(\d\d))?(?!\d)", context.anchor or "")
    if named is None:
        return None
    soon = named[2] is not None and starts + 12 - int(named[2]) <= _SOON
    return int(named[1]) + soon


def _nearest_season(context: Context, month: int, starts: int) -> int:
    """0 or the step to the year of the season at hand, or else of the last one or the next one, by the tense.

    A winter is of the year in which it begins.
    """
    since = (month - starts) % 12  # months since the season last began
    if since < _SEASON or context.tense == "past":
        ahead = False
    else:
        ahead = context.tense in {"future", "present"} or 12 - since < since - _SEASON
    begun = 0 if month >= starts else -1
    return begun + ahead
