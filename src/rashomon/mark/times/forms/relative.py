"""Dates that point from the day of publication or from the date named last."""

from datetime import date, timedelta

from rashomon.mark.times import dates
from rashomon.mark.times.context import Context
from rashomon.mark.times.forms.found import Found, Meaning
from rashomon.mark.times.lexicon import lexicon

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
    return _plus(here, step)


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
    here = found.context.at(unit)
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
    unit = found.value("unit")
    here = found.context.anchor_date(unit)
    if here is None:
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX"))
    return Meaning("DATE", dates.shifted(here, unit, _AHEAD.get(found.word("relation"), 0)))


def week_of(found: Found) -> Meaning | None:
    """``the week of March 6``, ``the last week of March``."""
    here = found.context.at("D")
    if here is None:
        return Meaning("DATE", "XXXX-WXX")
    month = found.integer("month")
    day = found.integer("day") if found.has("day") else _MIDDLE_OF_WEEK.get(found.word("which"), 4)
    choices = [known for step in (-1, 0, 1) if (known := dates.valid(here.year + step, month, day))]
    return Meaning("DATE", dates.week(min(choices, key=lambda known: abs((known - here).days)))) if choices else None


def same_period(found: Found) -> Meaning | None:
    """``the same period last year``: the quarter, month or year at hand, a year before."""
    value = found.context.period_before
    if value is None:
        here = found.context.anchor_date("M")
        grain = "M" if "month" in found.words.lower() else "Y"
        value = dates.shifted(here, grain, -12 if grain == "M" else -1) if here else "XXXX"
    return Meaning("DATE", value, anchor=False)


def offset(found: Found) -> Meaning | None:
    """``two years ago``, ``a week later``: as exact as the unit is."""
    unit = found.value("unit")
    sign = int(str(found.told["sign"]))
    vague = Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    open_plural = not found.has("n") and found.word("unit").endswith("s")
    count = None if open_plural else found.count()
    if count is None or unit[0] == "T":
        return vague
    period = found.context.period_before if sign < 0 and unit == "Y" and count == 1 else None
    if period is not None:
        return Meaning("DATE", period, anchor=False)
    here = found.context.anchor_date(unit) if found.told.get("anaphoric") else found.context.at(unit)
    if here is None:
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX"))
    unit, scale = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000)}.get(unit, (unit, 1))
    if count % 1 and unit == "Y":
        unit, scale = "M", 12
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


def quarter(found: Found) -> Meaning | None:
    """``the third quarter``: the one nearest to publication, unless a year is stated or pointed to."""
    which = 4 if found.word("ordinal") == "final" else found.integer("ordinal")
    if found.has("year"):
        return Meaning("DATE", f"{found.integer('year')}-Q{which}")
    here = found.context.at("M")
    if here is None:
        return Meaning("DATE", f"XXXX-Q{which}")
    if found.has("which_year"):
        step = int(lexicon().slots["direction"][found.word("which_year")])
        return Meaning("DATE", f"{here.year + step}-Q{which}")
    ahead = (which - dates.quarter(here)) % 4
    step = min((ahead - 4, ahead), key=lambda step: found.context.distance(step, conflict=2))
    back = int(str(found.told.get("back", 0)))
    return Meaning("DATE", dates.shifted(here, "Q", step - 4 * back), anchor=not back)


def latest_quarter(found: Found) -> Meaning | None:
    """``the quarter``, ``the latest period``, ``the year-ago quarter``: the quarter named last, else the last one."""
    back = int(str(found.told.get("years", 0)))
    named = found.context.quarter
    if named is None:
        here = found.context.at("M")
        named = dates.shifted(here, "Q", -1) if here else None
    if named is None:
        return Meaning("DATE", "XXXX-QX", anchor=not back)
    return Meaning("DATE", f"{int(named[:4]) + back:04}{named[4:]}", anchor=not back)


def nth_day(found: Found) -> Meaning | None:
    """``the second day of the visit``: the day that its sentence names, else counted from where the visit began."""
    return Meaning("DATE", found.context.day_in_sentence or found.context.day_since_beginning(found.integer("ordinal")))


def none(found: Found) -> Meaning | None:
    """Words that look like time and are none: ``a second opinion``."""
    del found
    return None


def year_end(found: Found) -> Meaning | None:
    """``year-end``, ``the end of the year``."""
    here = found.context.at("Y")
    return Meaning("DATE", f"{here.year:04}" if here else "XXXX")


def reference(found: Found) -> Meaning | None:
    """``now``, ``recently``, ``the future``: what the rule says."""
    return Meaning("DATE", str(found.told["value"]))


def anchored_day(context: Context) -> str:
    """The day that a bare clock time belongs to: the day named last, else the day of publication."""
    here = context.anchor_day
    return here.isoformat() if here else UNKNOWN["D"]
