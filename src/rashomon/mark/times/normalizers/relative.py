"""Dates that point from the day of publication or from the date named last."""

import re

from rashomon.mark.times import dates
from rashomon.mark.times.context import Context
from rashomon.mark.times.normalizers.found import Found, Normalized
from rashomon.mark.times.normalizers.saying import day_of_saying
from rashomon.mark.times.normalizers.seasons import last_season
from rashomon.mark.times.normalizers.weekdays import (
    AHEAD,
    UNKNOWN,
    direction,
    plus,
    weekday_in,
    weekday_value,
    with_part,
)

_DAY_BEHIND = re.compile(
    r"(?: of [^.,;:]{1,40}?)?(?:,? (?:on|this) )(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_YEARLY = 2  # the grain of a publication date of which the year alone is known
_SUMMED_UP = 3  # months in which what is told of a whole year is told of the last
# What sets a quarter beside that of "last year": a loss of $2 million, compared with one of $3 million last year
_COMPARED = re.compile(r"\b(?:compar(?:ed|ing) (?:with|to)|versus|from)\b[^.;:,]{0,60}\Z")
_LONG_AGO = 1000  # "2,000 years ago" names no year
_MIDDLE_OF_WEEK = {"first": 4, "second": 11, "third": 18, "fourth": 25, "last": 28, "final": 28}


def deictic(found: Found) -> Normalized | None:
    """``today``, ``yesterday morning``, ``tonight``; in a quotation counted from the day on which it was said."""
    here = day_of_saying(found.context, quoted=True) or found.context.at("D")
    past = "days_past" in found.params and found.context.tense != "future"
    days = -1 if found.word("deictic") == "yesterday" else int(str(found.params["days_past" if past else "days"]))
    return with_part(plus(here, days) if here else UNKNOWN["D"], found)


def unit_from_now(found: Found) -> Normalized | None:
    """A week, month or year counted from the present one: ``this week``, ``last year``, ``the past decade``."""
    unit = found.value("unit")
    told_on = found.word("direction") == "the next" and found.context.tense == "past"
    here = found.context.anchor_date(unit) if told_on else found.context.at(unit)
    if here is None:
        return Normalized("DATE", UNKNOWN.get(unit, "XXXX"))
    told = found.params.get("step")
    step = direction(found) if told is None else int(str(told))
    compared = _compared_with(found.context) if unit == "Y" and step == -1 else None
    if compared is not None:
        return Normalized("DATE", compared, anchor=False)
    if unit == "WE" and step is None:
        ahead = found.context.tense in {"future", "present"} or here.isoweekday() > 5
        step = 0 if ahead else -1
    if unit == "W" and step == 0 and here.isoweekday() >= dates.SATURDAY and found.context.tense == "future":
        step = 1
    if unit == "W" and told is not None and here.isoweekday() == 1 and found.context.tense == "past":
        step = -1  # who sums up a week on Monday speaks of the one that is over
    return Normalized("DATE", dates.shifted(here, unit, step or 0))


def _compared_with(context: Context) -> str | None:
    """The quarter of "last year" with which that at hand is compared; None where years are compared, or nothing is."""
    of_years = bool(context.before) and re.fullmatch(r"\d{4}", context.before[-1].value)
    return context.period_before if not of_years and _COMPARED.search(context.around[0]) else None


def whole_unit(found: Found) -> Normalized | None:
    """``the full year``, ``the entire week``: in what sums up, that of the quarter named before, or the last one."""
    here, quarter = found.context.at("Y"), found.context.quarter_in_sentence
    if found.value("unit") != "Y" or here is None or found.context.tense != "past":
        return unit_from_now(found)
    if quarter:
        return Normalized("DATE", quarter[:4])
    over = found.context.present is not None and found.context.present.grain < _YEARLY and here.month <= _SUMMED_UP
    return Normalized("DATE", f"{here.year - over:04}")


def unit_from_anchor(found: Found) -> Normalized | None:
    """``the following day``, ``that year``: counted from the date named last, unless a day behind says which."""
    if found.context.day_behind and found.value("unit") == "D":
        return Normalized("DATE", found.context.day_behind[:10])
    return _reached(found, found.value("unit"), AHEAD.get(found.word("relation"), 0))


def _reached(found: Found, unit: str, steps: int) -> Normalized:
    """What lies ``steps`` units from the date named last; unknown where it would lie ahead and nothing says so."""
    context = found.context
    told = context.told_day if unit == "D" and not found.has("relation") else None  # "to end the day"
    here, today = told or context.anchor_date(unit), context.at(unit)
    if here is None or (steps > 0 and context.anchor is None and context.tense == "past"):
        return Normalized("DATE", UNKNOWN.get(unit, "XXXX"))
    value = dates.shifted(here, unit, steps)
    told_of = context.tense == "past" or (context.tense != "future" and today is not None and here <= today)
    if steps > 0 and told_of and today is not None and value > dates.shifted(today, unit, 0):
        return Normalized("DATE", UNKNOWN.get(unit, "XXXX"))
    return Normalized("DATE", value)


def week_of(found: Found) -> Normalized | None:
    """``the week of March 6``, ``the last week of March``."""
    here = found.context.at("D")
    if here is None:
        return Normalized("DATE", "XXXX-WXX")
    month = found.integer("month")
    day = found.integer("day") if found.has("day") else _MIDDLE_OF_WEEK.get(found.word("which"), 4)
    choices = [known for step in (-1, 0, 1) if (known := dates.valid(here.year + step, month, day))]
    return Normalized("DATE", dates.week(min(choices, key=lambda known: abs((known - here).days)))) if choices else None


def offset(found: Found) -> Normalized | None:
    """``two years ago``, ``a week later``: as exact as the unit is."""
    unit = found.value("unit")
    sign = int(str(found.params["sign"]))
    vague = Normalized("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    open_plural = not found.has("n") and found.word("unit").endswith("s")
    told = found.params.get("n")
    count = None if open_plural else found.count() if told is None else float(str(told))
    if count is None or unit[0] == "T" or (unit == "Y" and count >= _LONG_AGO):
        return vague
    period = found.context.period_before if sign < 0 and unit == "Y" and count == 1 else None
    if period is not None:
        return Normalized("DATE", period, anchor=False)
    unit, scale = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000)}.get(unit, (unit, 1))
    if unit == "Y" and count * scale % 1:
        unit, scale = "M", 12 * scale
    if found.params.get("anaphoric") and sign > 0:
        return _reached(found, unit, round(count * scale))
    here = found.context.anchor_date(unit) if found.params.get("anaphoric") else found.context.at(unit)
    if here is None:
        return Normalized("DATE", UNKNOWN.get(unit, "XXXX"))
    compared = sign < 0 and unit == "Y" and count * scale == 1
    return Normalized("DATE", dates.shifted(here, unit, sign * round(count * scale)), anchor=not compared)


def offset_from(found: Found) -> Normalized | None:
    """``a year ago today``, ``ten years ago this week``, ``a week from Tuesday``: as exact as the last word."""
    unit, scale = {"E": ("Y", 10), "F": ("W", 2)}.get(found.value("unit"), (found.value("unit"), 1))
    count, sign = found.count(), int(str(found.params.get("sign", -1)))
    to = found.word("to").rpartition(" ")[2]
    here = found.context.at("D")
    if here and found.has("weekday"):
        ahead = (int(found.value("weekday")) - here.isoweekday()) % dates.WEEKDAYS or dates.WEEKDAYS
        here = dates.parse_day(plus(here, ahead) if sign > 0 else weekday_value(found))
    elif here and to == "tomorrow":
        here = dates.parse_day(plus(here, 1))
    grain = {"week": "W", "weekend": "WE", "month": "M"}.get(to, "D")
    if here is None or count is None or count % 1:
        return Normalized("DATE", UNKNOWN[grain])
    steps = sign * round(count) * scale
    return Normalized("DATE", dates.shifted(dates.moved(here, unit, steps), grain, 0))


def named_ago(found: Found) -> Normalized | None:
    """``two Sundays ago``, ``three Novembers ago``, ``two summers ago``: the last of them is one ago."""
    here, count = found.context.at("D"), found.count()
    if here is None or count is None or count % 1:
        return Normalized("DATE", "PAST_REF")
    before = round(count) - 1
    if found.has("weekday"):
        back = (here.isoweekday() - int(found.value("weekday"))) % dates.WEEKDAYS or dates.WEEKDAYS
        return Normalized("DATE", plus(here, -back - dates.WEEKDAYS * before))
    if found.has("month"):
        back = (here.month - found.integer("month")) % 12 or 12
        return Normalized("DATE", dates.month(here.year - before, here.month - back))
    which = found.value("season")
    return Normalized("DATE", f"{last_season(here, which) - before:04}-{which}")


def nth_day(found: Found) -> Normalized | None:
    """``the second day of the visit``: the day that its sentence names, else counted from where the visit began.

    "It is the second day" is the day of publication.
    """
    context = found.context
    today = context.at("D") if context.follows_is else None
    day = _day_behind(context) or context.day_in_sentence or (today.isoformat() if today else None)
    nth = round(found.count() or 1) if found.has("n") else found.integer("ordinal")
    return Normalized("DATE", day or context.day_since_beginning(nth))


def _day_behind(context: Context) -> str | None:
    """The weekday that stands behind the expression in its clause: "the second day of talks on Monday"."""
    behind = _DAY_BEHIND.match(context.text, context.end)
    return weekday_in(context, behind) if behind else None


def none(found: Found) -> Normalized | None:
    """Words that look like time and are none: ``a second opinion``."""
    del found
    return None


def reference(found: Found) -> Normalized | None:
    """``now``, ``recently``, ``the future``, ``weekends``: what the rule says."""
    if found.tagged_otherwise():
        return None
    value = str(found.params["value"])
    return Normalized("SET" if found.params.get("type") == "SET" else "DATE", value, anchor=not value[0].isdigit())


def some_day(found: Found) -> Normalized | None:
    """``one day`` where it will come, else a length; "One day he met the king" names no time."""
    if found.context.tense != "past":
        return Normalized("DATE", "FUTURE_REF")
    return None if found.words[0].isupper() else Normalized("DURATION", "P1D")
