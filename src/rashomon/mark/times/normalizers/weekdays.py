"""Weekdays: which of them is meant, by "last" and "next", by the tense around them, by the day before in a series."""

import re
from dataclasses import replace
from datetime import date, timedelta

from rashomon.mark.times import dates
from rashomon.mark.times.context import Context
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.normalizers.found import Found, Normalized
from rashomon.mark.times.ranges import follows_in_series

# What a date is where nothing tells it, by its unit.
UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "E": "XXX",
    "C": "XX",
}
AHEAD = {"following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "prior": -1, "before": -1}


def direction(found: Found) -> int | None:
    """-1, 0 or 1 for last, this and next; None where the expression has none of them."""
    told = lexicon().slots["direction"].get(found.word("direction"))
    return None if told is None else int(told)


def with_part(value: str, found: Found) -> Normalized:
    """A day, or the part of it that is named."""
    part = found.value("part") if found.has("part") else str(found.params.get("part", ""))
    return Normalized("TIME", value + part) if part else Normalized("DATE", value)


def weekday(found: Found) -> Normalized | None:
    """``Friday``, ``last Friday``, ``Sunday night``."""
    return with_part(weekday_value(found), found)


def weekday_value(found: Found) -> str:
    """The day that a weekday means: by "last" and "next", else by the tense around it."""
    wanted = int(found.value("weekday"))
    context = found.context
    here = context.at("D")
    if found.has("relation"):
        here = context.anchor_day or here
    named = dates.parse_day(context.day_behind)
    if named is not None and named.isoweekday() == wanted:
        return named.isoformat()
    if here is None:
        return f"XXXX-WXX-{wanted}"
    if found.has("of_week"):
        weeks = int(lexicon().slots["direction"][found.word("of_week")])
        return plus(here, wanted - here.isoweekday() + dates.WEEKDAYS * weeks)
    back = (here.isoweekday() - wanted) % dates.WEEKDAYS
    which = AHEAD.get(found.word("relation")) or direction(found)
    further = dates.WEEKDAYS * int(str(found.params.get("weeks", 0)))  # "the Monday after next", "before last"
    if which == -1:
        yesterday = back == 1 and found.word("direction") == "last" and not further  # nobody calls it that
        step = -(back + dates.WEEKDAYS if yesterday else back or dates.WEEKDAYS) - further
    elif which == 1:
        step = further + (_next_in_series(context, here, wanted) or dates.WEEKDAYS - back)
    elif which == 0 and context.tense != "past":
        step = (dates.WEEKDAYS - back) % dates.WEEKDAYS
    else:
        step = min(
            (-back, (dates.WEEKDAYS - back) % 7), key=lambda days: context.distance(days, conflict=7, ahead=6, behind=4)
        )
        step = _in_series(context, here, wanted, step)
    return plus(here, step)


def _next_in_series(context: Context, here: date, wanted: int) -> int | None:
    """The step to "next Monday" behind a day to come: "on Saturday and next Monday"; None where there is none."""
    last = context.before[-1] if context.before else None
    day = dates.parse_day(last.value) if last else None
    if (
        last is None
        or day is None
        or day <= here
        or not follows_in_series(context.text[last.span.start : context.start])
    ):
        return None
    return (day - here).days + ((wanted - day.isoweekday()) % dates.WEEKDAYS or dates.WEEKDAYS)


def _in_series(context: Context, here: date, wanted: int, step: int) -> int:
    """The step to a weekday that goes on a series ("Monday through Thursday"): never back behind the day before it."""
    last = context.before[-1] if context.before else None
    day = dates.parse_day(last.value) if last else None
    if last is None or day is None:
        return step
    if not (
        follows_in_series(context.text[last.span.start : context.start]) or (last.type == "TIME" and context.ends_range)
    ):
        return step
    onward = (day - here).days + (wanted - day.isoweekday()) % dates.WEEKDAYS
    today = day == here and onward == 1  # "was cancelled Wednesday and Thursday", told on Wednesday
    return onward if onward <= 0 or today or context.ends_range or context.tense != "past" else step


def plus(here: date, days: int) -> str:
    """The day ``days`` after ``here``; unknown beyond the calendar's ends."""
    try:
        return (here + timedelta(days)).isoformat()
    except OverflowError:
        return UNKNOWN["D"]


def weekday_in(context: Context, behind: re.Match[str]) -> str:
    """The day that the weekday in a match means, read where it stands."""
    place = replace(context, start=behind.start("weekday"), end=behind.end("weekday"))
    return weekday_value(Found({"weekday": behind["weekday"]}, {}, place))
