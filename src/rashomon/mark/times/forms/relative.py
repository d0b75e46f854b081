"""Dates that point from the day of publication or from the date named last."""

import re
from dataclasses import replace
from datetime import date, timedelta

from rashomon.mark.times import dates
from rashomon.mark.times.context import Context
from rashomon.mark.times.forms.found import Found, Meaning
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.ranges import follows_in_series

UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "E": "XXX",
    "C": "XX",
}
_AHEAD = {"following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "prior": -1, "before": -1}
_DAY_BEHIND = re.compile(
    r"(?: of [^.,;:]{1,40}?)?(?:,? (?:on|this) )(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_LONG_AGO = 1000  # "2,000 years ago" names no year
_MIDDLE_OF_WEEK = {"first": 4, "second": 11, "third": 18, "fourth": 25, "last": 28, "final": 28}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def direction(found: Found) -> int | None:
    """-1, 0 or 1 for last, this and next; None where the expression has none of them."""
    told = lexicon().slots["direction"].get(found.word("direction"))
    return None if told is None else int(told)


def with_part(value: str, found: Found) -> Meaning:
    """A day, or the part of it that is named."""
    part = found.value("part") if found.has("part") else str(found.told.get("part", ""))
    return Meaning("TIME", value + part) if part else Meaning("DATE", value)


def weekday(found: Found) -> Meaning | None:
    """``Friday``, ``last Friday``, ``Sunday night``."""
    return with_part(weekday_value(found), found)


def weekday_value(found: Found) -> str:
    """The day that a weekday means: by "last" and "next", else by the tense around it."""
    wanted = int(found.value("weekday"))
    context = found.context
    here = context.at("D")
    if found.has("relation"):
        here = context.anchor_day or here
    if here is None:
        return f"XXXX-WXX-{wanted}"
    if found.has("of_week"):
        weeks = int(lexicon().slots["direction"][found.word("of_week")])
        return _plus(here, wanted - here.isoweekday() + dates.WEEKDAYS * weeks)
    back = (here.isoweekday() - wanted) % dates.WEEKDAYS
    which = _AHEAD.get(found.word("relation")) or direction(found)
    if which == -1:
        step = -(back or dates.WEEKDAYS)
    elif which == 1:
        step = dates.WEEKDAYS - back
    elif which == 0 and context.tense != "past":
        step = (dates.WEEKDAYS - back) % dates.WEEKDAYS
    else:
        step = min(
            (-back, (dates.WEEKDAYS - back) % 7), key=lambda days: context.distance(days, conflict=7, ahead=6, behind=4)
        )
        step = _in_series(context, here, wanted, step)
    return _plus(here, step)


def _in_series(context: Context, here: date, wanted: int, step: int) -> int:
    """The step to a weekday that goes on a series ("Monday through Thursday"): never back behind the day before it."""
    last = context.before[-1] if context.before else None
    day = dates.parse_day(last.value) if last else None
    if last is None or day is None or not follows_in_series(context.text[last.span.start : context.start]):
        return step
    onward = (day - here).days + (wanted - day.isoweekday()) % dates.WEEKDAYS
    return onward if onward <= 0 or context.tense != "past" else step


def _plus(here: date, days: int) -> str:
    try:
        return (here + timedelta(days)).isoformat()
    except OverflowError:
        return UNKNOWN["D"]


def deictic(found: Found) -> Meaning | None:
    """``today``, ``yesterday morning``, ``tonight``."""
    here = found.context.at("D")
    days = -1 if found.word("deictic") == "yesterday" else int(str(found.told["days"]))
    return with_part(_plus(here, days) if here else UNKNOWN["D"], found)


def unit_from_now(found: Found) -> Meaning | None:
    """A week, month or year counted from the present one: ``this week``, ``last year``, ``the past decade``."""
    unit = found.value("unit")
    told_on = found.word("direction") == "the next" and found.context.tense == "past"
    here = found.context.anchor_date(unit) if told_on else found.context.at(unit)
    if here is None:
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX"))
    told = found.told.get("step")
    step = direction(found) if told is None else int(str(told))
    if unit == "WE" and step is None:
        ahead = found.context.tense == "future" or here.isoweekday() > 5
        step = 0 if ahead else -1
    return Meaning("DATE", dates.shifted(here, unit, step or 0))


def unit_from_anchor(found: Found) -> Meaning | None:
    """``the following day``, ``that year``: counted from the date named last."""
    return _reached(found, found.value("unit"), _AHEAD.get(found.word("relation"), 0))


def _reached(found: Found, unit: str, steps: int) -> Meaning:
    """What lies ``steps`` units from the date named last; unknown where a story of the past would reach the future."""
    here = found.context.anchor_date(unit)
    if here is None or (steps > 0 and found.context.anchor is None and found.context.tense == "past"):
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX"))
    return Meaning("DATE", dates.shifted(here, unit, steps))


def week_of(found: Found) -> Meaning | None:
    """``the week of March 6``, ``the last week of March``."""
    here = found.context.at("D")
    if here is None:
        return Meaning("DATE", "XXXX-WXX")
    month = found.integer("month")
    day = found.integer("day") if found.has("day") else _MIDDLE_OF_WEEK.get(found.word("which"), 4)
    choices = [known for step in (-1, 0, 1) if (known := dates.valid(here.year + step, month, day))]
    return Meaning("DATE", dates.week(min(choices, key=lambda known: abs((known - here).days)))) if choices else None


def offset(found: Found) -> Meaning | None:
    """``two years ago``, ``a week later``: as exact as the unit is."""
    unit = found.value("unit")
    sign = int(str(found.told["sign"]))
    vague = Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    open_plural = not found.has("n") and found.word("unit").endswith("s")
    told = found.told.get("n")
    count = None if open_plural else found.count() if told is None else float(str(told))
    if count is None or unit[0] == "T" or (unit == "Y" and count >= _LONG_AGO):
        return vague
    period = found.context.period_before if sign < 0 and unit == "Y" and count == 1 else None
    if period is not None:
        return Meaning("DATE", period, anchor=False)
    unit, scale = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000)}.get(unit, (unit, 1))
    if unit == "Y" and count * scale % 1:
        unit, scale = "M", 12 * scale
    if found.told.get("anaphoric") and sign > 0:
        return _reached(found, unit, round(count * scale))
    here = found.context.anchor_date(unit) if found.told.get("anaphoric") else found.context.at(unit)
    if here is None:
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX"))
    compared = sign < 0 and unit == "Y" and count == 1
    return Meaning("DATE", dates.shifted(here, unit, sign * round(count * scale)), anchor=not compared)


def season(found: Found) -> Meaning | None:
    """``last fall``, ``the summer of 2019``, ``over the summer``."""
    which = found.value("season")
    if found.has("year"):
        return Meaning("DATE", f"{found.integer('year')}-{which}")
    here = found.context.at("M")
    if here is None:
        return Meaning("DATE", f"XXXX-{which}")
    starts = _SEASON_STARTS[which]
    step = _AHEAD.get(found.word("relation")) or direction(found)
    year = here.year
    if step is None:
        ahead = found.context.tense == "future"
        year += (ahead and here.month >= starts + 3) - (not ahead and here.month < starts)
    elif step < 0:
        year -= here.month < min(starts + 3, 12)
    elif step > 0:
        year += here.month >= starts
    return Meaning("DATE", f"{year}-{which}")


def nth_day(found: Found) -> Meaning | None:
    """``the second day of the visit``: the day that its sentence names, else counted from where the visit began.

    "It is the second day" is the day of publication.
    """
    context = found.context
    today = context.at("D") if context.follows_is else None
    day = _day_behind(context) or context.day_in_sentence or (today.isoformat() if today else None)
    return Meaning("DATE", day or context.day_since_beginning(found.integer("ordinal")))


def _day_behind(context: Context) -> str | None:
    """The weekday that stands behind the expression in its clause: "the second day of talks on Monday"."""
    behind = _DAY_BEHIND.match(context.text, context.end)
    return weekday_in(context, behind) if behind else None


def weekday_in(context: Context, behind: re.Match[str]) -> str:
    """The day that the weekday in a match means, read where it stands."""
    place = replace(context, start=behind.start("weekday"), end=behind.end("weekday"))
    return weekday_value(Found({"weekday": behind["weekday"]}, {}, place))


def none(found: Found) -> Meaning | None:
    """Words that look like time and are none: ``a second opinion``."""
    del found
    return None


def reference(found: Found) -> Meaning | None:
    """``now``, ``recently``, ``the future``, ``weekends``: what the rule says."""
    value = str(found.told["value"])
    return Meaning("SET" if found.told.get("type") == "SET" else "DATE", value, anchor=not value[0].isdigit())


def some_day(found: Found) -> Meaning | None:
    """``one day`` where it will come, else a length; "One day he met the king" names no time."""
    if found.context.tense != "past":
        return Meaning("DATE", "FUTURE_REF")
    return None if found.words[0].isupper() else Meaning("DURATION", "P1D")


def anchored_day(context: Context) -> str:
    """The day that a bare clock time belongs to: the day named last, else the day of publication."""
    here = context.anchor_day
    return here.isoformat() if here else UNKNOWN["D"]
