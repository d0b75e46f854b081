"""Dates that name their place in the calendar: days, months, years, decades, centuries."""

import re
from datetime import date

from spacy.tokens import Token

from rashomon.mark.times import dates
from rashomon.mark.times.context import Context
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.normalizers.found import Found, Normalized
from rashomon.mark.times.numbers import number

_TITLES = frozenset(
    {"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lady", "Lord", "Theresa", "Professor", "Senator", "Minister"}
)
_SPEAKING = frozenset({"say", "tell", "add", "warn", "insist", "reply", "argue", "claim", "admit", "deny", "want"})
_YEARS_AHEAD = 10  # that two digits may name
_RECENT_MONTHS = 2  # what lies no farther behind a verb in the present may tell ("The premier meets the press in May")
_RECENT_DAYS = 75
_ATTACKS, _FAR = "2001-09-11", 60
_LATEST = 2029  # where no date of publication tells the century
_OLDEST_BARE_YEAR = 1700  # "1678" alone is more often a count than a year
_LIKELY_YEARS = range(1940, 2040)  # of elections, riots, levels: what is counted in thousands has a comma


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


def _is_of_the_attacks(context: Context, month: int, day: int, here: date) -> bool:
    """Whether September 11 is that of 2001: told of as past or of no time, and far from the day in other years."""
    attacks = date.fromisoformat(_ATTACKS)
    if (month, day) != (attacks.month, attacks.day) or here <= attacks or context.tense in {"future", "present"}:
        return False
    return min(abs((date(here.year + step, month, day) - here).days) for step in (-1, 0) if here.year + step) > _FAR


def bare_month(found: Found) -> Normalized | None:
    """A month without a year: the nearest that agrees with the tense or with "last" and "next"."""
    month = found.integer("month")
    here = found.context.at("M")
    if _is_name(found):
        return None
    if here is None:
        year = found.context.anchor_year
        return Normalized("DATE", f"{year:04}-{month:02}" if year else f"XXXX-{month:02}")
    told_of = re.match(r"\d{4}", found.context.anchor or "") if found.params.get("anaphoric") else None
    if told_of:
        return Normalized("DATE", dates.month(int(told_of[0]), month))
    direction = lexicon().slots["direction"].get(found.word("direction"))
    ahead = (month - here.month) % 12
    if direction == "0":
        return Normalized("DATE", dates.month(here.year, month))
    if direction == "1":
        return Normalized("DATE", dates.month(here.year, here.month + (ahead or 12)))
    if direction == "-1":
        return Normalized("DATE", dates.month(here.year, here.month + ahead - 12))
    begun = _goes_on(found.context, month)
    if begun:
        return Normalized("DATE", begun)
    steps = (ahead - 12,) if found.context.follows_since else (ahead - 12, ahead)
    if found.context.of_a_present and steps[0] < -_RECENT_MONTHS:
        return Normalized("DATE", dates.month(here.year, here.month + ahead))
    step = min(steps, key=lambda step: found.context.distance(step, conflict=7, ahead=1, behind=4))
    return Normalized("DATE", dates.month(here.year, here.month + step))


def delivered(found: Found) -> Normalized | None:
    """The month in which what is traded now is delivered: ``May`` delivery, the ``June`` contract."""
    here = found.context.at("M")
    month = found.integer("month")
    return Normalized("DATE", dates.month(here.year + (month < here.month), month) if here else f"XXXX-{month:02}")


def day_of_month(found: Found) -> Normalized | None:
    """``on the 13th``: of the month of publication, or of the one before or behind it where the tense asks for that."""
    here, day = found.context.anchor_date("D"), found.integer("day")
    if here is None:
        return Normalized("DATE", f"XXXX-XX-{day:02}")
    months = [divmod(here.year * 12 + here.month - 1 + step, 12) for step in (-1, 0, 1)]
    days = [known for year, month in months if (known := dates.valid(year, month + 1, day))]
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


def _is_name(found: Found) -> bool:
    """Whether the month is a name, or a verb of a headline: Mr. March, April Jones, May said, Pier May Close."""
    token = found.context.token
    if token is None or found.has("direction"):
        return False
    if token.tag_ == "MD":
        return True
    if _bears_name(found, token):
        return True
    title = token.i > 0 and token.doc[token.i - 1].text.rstrip(".") in _TITLES
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    speaks = behind.lemma_ in _SPEAKING or (token.dep_ == "nsubj" and token.head.lemma_ in _SPEAKING)
    return title or speaks or (token.ent_type_ in {"PERSON", "ORG"} and _longer_name(token))


def _bears_name(found: Found, token: Token) -> bool:
    """Whether the report names somebody so in full ("Theresa May") and this is no month behind "in" or "last"."""
    named = re.search(rf"\b(?:{'|'.join(sorted(_TITLES))})\.? {re.escape(token.text)}\b", found.context.text)
    return named is not None and token.dep_ not in {"pobj", "npadvmod"}


def _longer_name(token: Token) -> bool:
    beside = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return any(word.ent_type_ == token.ent_type_ and word.pos_ == "PROPN" for word in beside)


def slashed(found: Found) -> Normalized | None:
    """``3/14/2013``, month first as in American reports, unless the first number cannot be a month; ``14.3.2013``.

    Where both may be the month the other day is a further reading.
    """
    year = found.integer("year")
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    first, second = found.integer("first"), found.integer("second")
    dotted = "." in found.words
    days = [dates.valid(year, first, second), None if dotted else dates.valid(year, second, first)]
    known = list(dict.fromkeys(day.isoformat() for day in days if day))
    return Normalized("DATE", known[0], tuple(known[1:])) if known else None


def year(found: Found) -> Normalized | None:
    """A year in digits, unless it counts something; ``2012-13``, ``2012/13`` begin in 2012, ``2012-09`` is a month."""
    value = found.integer("year")
    twin = re.search(r"/(\d+)\Z", found.words)
    if twin and int(twin[1]) % 100 != (value + 1) % 100:
        return None
    if found.words.isdigit():
        token = found.context.token
        counts = (
            token is not None and token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i == token.i + 1
        )
        if value < _OLDEST_BARE_YEAR or (counts and value not in _LIKELY_YEARS):
            return None
    second = re.search(r"\d{4}[-–](\d\d)\Z", found.words)
    if second and 1 <= int(second[1]) <= 12 and int(second[1]) != (value + 1) % 100 and not found.context.follows_from:
        return Normalized("DATE", dates.month(value, int(second[1])))
    named = found.context.quarter if found.word("grain") in {"quarter", "period"} else None
    return Normalized("DATE", f"{value:04}{named[4:] if named else ''}", anchor=not named)


def short_period(found: Found) -> Normalized | None:
    """``Q4 2012``, ``H1``: a quarter or half, of the year of publication where none is stated."""
    here = found.context.at("Y")
    which = int(found.word("which"))
    if found.slots["letter"] == "H" and which > 2:
        return None
    year_of = here.year if here else None
    if found.has("year"):
        year_of = found.integer("year")
    elif found.has("digits"):
        year_of = 2000 + found.integer("digits")
    return Normalized("DATE", f"{year_of:04}-{found.slots['letter']}{which}") if year_of else None


def half(found: Found) -> Normalized | None:
    """Half a year: ``the first half of 1989``."""
    here = found.context.at("Y")
    year_of = stated_year(found) or (here.year if here else None)
    return Normalized("DATE", f"{year_of:04}-H{1 if found.word('which') == 'first' else 2}") if year_of else None


def spelled_year(found: Found) -> Normalized | None:
    """A year in words: ``nineteen ninety-six``, ``two thousand``."""
    values = lexicon().slots["number"]
    words = found.word("words").replace("-", " ").split()
    rest = int(number(" ".join(words[2 if words[0] == "two" else 1 :]), values) or 0) % 100
    year_of = 2000 + rest if words[0] == "two" else int(values[words[0]]) * 100 + rest
    value = dates.month(year_of, found.integer("month")) if found.has("month") else f"{year_of:04}"
    return Normalized("DATE", value)


def short_year(found: Found) -> Normalized | None:
    """``in '68``: the last such year, or one of the next ten."""
    here = found.context.at("Y")
    latest = here.year + _YEARS_AHEAD if here else _LATEST
    return Normalized("DATE", f"{latest - (latest - found.integer('digits')) % 100:04}")


def decade(found: Found) -> Normalized | None:
    """``the 1980s``, ``the '90s``, ``the nineties``, ``the 70s``: 198, 199, 199, 197; ``the 1800s``: 18."""
    if found.has("decade"):
        return Normalized("DATE", "19" + found.value("decade"))
    digits = found.word("digits")
    if len(digits) == 4 and digits.endswith("00") and digits != "2000":
        return Normalized("DATE", digits[:2])
    century_of = "" if len(digits) == 4 else "20" if digits in {"00", "10"} else "19"
    return Normalized("DATE", (century_of + digits)[:3])


def century(found: Found) -> Normalized | None:
    """``the 20th century``: 19; ``the third century B.C.``: BC02."""
    ordinal = re.sub(r"(?<=\d)\D+", "", found.word("ordinal"))
    count = int(ordinal) if ordinal.isdigit() else int(found.value("ordinal"))
    era = "BC" if found.word("era").startswith("b") else ""
    return Normalized("DATE", f"{era}{count - 1:02}")
