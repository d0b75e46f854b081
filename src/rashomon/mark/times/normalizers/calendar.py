"""Dates that name their place in the calendar: days and months."""

import re
from calendar import monthrange
from datetime import date

from rashomon.mark.times import dates
from rashomon.mark.times.context import Context
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.normalizers.found import Found, Normalized
from rashomon.mark.times.normalizers.month_names import is_name
from rashomon.mark.times.normalizers.named_days import year_of_named_day

_RECENT_MONTHS = 2  # what lies no farther behind a verb in the present may tell ("The premier meets the press in May")
_RECENT_DAYS = 75
_CONFLICT = 7  # months
_NEW_MONTH = 7  # days at the beginning of a month
_ATTACKS, _FAR = "2001-09-11", 60
_YEAR_BEHIND = re.compile(r" (?:in|of) ((?:1[5-9]|20)\d\d)\b(?! (?!was\b|has\b|is\b)[a-z]+s\b)")
_OF_THAT_YEAR = re.compile(r",? (?:when|in which)\b[^.;:()\n]{0,40}\s")  # in 2018, when the (October) vote was held
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d(?![\d/])")
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}\b")
_MONTH_DAY = re.compile(rf"\b{_MONTHS} \d{{1,2}}\b")


def calendar(found: Found) -> Normalized | None:
    """A day or month by name: ``March 3, 2013``, ``Oct. 26``, ``October 1984``."""
    month = found.integer("month")
    year = stated_year(found)
    if not found.has("day"):
        return Normalized("DATE", dates.month(year, month)) if year else None
    day = found.integer("day")
    if year:
        known = dates.valid(year, month, day)
        return Normalized("DATE", known.isoformat()) if known else None
    return Normalized("DATE", _day(month, day, found)) if dates.valid(2000, month, day) else None


def stated_year(found: Found) -> int | None:
    """The year that the expression states, or points to ("last year")."""
    if found.has("year"):
        return found.integer("year")
    here = found.context.at("Y")
    if not found.has("which_year") or here is None:
        return None
    return here.year + int(lexicon().slots["direction"][found.word("which_year")])


def _day(month: int, day: int, found: Found) -> str:
    """The day without its year: the nearest to publication that agrees with the tense."""
    here = found.context.at("D")
    if here is None:
        year = found.context.anchor_year
        return f"{year:04}-{month:02}-{day:02}" if year else f"XXXX-{month:02}-{day:02}"
    choices = [known for step in (-1, 0, 1) if (known := dates.valid(here.year + step, month, day))]
    which = lexicon().slots["direction"].get(found.word("direction"))
    if which in {"-1", "1"}:
        choices = [known for known in choices if (known < here) == (which == "-1")]
    if not choices:
        return f"XXXX-{month:02}-{day:02}"
    context = found.context
    if _is_of_the_attacks(context, month, day, here):
        return _ATTACKS
    year = year_of_named_day(context, f"{month:02}-{day:02}") or _year_beside(context, here)
    if year and (known := dates.valid(year, month, day)):
        return known.isoformat()
    begun = dates.parse_day(_begun(context, r"\d{4}-\d\d-\d\d")) if context.ends_range else None
    if begun and (onward := [known for known in choices if begun <= known]):
        return onward[0].isoformat()
    behind = [known for known in choices if known <= here]
    begins = context.follows_since or (context.follows_from and context.tense == "past")
    if behind and (context.follows_ended or begins):
        return behind[-1].isoformat()
    ahead = [known for known in choices if known > here]
    if ahead and context.of_a_present and not any((here - known).days <= _RECENT_DAYS for known in behind):
        return ahead[0].isoformat()
    return min(choices, key=lambda known: context.distance((known - here).days, conflict=210, behind=60)).isoformat()


def _year_beside(context: Context, here: date) -> int | None:
    """The year that its sentence gives a day or month.

    "On 6 June in 2019", "In 1944 they landed on June 6", "in 1997, when on March 9 they landed".
    """
    behind = _YEAR_BEHIND.match(context.text, context.end)
    if behind:
        return int(behind[1])
    last = context.before[-1] if context.before else None
    if last is None or not re.fullmatch(r"\d{4}", last.value) or int(last.value) >= here.year:
        return None
    floor = context.token.sent.start_char if context.token is not None else context.start
    opens = floor <= last.span.start <= floor + len("In the year ")
    in_year = context.text[max(0, last.span.start - 3) : last.span.start].lower() == "in "
    goes_on = _OF_THAT_YEAR.fullmatch(context.text, last.span.end, context.start)
    return int(last.value) if ((opens and in_year) or goes_on) and context.tense == "past" else None


def _is_of_the_attacks(context: Context, month: int, day: int, here: date) -> bool:
    """Whether September 11 is that of 2001: told of as past or of no time, and far from the day in other years."""
    attacks = date.fromisoformat(_ATTACKS)
    if (month, day) != (attacks.month, attacks.day) or here <= attacks or context.tense in {"future", "present"}:
        return False
    if any(re.match(r"(?!2001)\d{4}-09", time.value) for time in context.before):  # another September is told of
        return False
    return min(abs((date(here.year + step, month, day) - here).days) for step in (-1, 0) if here.year + step) > _FAR


def bare_month(found: Found) -> Normalized | None:
    """A month without a year: the nearest that agrees with the tense or with "last" and "next"."""
    month = found.integer("month")
    here = found.context.at("M")
    if is_name(found):
        return None
    if here is None:
        year = found.context.anchor_year
        return Normalized("DATE", f"{year:04}-{month:02}" if year else f"XXXX-{month:02}")
    told_of = re.match(r"\d{4}", found.context.anchor or "") if found.params.get("anaphoric") else None
    if told_of:
        return Normalized("DATE", dates.month(int(told_of[0]), month))
    return Normalized("DATE", dates.month(here.year, here.month + _months_ahead(found, here, month)))


def _months_ahead(found: Found, here: date, month: int) -> int:
    """How many months behind that of publication (below 0: before it) the month lies that is meant."""
    context = found.context
    ahead = (month - here.month) % 12
    told = {"0": month - here.month, "1": ahead or 12, "-1": ahead - 12}
    if ahead == 11 and here.day <= _NEW_MONTH:  # nobody calls the month that has just ended by its name
        told["-1"] = -13
    direction = lexicon().slots["direction"].get(found.word("direction"))
    if direction in told:
        return told[direction]
    stated = _goes_on(context, month) or _year_beside(context, here)
    if stated:
        return 12 * (int(str(stated)[:4]) - here.year) + month - here.month
    if context.is_deadline and ahead:
        return ahead
    steps = (ahead - 12,) if context.follows_since else (ahead - 12, ahead)
    if context.of_a_present and steps[0] < -_RECENT_MONTHS:
        return ahead
    return min(steps, key=lambda step: context.distance(step, conflict=_CONFLICT, ahead=1, behind=4))


def delivered(found: Found) -> Normalized | None:
    """The month in which what is traded now is delivered: ``May`` delivery, the ``June`` contract."""
    here = found.context.at("M")
    month = found.integer("month")
    return Normalized("DATE", dates.month(here.year + (month < here.month), month) if here else f"XXXX-{month:02}")


def day_of_month(found: Found) -> Normalized | None:
    """``on the 13th``: of the month of publication, or of the one before or behind it where the tense asks for that."""
    here, day = found.context.anchor_date("D"), found.integer("day")
    today = found.context.at("D")
    if here is None:
        return Normalized("DATE", f"XXXX-XX-{day:02}")
    if today is not None and here < today and found.context.tense == "future":
        here = today  # "met on 2 April; the next session is on the 14th"
    months = [divmod(here.year * 12 + here.month - 1 + step, 12) for step in (-1, 0, 1)]
    days = [known for year, month in months if (known := dates.valid(year, month + 1, day))]
    if today is not None and here < today and found.context.tense == "past":
        told = [known for known in days if known <= today]  # "met on 2 April and voted on the 14th"
        return Normalized("DATE", min(told or days, key=lambda known: abs((known - here).days)).isoformat())
    nearest = min(days, key=lambda known: found.context.distance((known - here).days, conflict=31))
    return Normalized("DATE", nearest.isoformat())


def _goes_on(context: Context, month: int) -> str | None:
    """The month that ends a range or follows at once: "from October to (March)", "December and (January)"."""
    first = _begun(context, r"\d{4}-\d\d")
    if first is None or not (context.ends_range or month == int(first[5:]) % 12 + 1):
        return None
    return dates.month(int(first[:4]) + (month < int(first[5:])), month)


def _begun(context: Context, shape: str) -> str | None:
    """The value of the expression that is joined to this one ("March 3 and", "from March to"), where of that shape."""
    if context.joined is None or not re.fullmatch(shape, context.before[-1].value):
        return None
    return context.before[-1].value


def month_to(found: Found) -> Normalized | None:
    """The first of the months of one year, or of two: ``September`` to December 2014, ``November`` to March 2015."""
    first, last = found.integer("month"), int(found.value("last", "month"))
    return Normalized("DATE", dates.month(found.integer("last_year") - (first > last), first))


def nth_weekday(found: Found) -> Normalized | None:
    """``the first Monday in September``: of the year that is stated, else of the month that is meant."""
    month = calendar(found) if found.has("year") else bare_month(found)
    known = re.fullmatch(r"(\d{4})-(\d\d)", month.value) if month else None
    if not known:
        return Normalized("DATE", "XXXX-XX-XX")
    n = -1 if found.word("which") in {"last", "final"} else int(found.value("which", "ordinal"))
    day = dates.nth_weekday(int(known[1]), int(known[2]), n, int(found.value("weekday")))
    return Normalized("DATE", day.isoformat())


def day_at_the_edge(found: Found) -> Normalized | None:
    """``the last day of June``: of the year that is stated, else of the month that is meant."""
    month = calendar(found) if stated_year(found) else bare_month(found)
    known = re.fullmatch(r"(\d{4})-(\d\d)", month.value) if month else None
    if not known:
        return Normalized("DATE", "XXXX-XX-XX")
    year, number = int(known[1]), int(known[2])
    day = 1 if found.word("which") == "first" else monthrange(year, number)[1]
    return Normalized("DATE", f"{year:04}-{number:02}-{day:02}")


def slashed(found: Found) -> Normalized | None:
    """``3/14/2013``, month first as in American reports, unless the first number cannot be a month; ``14.3.2013``.

    Where both may be the month the other day is a further reading.
    """
    year = found.integer("year")
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    first, second = found.integer("first"), found.integer("second")
    dotted = "." in found.words
    days = [dates.valid(year, first, second), None if dotted else dates.valid(year, second, first)]
    if not dotted and _day_stands_first(found.context.text):
        days.reverse()
    known = list(dict.fromkeys(day.isoformat() for day in days if day))
    return Normalized("DATE", known[0], tuple(known[1:])) if known else None


def _day_stands_first(text: str) -> bool:
    """Whether a report writes the day before the month, by its other dates in digits, else by its spelled dates."""
    pairs = [(int(found[1]), int(found[2])) for found in _SLASHED.finditer(text)]
    day_first = sum(first > 12 >= second for first, second in pairs)
    month_first = sum(second > 12 >= first for first, second in pairs)
    if day_first != month_first:
        return day_first > month_first
    return len(_DAY_MONTH.findall(text)) > len(_MONTH_DAY.findall(text))
