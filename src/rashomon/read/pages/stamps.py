"""Written dates to ISO 8601, as far as they go."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

from rashomon.lexicon import Rules, either, read_rules
from rashomon.model import Published
from rashomon.read.text.dates import clock_beside, months

_ISO = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
    r"(?:(?:T|\s+|,\s*)(?P<h>\d{1,2}):(?P<i>\d\d)(?::(?P<sec>\d\d)(?:[.,]\d+)?)?\s*(?P<z>Z\b|UTC\b|GMT\b|[+-]\d\d:?\d\d(?!\d))?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"^\s*(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<h>\d\d):?(?P<i>\d\d):?(?P<sec>\d\d)?(?P<z>Z|[+-]\d\d:?\d\d)?)?\s*$"
)
_NUMERIC = re.compile(r"(?<![\d./-])(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?!\d)")
_EAST_ASIAN = re.compile(r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})(?:\s?[日號号일])?")
_EAST_ASIAN_CLOCK = re.compile(
    r"\s*(?:[（(].[）)])?\s*(?P<half>午前|午後|上午|下午|오전|오후)?\s*(?P<h>\d{1,2})\s?[時时點点시]\s?(?:(?P<i>\d{1,2})\s?[分분])?"
)
_MONTH = re.compile(r"^\s*(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)\s*$")
_LETTERS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_CENTURY = re.compile(r"(?:19|20)\d\d")
_EPOCH = re.compile(r"^\s*(\d{10})(?:\d{3})?\s*$")
_CLOCK = re.compile(
    r"(?<![\d:])(?P<h>\d{1,2})[:.h](?P<i>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\b\.?)?(?!\d|%)", re.IGNORECASE
)


_WESTERNMOST = timedelta(hours=12)
"""How far the clocks furthest west are behind those of Greenwich."""
_DATE_LINE, _BESIDE_DAY = 100, 20
"""Characters of a line that dates a story, and letters in it beside the day."""
_TAIL = 30  # characters behind a date in which its clock stands
_LONGEST = 300
"""Characters of a text in which a date is looked for: what states a date is short."""


class MonthFirst(Rules, frozen=True, kw_only=True):
    """Where the month is written before the day: countries, and endings of addresses that tell no country."""

    countries: frozenset[str]
    endings: frozenset[str]


class DateWords(Rules, frozen=True, kw_only=True):
    """What ``dates.toml`` holds: the names of fields that state dates, the surest first."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    month_first: MonthFirst


@lru_cache(maxsize=1)
def lexicon() -> DateWords:
    """The lists of ``dates.toml``."""
    return read_rules("rashomon.read.pages", "dates.toml", DateWords)


def month_number(name: str) -> int | None:
    """The number of a month by its lower-case name in any language of the list; None where it is no month."""
    return months().get(name)


_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d(?!\d?\s?min))"  # "Jun 18, 20235 min" is five minutes long


def _orders(month: str) -> tuple[str, ...]:
    """Day, month and year in any order: "June 18, 2023", "18 de junio de 2023", "18. Juni 2023", "2023. június 18.".

    Between day and year a clock may stand, as in "Sun Jun 18 21:08:00 EST 2023".
    """
    month = rf"(?P<m>{month})(?!\w)\.?"
    day = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|º)?"
    clock = r"(?:(?P<clock>\d\d:\d\d:\d\d)\s+(?:[A-Z]{3,4}\s+)?)?"
    return (
        rf"(?<!\w){month}\s+{day}\s*,?\s+(?:at\s+)?{clock}{_YEAR}",
        rf"(?<!\d){day}\.?\s*(?:de\s+|of\s+|d'|-)?{month}(?:\s+de|\s+del|,|-)?\s*{_YEAR}",
        rf"(?<!\d)(?P<y>(?:19|20)\d\d)\.?\s+(?:m\.\s+)?{month}\s+(?P<d>\d{{1,2}})(?!\d)",
        r"(?<!\d)(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2}),?\s+(?:năm\s+)?(?P<y>(?:19|20)\d\d)",
    )


@lru_cache(maxsize=1)
def _month() -> str:
    return either(months())


@lru_cache(maxsize=1)
def _written() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(order, re.IGNORECASE) for order in _orders(_month()))


@lru_cache(maxsize=2)
def _stamps(*, bare: bool) -> re.Pattern[str]:
    """Any date with its clock, or a clock alone, or a ``bare`` date without a year, which takes the name of a month."""
    before, behind = (
        rf"(?<!\w)(?:{_month()})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?",
        rf"(?<!\d)\d{{1,2}}\.?\s(?:de\s)?(?:{_month()})",
    )
    yearless = [rf"(?:{before}|{behind})(?!\w)"] if bare else []
    clock = r"(?<![\d:])\d{1,2}\s?[:.h]\s?\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?Uhr)?(?!\d|%)"
    dates = (_ISO.pattern, _NUMERIC.pattern, _EAST_ASIAN.pattern, *_orders(r"[^\W\d_]{3,12}"))
    unnamed = (re.sub(r"\(\?P<\w+>", "(?:", date.replace("(?P=s)", "[-/.]")) for date in dates)
    return re.compile("|".join([*unnamed, *yearless, clock]), re.IGNORECASE)


def masked(text: str) -> str:
    """``text`` with a bar in the place of every date and clock."""
    if not _DIGIT.search(text):
        return text
    bare = not text.isascii() or not months().keys().isdisjoint(_LETTERS.findall(text.lower()))
    return _stamps(bare=bare).sub("|", text)


def parse(text: str, *, month_first: bool = True) -> Published | None:
    """The first date written in ``text``, with its time where one follows; None where there is none.

    ``month_first`` decides "03/04/2023" only; where one number exceeds 12 the writing itself decides.
    """
    text = ascii_digits(text.strip()[:_LONGEST])
    return _of_epoch(text) or (_in_calendar(text, month_first=month_first) if names_year(text) else None)


def _of_epoch(text: str) -> Published | None:
    """A moment written as seconds, or milliseconds, since 1970."""
    found = _EPOCH.match(text)
    if not found:
        return None
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(found[1]))
    return Published(moment.isoformat(timespec="seconds"), "second", "stated")


def _in_calendar(text: str, *, month_first: bool) -> Published | None:
    """The first date that names day, month and year, or is a month of a year."""
    for pattern in (_COMPACT, _ISO):
        if (found := pattern.search(text)) and (day := _day(found["y"], found["m"], found["d"])):
            return _with_time(day, found)
    for pattern in _written():
        if (found := pattern.search(text)) and (day := _day(found["y"], _number(found["m"]), found["d"])):
            inside = found.groupdict().get("clock")
            return _zoned(text) or (_clocked(day, inside) if inside else _timed(day, text, found))
    if found := _NUMERIC.search(text):
        first, second = (found["a"], found["b"])
        swap = int(first) > 12 or (int(second) <= 12 and (not month_first or found["s"] in ".-"))
        if day := _day(found["y"], *((second, first) if swap else (first, second))):
            return _timed(day, text, found)
    if (found := _EAST_ASIAN.search(text)) and (day := _day(found["y"], found["m"], found["d"])):
        return _in_signs(day, text, found.end()) or _timed(day, text, found)
    if (found := _MONTH.match(text)) and 1 <= int(found["m"]) <= 12:
        return Published(f"{found['y']}-{found['m']}", "month", "stated")
    return None


def months_first(text: str) -> list[bool]:
    """For every date in ``text`` that tells so by itself, whether it names the month before the day.

    "June 18, 2023" and "6/18/2023" do, "18 June 2023" and "18/6/2023" do not; "3/4/2023" does not tell.
    """
    first, last, *_ = _written()
    told = [True] * len(first.findall(text)) + [False] * len(last.findall(text))
    numbers = ((int(found["a"]), int(found["b"])) for found in _NUMERIC.finditer(text))
    return told + [day > 12 for month, day in numbers if (month > 12) != (day > 12)]


def is_ambiguous(text: str) -> bool:
    """Whether the first date of ``text`` is of the kind of "03/04/2023": another day on either side of the Atlantic."""
    by_order = (parse(text, month_first=first) for first in (True, False))
    return len({found.value if found else None for found in by_order}) > 1


def names_year(text: str) -> bool:
    """Whether ``text`` holds a year in four digits, as all dates do but moments counted from 1970."""
    return _CENTURY.search(ascii_digits(text)) is not None


def is_date_line(line: str) -> bool:
    """Whether a line is a day, or several, with little beside it: "Published Thursday 14 March 2024 18:05, UK"."""
    if len(line) > _DATE_LINE or not names_year(line):
        return False
    bare = masked(line)
    return bare != line and not names_year(bare) and sum(map(str.isalpha, bare)) <= _BESIDE_DAY


def ascii_digits(text: str) -> str:
    """``text`` with the digits of other scripts as those of ASCII, one for one.

    >>> ascii_digits("٧ مايو ٢٠٢٤")
    '7 مايو 2024'
    """
    return text if text.isascii() else _DIGIT.sub(lambda digit: str(int(digit[0])), text)


def is_before(shown: str, stated: str) -> bool:
    """Whether a shown day lies before a stated one, and is not the day of the same moment further west.

    Example: "Nov. 17" is before 2019-11-19T02:24+00:00; counter-example: "Nov. 18" is the day of that moment in Ohio.
    """
    if shown[:10] >= stated[:10] or "T" not in stated:
        return shown[:10] < stated[:10]
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:  # a second that no clock shows: the day holds all the same
        return True
    return moment.utcoffset() != timedelta(0) or shown[:10] < (moment - _WESTERNMOST).date().isoformat()


def _number(written: str) -> str:
    return written if written.isdigit() else str(months()[written.lower()])


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return datetime(int(year), int(month), int(day), tzinfo=UTC).strftime("%Y-%m-%d")
    except ValueError:
        return None


def _with_time(day: str, found: re.Match[str]) -> Published:
    """The day with hour, minute, second and zone as they are stated; midnight without a zone is no time."""
    if not found["h"] or int(found["h"]) > 23 or int(found["i"]) > 59:
        return Published(day, "day", "stated")
    zone = (found["z"] or "").upper()
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    second = found["sec"]
    if not zone and int(found["h"]) == int(found["i"]) == int(second or 0) == 0:
        return Published(day, "day", "stated")
    clock = f"{int(found['h']):02d}:{found['i']}"
    if second and second != "00":
        return Published(f"{day}T{clock}:{second}{zone}", "second", "stated")
    return Published(f"{day}T{clock}{zone}", "minute", "stated")


def _zoned(text: str) -> Published | None:
    """A date as mail and HTTP write it: "Sun, 18 Jun 2023 21:08:00 +0530"."""
    if not re.match(r"^[A-Za-z]{3}, \d", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError):
        return None
    return Published(moment.isoformat(timespec="seconds"), "second", "stated")


def _timed(day: str, text: str, found: re.Match[str]) -> Published:
    """The day with the clock beside it and its zone, else with the first clock behind it."""
    clock, zone = clock_beside(text, found.start(), found.end(), date.fromisoformat(day))
    if clock is None:
        return _clocked(day, text[found.end() : found.end() + _TAIL])
    return Published(f"{day}T{clock}{zone or ''}", "minute", "stated")


def _in_signs(day: str, text: str, end: int) -> Published | None:
    """The day with the clock in signs behind it: "19時40分", "오후 7시 40분"; None where there is none."""
    found = _EAST_ASIAN_CLOCK.match(text, end)
    if not found or int(found["h"]) > 23 or int(found["i"] or 0) > 59:
        return None
    hour = int(found["h"]) % 12 + 12 * (found["half"] in ("午後", "下午", "오후")) if found["half"] else int(found["h"])
    return Published(f"{day}T{hour:02d}:{int(found['i'] or 0):02d}", "minute", "stated")


def _clocked(day: str, tail: str) -> Published:
    found = _CLOCK.search(tail)
    if not found or int(found["i"]) > 59 or int(found["h"]) > 23:
        return Published(day, "day", "stated")
    hour, half = int(found["h"]), (found["half"] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    return Published(f"{day}T{hour:02d}:{found['i']}", "minute", "stated")
