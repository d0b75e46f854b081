"""Times of day."""

import re

from rashomon.mark.times import dates
from rashomon.mark.times.forms import calendar
from rashomon.mark.times.forms.found import Found, Meaning
from rashomon.mark.times.forms.relative import anchored_day
from rashomon.mark.times.forms.weekdays import UNKNOWN, weekday_in, weekday_value
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.numbers import number

_DAY_BEHIND = re.compile(  # 10 a.m. (0900 GMT) on Friday
    r"(?: local time)?(?:\s*\([^()\n]{3,30}\)|\s*\))?,?(?: on)?\s"
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}
_NOON = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


def clock(found: Found) -> Meaning | None:
    """``5 p.m. EST``, ``10:35``, ``9 a.m. Tuesday``, ``noon``; a time in UTC or GMT carries a Z."""
    time = _time(found)
    if time is None:
        return None
    value = _day(found) + time
    zone = found.slots.get("zone", "")
    return Meaning("TIME", value + ("Z" if zone in {"GMT", "UTC"} else ""))


def _time(found: Found) -> str | None:
    if found.has("noon"):
        return _NOON[found.word("noon")]
    hour = int(number(found.word("hour"), lexicon().slots["number"]) or 0)
    half = found.word("half_day") or {"TMO": "a", "TAF": "p", "TEV": "p", "TNI": "p"}.get(
        found.value("part") if found.has("part") else "", ""
    )
    if half and hour > 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return f"T{hour:02}:{found.slots.get('minute', '00')}"


def _day(found: Found) -> str:
    if found.has("month"):
        day = calendar.calendar(found)
        return day.value if day else UNKNOWN["D"]
    if found.has("weekday"):
        return weekday_value(found)
    here = found.context.at("D")
    if found.has("deictic"):
        return dates.shifted(here, "D", _DEICTIC[found.word("deictic")]) if here else UNKNOWN["D"]
    behind = _DAY_BEHIND.match(found.context.text, found.context.end)
    return weekday_in(found.context, behind) if behind else anchored_day(found.context)


def part_of_day(found: Found) -> Meaning | None:
    """``the next morning``, ``that night``: counted from the day named last."""
    step = {"next": 1, "following": 1, "previous": -1}.get(found.word("relation"), 0)
    here = found.context.anchor_day
    return Meaning("TIME", (dates.shifted(here, "D", step) if here else UNKNOWN["D"]) + found.value("part"))
