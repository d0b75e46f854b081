"""From what a rule matched to a TIMEX3 type and value. Each form is named by the rules that use it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.mark.times import dates
from rashomon.mark.times.context import Context
from rashomon.mark.times.find import Candidate
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.numbers import number


@dataclass(frozen=True, slots=True)
class Meaning:
    """The type and value of an expression."""

    type: str
    value: str


Slots = Mapping[str, str]
Form = Callable[[Slots, Candidate, Context], Meaning | None]
FORMS: dict[str, Form] = {}


def form(function: Form) -> Form:
    """Registers a form under its name."""
    FORMS[function.__name__.lstrip("_")] = function
    return function


def _value(slot: str, word: str) -> str:
    return lexicon().slots[slot][re.sub(r"\s+", " ", word.lower().rstrip("."))]


@form
def calendar(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    raw = found.get("month", "")
    number_of_month = int(raw) if raw.isdigit() else int(_value("month", raw))
    if "day" not in found:
        return Meaning("DATE", dates.month(int(found["year"]), number_of_month))
    day = int(found["day"])
    if "year" in found:
        known = dates.valid(int(found["year"]), number_of_month, day)
        return Meaning("DATE", known.isoformat()) if known else None
    return Meaning("DATE", _nearest(number_of_month, day, context) or f"XXXX-{number_of_month:02}-{day:02}")


def _nearest(month: int, day: int, context: Context) -> str | None:
    """The day nearest to the publication date; a year is only left where the tense asks for it."""
    here = context.published
    if here is None:
        year = context.anchor[:4] if context.anchor and context.anchor[:4].isdigit() else None
        return f"{year}-{month:02}-{day:02}" if year else None
    choices = [known for year in (-1, 0, 1) if (known := dates.valid(here.year + year, month, day))]
    return min(choices, key=lambda known: abs((known - here).days)).isoformat() if choices else None


@form
def slashed(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    year = int(found["year"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    first, second = int(found["month"]), int(found["day"])
    known = dates.valid(year, first, second)
    return Meaning("DATE", known.isoformat()) if known else None


@form
def month(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    wanted = int(_value("month", found["month"]))
    here = context.published
    if here is None:
        return Meaning("DATE", f"XXXX-{wanted:02}")
    if "back" in found:
        return Meaning("DATE", dates.month(here.year - 1, wanted))
    direction = found.get("direction", "").lower()
    if direction == "this":
        return Meaning("DATE", dates.month(here.year, wanted))
    forward = direction in {"next", "coming", "upcoming"} or (not direction and context.tense == "future")
    if forward:
        year = here.year + (wanted < here.month or (wanted == here.month and bool(direction)))
    else:
        year = here.year - (wanted > here.month or (wanted == here.month and bool(direction)))
    return Meaning("DATE", dates.month(year, wanted))


@form
def year(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    if found["year"][:2] in {"10", "11", "12", "13", "14", "15"} and match.found.group().isdigit():
        return None
    return Meaning("DATE", found["year"])


@form
def fiscal(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    return Meaning("DATE", found["year"])


@form
def spelled_year(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    words = found["words"].lower().replace("-", " ").split()
    values = lexicon().slots["number"]
    if words[0] == "two":
        spelled = f"{2000 + int(number(' '.join(words[2:]), values) or 0)}"
    else:
        spelled = f"{values[words[0]]}{int(number(' '.join(words[1:]), values) or 0) % 100:02}"
    if "month" in found:
        return Meaning("DATE", dates.month(int(spelled), int(_value("month", found["month"]))))
    return Meaning("DATE", spelled)


@form
def decade(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    if "decade" in found:
        return Meaning("DATE", "19" + _value("decade", found["decade"]))
    digits = found["digits"]
    century = "" if len(digits) == 4 else "20" if digits in {"00", "10", "20"} else "19"
    return Meaning("DATE", (century + digits)[:3])


@form
def century(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    ordinal = found["ordinal"].lower()
    names = lexicon().slots["ordinal"]
    count = int(names[ordinal]) if ordinal in names else int(re.sub(r"\D", "", ordinal))
    return Meaning("DATE", f"{count - 1:02}")


def _daypart(value: str, found: Slots, told: Mapping[str, object]) -> Meaning:
    part = _value("part", found["part"]) if "part" in found else str(told.get("part", ""))
    return Meaning("TIME", value + part) if part else Meaning("DATE", value)


def _weekday(wanted: int, found: Slots, context: Context) -> str:
    here = context.published
    if here is None:
        return f"XXXX-WXX-{wanted}"
    direction = found.get("direction", "").lower()
    if "relation" in found:
        here = context.anchor_day or here
        direction = "last" if found["relation"].lower() == "previous" else "next"
    back = (here.isoweekday() - wanted) % dates.WEEKDAYS
    if direction in {"last", "past"}:
        return (here - timedelta(back or dates.WEEKDAYS)).isoformat()
    if direction == "this":
        monday = here - timedelta(here.isoweekday() - 1)
        return (monday + timedelta(wanted - 1)).isoformat()
    if direction in {"next", "coming", "upcoming"}:
        return (here + timedelta(dates.WEEKDAYS - back)).isoformat()
    if context.tense == "future" and back:
        return (here + timedelta(dates.WEEKDAYS - back)).isoformat()
    return (here - timedelta(back)).isoformat()


@form
def weekday(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    return _daypart(_weekday(int(_value("weekday", found["weekday"])), found, context), found, match.rule.told)


@form
def deictic(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    here = context.published
    days = int(str(match.rule.told["days"]))
    value = (here + timedelta(days)).isoformat() if here else "XXXX-XX-XX"
    return _daypart(value, found, match.rule.told)


@form
def same_day(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    here = context.anchor_day
    shift = {"next": 1, "following": 1, "previous": -1}.get(found.get("relation", "").lower(), 0)
    value = (here + timedelta(shift)).isoformat() if here else "XXXX-XX-XX"
    return _daypart(value, found, match.rule.told)


_STEP = {"this": 0, "current": 0, "the current": 0, "last": -1, "past": -1, "next": 1, "coming": 1}
_UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "E": "XXX",
    "C": "XX",
}


@form
def unit_from_now(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    unit = _value("unit", found["unit"])
    step = _STEP[re.sub(r"\s+", " ", found["direction"].lower())]
    if context.published is None:
        return Meaning("DATE", _UNKNOWN.get(unit, "XXXX"))
    return Meaning("DATE", dates.shifted(context.published, unit, step))


@form
def unit_from_anchor(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    unit = _value("unit", found["unit"])
    relation = found["relation"].lower()
    step = {"following": 1, "next": 1, "after": 1, "previous": -1, "before": -1}.get(relation, 0)
    here = _anchor(context)
    if here is None:
        return Meaning("DATE", _UNKNOWN.get(unit, "XXXX"))
    return Meaning("DATE", dates.shifted(here, unit, step))


def _anchor(context: Context) -> date | None:
    """A day inside the date named last (its first day, where that is a month or a year), else of publication."""
    value = context.anchor or ""
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T|$)", value)
    if found:
        return dates.valid(int(found[1]), int(found[2] or 1), int(found[3] or 1)) or context.published
    return context.published


@form
def weekend(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    here = context.published
    if here is None:
        return Meaning("DATE", "XXXX-WXX-WE")
    step = 0 if context.tense == "future" or here.isoweekday() >= 6 else -1
    return Meaning("DATE", dates.shifted(here, "WE", step))


@form
def season(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    which = _value("season", found["season"])
    if "year" in found:
        return Meaning("DATE", f"{found['year']}-{which}")
    if context.published is None:
        return Meaning("DATE", f"XXXX-{which}")
    here = context.published
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[which]
    direction = found.get("direction", found.get("relation", "this")).lower()
    if direction in {"last", "past", "previous"}:
        year_of = here.year - (here.month < starts + 3)
    elif direction in {"next", "coming", "upcoming", "following"}:
        year_of = here.year + (here.month >= starts)
    else:
        year_of = here.year
    return Meaning("DATE", f"{year_of}-{which}")


@form
def offset(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    unit = _value("unit", found["unit"])
    sign = int(str(match.rule.told["sign"]))
    here = _anchor(context) if match.rule.told.get("anaphoric") else context.published
    count = number(found.get("n", "one"), lexicon().slots["number"])
    if count is None:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if found.get("half"):
        count += 0.5
    if unit[0] == "T":
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if here is None:
        return Meaning("DATE", _UNKNOWN.get(unit, "XXXX"))
    if count % 1 and unit == "Y":
        return Meaning("DATE", dates.shifted(here, "M", sign * round(count * 12)))
    scale = {"E": ("Y", 10), "C": ("Y", 100)}.get(unit, (unit, 1))
    return Meaning("DATE", dates.shifted(here, scale[0], sign * round(count * scale[1])))


@form
def quarter(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    which = int(_value("ordinal", found["ordinal"]))
    if "year" in found:
        return Meaning("DATE", f"{found['year']}-Q{which}")
    here = context.published
    if here is None:
        return Meaning("DATE", f"XXXX-Q{which}")
    back = {"last": -1, "next": 1}.get(found.get("direction", "").lower(), 0)
    return Meaning("DATE", f"{here.year + back}-Q{which}")


@form
def latest_quarter(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    if context.published is None:
        return Meaning("DATE", "XXXX-QX")
    return Meaning("DATE", dates.shifted(context.published, "Q", -1))


@form
def duration(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    unit = _value("unit", found["unit"])
    told = match.rule.told.get("n")
    if told is not None:
        count: float | None = float(str(told))
    elif "n" in found:
        count = number(found["n"], lexicon().slots["number"])
    else:
        count = None if found["unit"].lower().endswith("s") or unit == "C" else 1.0
    if found.get("half") and count is not None:
        count += 0.5
    return Meaning("DURATION", period(count, unit))


def period(count: float | None, unit: str) -> str:
    """An ISO 8601 period: ``P2Y6M``, ``PT1H30M``, ``PXD`` where the number is open."""
    time, letter = ("T", unit[1]) if unit[0] == "T" else ("", unit)
    if count is None:
        return f"P{time}X{letter}"
    scale = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2)}.get(letter, (letter, 1))
    letter, count = scale[0], count * scale[1]
    if not time and letter == "N":
        letter = "D"
    smaller = {"TH": ("M", 60), "TM": ("S", 60), "Y": ("M", 12)}.get(time + letter)
    if count % 1 and smaller:
        rest = f"{round(count % 1 * smaller[1])}{smaller[0]}"
        return f"P{time}{int(count)}{letter}{rest}" if count >= 1 else f"P{time}{rest}"
    return f"P{time}{count:g}{letter}"


@form
def each(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    if "weekday" in found:
        part = _value("part", found["part"]) if "part" in found else ""
        return Meaning("SET", f"XXXX-WXX-{_value('weekday', found['weekday'].rstrip('s'))}{part}")
    if "month" in found:
        return Meaning("SET", f"XXXX-{int(_value('month', found['month'])):02}")
    return Meaning("SET", period(1, _value("unit", found["unit"])))


@form
def frequency(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    return Meaning("SET", _value("frequency", found["frequency"]))


@form
def clock(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    if "noon" in found:
        time = "T12:00" if found["noon"].lower() == "noon" else "T24:00"
    else:
        hour = int(found["hour"])
        half = found.get("half_day", "").lower()
        hour = hour % 12 + 12 * (half == "p") if half else hour
        time = f"T{hour:02}:{found.get('minute') or '00'}"
    if "weekday" in found:
        day = _weekday(int(_value("weekday", found["weekday"])), found, context)
    else:
        here = context.anchor_day
        shift = {"yesterday": -1, "tomorrow": 1}.get(found.get("deictic", "").lower(), 0)
        here = context.published if found.get("deictic") else here
        day = (here + timedelta(shift)).isoformat() if here else "XXXX-XX-XX"
    return Meaning("TIME", day + time)


@form
def reference(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    return Meaning("DATE", str(match.rule.told["value"]))


@form
def holiday(found: Slots, match: Candidate, context: Context) -> Meaning | None:
    here = context.published
    told = _value("holiday", found["holiday"])
    if here is None:
        return Meaning(
            "DATE",
            "XXXX-{:02}-{:02}".format(*map(int, told.split("-"))) if told[0].isdigit() and ":" not in told else "XXXX",
        )
    direction = found.get("direction", "").lower()
    days = [_named_day(told, here.year + step) for step in (-1, 0, 1)]
    if direction in {"last", "past"}:
        return Meaning("DATE", max(day for day in days if day < here).isoformat())
    if direction in {"next", "coming", "upcoming"}:
        return Meaning("DATE", min(day for day in days if day > here).isoformat())
    return Meaning("DATE", min(days, key=lambda day: abs((day - here).days)).isoformat())


def _named_day(told: str, year_of: int) -> date:
    if told.startswith("easter"):
        return dates.easter(year_of) + timedelta(int(told[6:]))
    if ":" in told:
        number_of_month, n, wanted = map(int, told.split(":"))
        return dates.nth_weekday(year_of, number_of_month, n, wanted)
    number_of_month, day = map(int, told.split("-"))
    return date(year_of, number_of_month, day)
