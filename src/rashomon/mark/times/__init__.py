"""Time expressions: exact span, TIMEX3 type and value, resolved against the publication date."""

import re
from collections.abc import Mapping
from dataclasses import replace

import msgspec

from rashomon.mark.parse import Parsed
from rashomon.mark.times import dates
from rashomon.mark.times.context import Context, present_of
from rashomon.mark.times.find import Candidate, candidates
from rashomon.mark.times.modifiers import modified
from rashomon.mark.times.normalizers import NORMALIZERS, Found, Normalized
from rashomon.mark.times.ranges import other_days
from rashomon.mark.times.zones import Zone, home, readings
from rashomon.model import Span, TimeExpression

__all__ = ["find_times"]

# By normalizer, what may stand between an expression and the day behind that dates it, and those of such days:
# 10 a.m. on Friday, 4:17 local time (01:17 GMT) on 6 February; Monday, New Year's Day, Sunday (4 August).
_TO_THE_DAY = {
    "clock": re.compile(r"(?: local time)?(?:\s*\([^()\n]{3,30}\)|\s*\))?,?(?: on)?\s"),
    "weekday": re.compile(r"(?:,\s|\s\()"),
    "unit_from_anchor": re.compile(r"(?:,| on)\s"),
}
_TO_A_CLOCK = re.compile(r"\s?(?:to|until|till|through|and|[-–])\s?")  # from 7 a.m. until 10 p.m. on Sunday
_NAMES_DAY = frozenset({"weekday", "month", "deictic"})
_DAYS = {
    "clock": frozenset({"calendar", "deictic", "holiday", "part_of_day", "unit_from_anchor", "weekday"}),
    "weekday": frozenset({"calendar", "holiday"}),
    "unit_from_anchor": frozenset({"calendar", "weekday"}),
}


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The time expressions of an article, in text order; values never come from the clock of the machine."""
    present = present_of(parsed.article.published)
    at = home(parsed.article.dateline, parsed.text)
    found: list[TimeExpression] = []
    anchors: list[TimeExpression] = []
    floor = 0
    chosen = candidates(parsed.text)
    places = {candidate.start: candidate for candidate in chosen}
    ahead: dict[int, Normalized] = {}
    for candidate in chosen:
        if candidate.start < floor:  # the year of "June 18-19, 2013"
            continue
        context = Context(parsed.text, parsed.doc, candidate.start, candidate.end, present, anchors)
        if candidate.rule.normalizer in _DAYS and candidate.start not in ahead:
            ahead = _day_behind(candidate, context, places)
            context = replace(context, day_behind=next((day.value for day in ahead.values()), None))
        meaning = ahead.pop(candidate.start, None) or _meaning(parsed.text, candidate, context)
        if meaning is None:
            continue
        time = _expression(parsed.text, candidate, meaning, floor)
        if time.type == "TIME":
            time = _by_other_clocks(time, context, at)
        series = _with_other_days(parsed, time, candidate, floor)
        found += series
        floor = series[-1].span.end
        if meaning.anchor:
            anchors += series
    return tuple(found)


def _meaning(text: str, candidate: Candidate, context: Context) -> Normalized | None:
    words = text[candidate.start : candidate.end]
    return NORMALIZERS[candidate.rule.normalizer](Found(_slots(candidate), candidate.rule.params, context, words))


def _day_behind(undated: Candidate, context: Context, places: Mapping[int, Candidate]) -> dict[int, Normalized]:
    """What names the day right behind a clock time or weekday, by its place ("8 p.m. on New Year's Day").

    Where a clock time begins a range, that is the clock time that ends it. Empty where no day is named.
    """
    kind = undated.rule.normalizer
    gap = _TO_THE_DAY[kind].match(context.text, undated.end)
    behind = places.get(gap.end()) if gap else None
    if behind is None or behind.rule.normalizer not in _DAYS[kind]:
        behind = _end_of_range(undated, context.text, places)
    if behind is None:
        return {}
    meaning = _meaning(context.text, behind, replace(context, start=behind.start, end=behind.end))
    return {behind.start: meaning} if meaning and dates.parse_day(meaning.value) else {}


def _end_of_range(clock: Candidate, text: str, places: Mapping[int, Candidate]) -> Candidate | None:
    """The clock time behind another that says the day of both: "from 7 a.m. until 10 p.m. on Sunday"; None for none."""
    gap = _TO_A_CLOCK.match(text, clock.end) if clock.rule.normalizer == "clock" else None
    end = places.get(gap.end()) if gap else None
    if end is None or end.rule.normalizer != "clock" or _names_day(clock) or not _names_day(end):
        return None
    return end


def _names_day(candidate: Candidate) -> bool:
    return not _NAMES_DAY.isdisjoint(_slots(candidate))


def _slots(candidate: Candidate) -> dict[str, str]:
    """The words that a candidate's rule found, by slot."""
    return {name.partition("__")[0]: words for name, words in candidate.found.groupdict().items() if words}


def _expression(text: str, candidate: Candidate, meaning: Normalized, floor: int) -> TimeExpression:
    start, mod = modified(text, candidate, floor, meaning.type)
    return TimeExpression(Span(start, candidate.end), meaning.type, meaning.value, mod, meaning.readings)


def _with_other_days(
    parsed: Parsed, time: TimeExpression, candidate: Candidate, floor: int
) -> tuple[TimeExpression, ...]:
    """The expression and, for days such as "June 18-19", the others; in text order."""
    if candidate.rule.normalizer != "calendar":
        return (time,)
    others = other_days(parsed.text, parsed.doc, time.span, time.value, floor)
    series = (time, *(TimeExpression(span, "DATE", value) for span, value in others))
    return tuple(sorted(series, key=lambda one: one.span.start))


def _by_other_clocks(time: TimeExpression, context: Context, at: Zone | None) -> TimeExpression:
    """The expression with what its time is by the clocks of other places, where the zones are known."""
    words = time.span.of(context.text)
    return msgspec.structs.replace(time, readings=time.readings + readings(time.value, words, context.around, at))
