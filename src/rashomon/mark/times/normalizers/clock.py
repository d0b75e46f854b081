"""Times of day."""

import re
from datetime import date, timedelta

from rashomon.mark.times import dates
from rashomon.mark.times.context import Context
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.normalizers import calendar
from rashomon.mark.times.normalizers.found import Found, Normalized
from rashomon.mark.times.normalizers.saying import day_of_saying
from rashomon.mark.times.normalizers.weekdays import UNKNOWN, weekday_in, weekday_value, with_part
from rashomon.mark.times.numbers import number

_LATER_DAY = re.compile(  # at 3 p.m. in the square on Friday
    r"(?:[^.,;:\"“”()\n]|\b[ap]\.m\.){1,40}?\s(?:on )?"
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!['’]s)"
)
_DAY_AND_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}
_NOON = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
_UTC = frozenset({"GMT", "UTC", "Z"})
_EARLIEST_BARE = 4  # "3:30 tonight" may be before dawn, "4:30 tonight" is not
_HALF = {"TMO": "a", "TAF": "p", "TEV": "p", "TNI": "p"}


def clock(found: Found) -> Normalized | None:
    """``5 p.m. EST``, ``10:35``, ``9 a.m. Tuesday``, ``noon``; a time in UTC or GMT carries a Z."""
    time = _time(found)
    if time is None:
        return None
    return Normalized("TIME", (_named_day(found) or _day_meant(found, time)) + time + _utc(found))


def stamp(found: Found) -> Normalized | None:
    """``10/25/11 06:44 PM ET``, ``2013-03-14T18:44:00Z``: a day in digits with the clock right behind it."""
    day = calendar.slashed(found) if found.has("first") else calendar.calendar(found)
    time = _time(found)
    if day is None or time is None:
        return None
    end = time + _utc(found)
    return Normalized("TIME", day.value + end, tuple(other + end for other in day.readings))


def _utc(found: Found) -> str:
    """The ``Z`` of a time in UTC or GMT; nothing for other zones and for what is so many hours off it."""
    return "Z" if found.slots.get("offset", found.slots.get("zone")) in _UTC else ""


def _time(found: Found) -> str | None:
    if found.has("noon"):
        return _NOON[found.word("noon")]
    hour = int(number(found.word("hour"), lexicon().slots["number"]) or 0)
    half = found.word("half_day") or (_HALF.get(found.value("part"), "") if found.has("part") and hour <= 12 else "")
    if half and hour > 12:
        return None
    part = (found.context.day_behind or "")[10:]
    if not half and hour < 12 and (hour >= _EARLIEST_BARE or part == "TAF"):
        half = _HALF.get(part, "")
    hour = hour % 12 + 12 * (half == "p") if half else hour
    if found.has("side"):
        return _past(found, hour)
    return f"T{hour:02}:{found.slots.get('minute', '00')}"


def _past(found: Found, hour: int) -> str:
    """``half past two``, ``a quarter to five``, ``ten past six``."""
    if found.has("minute"):
        minutes = int(number(found.word("minute"), lexicon().slots["number"]) or 0)
    else:
        minutes = 15 if found.has("quarter") else 30
    hour, minutes = divmod(60 * hour + (minutes if found.word("side") == "past" else -minutes), 60)
    return f"T{hour:02}:{minutes:02}"


def _named_day(found: Found) -> str | None:
    """The day that stands in the expression or right behind it."""
    if found.has("month"):
        day = calendar.calendar(found)
        return day.value if day else UNKNOWN["D"]
    if found.has("weekday"):
        return weekday_value(found)
    context = found.context
    if found.has("deictic"):
        here = context.at("D")
        return dates.shifted(here, "D", _DEICTIC[found.word("deictic")]) if here else UNKNOWN["D"]
    return context.day_behind[:10] if context.day_behind else None


def _day_meant(found: Found, time: str) -> str:
    """The day that a bare clock time belongs to: the day named last, that of the saying, else that of publication."""
    context = found.context
    here = context.at("D")
    behind = None if context.day_in_sentence else _LATER_DAY.match(context.text, context.end)
    if behind:
        return weekday_in(context, behind)
    if here is not None and context.alone:
        return here.isoformat()
    if context.ends_range and (begun := _past_midnight(context, time)):
        return begun
    if (day_of_series := _goes_on(context, time)) is not None:
        return day_of_series
    day = context.told_day or day_of_saying(context, quoted=False)
    if day is None and here is not None:
        day = here - timedelta(1) if here > date.min and _too_late(context, time, found) else here
    return day.isoformat() if day else UNKNOWN["D"]


def _goes_on(context: Context, time: str) -> str | None:
    """The day of the last clock time that opened a sentence, where this one opens another and is later.

    So go the hours of one day: "At 6:20 p.m. he wrote of Sept. 10. At 7:16 p.m. she answered".
    """
    if not context.opens(context.start):
        return None
    for last in reversed(context.before):
        if last.type == "TIME" and _DAY_AND_CLOCK.match(last.value) and context.opens(last.span.start):
            return last.value[:10] if last.value[10:16] <= time else None
    return None


def _past_midnight(context: Context, time: str) -> str | None:
    """The day behind that of the clock time which begins the range, where it is later: "from 9 p.m. to 5 a.m."."""
    begun = context.before[-1].value
    day = dates.parse_day(begun)
    return dates.shifted(day, "D", 1) if day and begun[11:13].isdigit() and begun[10:16] > time else None


def _too_late(context: Context, time: str, found: Found) -> bool:
    """Whether a time of the past would lie behind publication on the same day: midnight, or a later clock."""
    if context.tense != "past" or found.has("zone") or context.text.startswith(" local time", context.end):
        return context.tense == "past" and time == _NOON["midnight"]
    published = context.present.clock if context.present else None
    return time == _NOON["midnight"] or (published is not None and time[1:] > published)


def part_of_date(found: Found) -> Normalized | None:
    """``the morning of January 31``, ``the night of Friday, Oct. 23``: one time, as TimeML's guidelines have it."""
    day = calendar.calendar(found) if found.has("month") else Normalized("DATE", weekday_value(found))
    return with_part(day.value, found) if day else None


def part_of_day(found: Found) -> Normalized | None:
    """``the next morning``, ``that night``, ``the night before``: counted from the day named last."""
    step = {"next": 1, "following": 1, "after": 1, "previous": -1, "before": -1}.get(found.word("relation"), 0)
    told = found.context.told_day
    here = told or found.context.at("D")
    if told is None and step > 0 and found.context.tense == "past":
        here = None  # "The next night there was no curfew": not that after publication
    return Normalized("TIME", (dates.shifted(here, "D", step) if here else UNKNOWN["D"]) + found.value("part"))
