"""When a text was published: stated, inferred from what it says, or unknown; and when it was last updated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Ground, Line, Published, Span
from rashomon.read.text.dates import Day, days_in, weekdays
from rashomon.read.text.dating import opens_with_sign, sign_before

_AGO = re.compile(r"\bago\b|\bvor \d+ |\bil y a\b|\bhace\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(" + "|".join(sorted(weekdays(), key=lambda n: (-len(n), n))) + r")\b", re.IGNORECASE)
_LEAD = 4  # paragraphs in which the day of the news is named
_OPENING = 1500  # characters of the body: a day named later is more often history than news
_ABOVE = 25  # lines above the story from which a date is that of the visit
_TOGETHER = 4  # lines: of dates so near to one another the earliest is that of the publication


@dataclass(frozen=True, slots=True)
class Dating:
    """What a text says of its own date, with the grounds."""

    published: Published
    updated: Published | None
    grounds: tuple[Ground, ...]


def date_text(raw: str, lines: Sequence[Line], *, day_first: bool | None = None) -> Dating:
    """Publication and update of the text with these ``lines``; the spans of the grounds refer to ``raw``.

    A date line states them; else they are inferred from a dated caption or sentence and the weekday that the report
    opens with. "First published 1 year ago" is no date. A day without a year stays unknown. ``day_first`` says what
    3/4/2023 means where its language tells.
    """
    stated, updated, grounds = _stated(raw, lines, day_first)
    if stated is None:
        stated, more = _inferred(raw, lines, updated)
        grounds += more
    return Dating(stated, updated, tuple(grounds))


def _stated(
    raw: str, lines: Sequence[Line], day_first: bool | None
) -> tuple[Published | None, Published | None, list[Ground]]:
    """The dates of date and credit lines that belong to this story: those above its end or that say "published".

    Of several the one that is said to be of the publication counts, then the one nearest above the story: at the top
    of a page stands the day it was looked at, inside a story the days of others.
    """
    told = [i for i, line in enumerate(lines) if line.label in ("body", "subheading")]
    first, last = (told[0], told[-1]) if told else (len(lines), len(lines))
    published: list[tuple[int, int, str, Day]] = []
    updated: list[Day] = []
    grounds: list[Ground] = []
    size = 0
    for i, line in enumerate(lines):
        words = raw[line.start : line.end]
        size += len(words) * (line.label == "body")
        if line.label not in ("date", "credits", "byline"):
            continue
        days = [day for day in days_in(words, line.start, day_first=day_first) if day.calendar()]
        if not days and _AGO.search(words) and i <= last:
            reason = "says how long ago, not when: no date can be told from it"
            grounds.append(Ground("published", "unknown", reason, Span(line.start, line.end)))
        far = i > last + 1 or (i <= last and size > _OPENING) or first - i > _ABOVE
        for day in days:
            sign = sign_before(words[: day.span.start - line.start])
            if sign == "changed" and i <= last + 1:
                updated.append(day)
            elif sign == "first" or (sign is None and not far):
                near = abs(i - first) // _TOGETHER
                published.append((2 * (sign is None) + (i > first), near, _value(day).value or "", day))
    if updated:
        value = _value(updated[0]).value or ""
        grounds.append(Ground("updated", value, "the line says when it was updated", updated[0].span))
    best = min(published, key=lambda found: found[:3], default=None)
    if best:
        grounds.append(Ground("published", best[2], "the line states the date", best[3].span))
    return _value(best[3]) if best else None, _value(updated[0]) if updated else None, grounds


def _value(day: Day) -> Published:
    found = day.calendar()
    if found is None:
        return Published()
    if day.clock:
        return Published(f"{found.isoformat()}T{day.clock}{day.zone or ''}", "minute", "stated")
    return Published(found.isoformat(), "day", "stated")


def _inferred(raw: str, lines: Sequence[Line], updated: Published | None) -> tuple[Published, list[Ground]]:
    """The day that captions, sentences and the opening's weekday agree on."""
    limit = date.fromisoformat(updated.value[:10]) if updated and updated.value else None
    anchor = _anchor(raw, lines, limit)
    opening = _opening_weekday(raw, [line for line in lines if line.label == "body"][:_LEAD])
    grounds: list[Ground] = []
    if anchor is not None:
        latest = anchor[1]
        grounds.append(Ground("published", latest.isoformat(), "the latest day that the report tells of", anchor[0]))
    elif limit is not None:
        latest = limit
    else:
        return Published(), _unknown(raw, lines, opening)
    if opening:
        span, weekday = opening
        near = _nearest(latest, weekday, limit)
        if abs((near - latest).days) <= 3:
            why = f"the report opens with {near:%A}, which was that day"
            grounds.append(Ground("published", near.isoformat(), why, span))
            latest = max(latest, near)
    if limit and 0 <= (limit - latest).days <= 1:
        found = next(iter(_updates(raw, lines)), None)
        grounds.append(Ground("published", latest.isoformat(), "no later than its last update", found))
    return Published(latest.isoformat(), "day", "inferred"), grounds


def _anchor(raw: str, lines: Sequence[Line], limit: date | None) -> tuple[Span, date] | None:
    """The latest day not after ``limit`` in the captions, or else in the first ``_OPENING`` characters of the body."""
    body = [line for line in lines if line.label == "body"]
    near = [line for line in body if line.start < body[0].start + _OPENING]
    for told in ([line for line in lines if line.label == "caption"], near):
        days = [
            (day.span, found)
            for line in told
            for day in days_in(_head(raw, line), line.start)
            if day.year and (found := day.calendar()) and (limit is None or found <= limit)
        ]
        if days:
            return max(days, key=lambda item: (item[1], -item[0].start))
    return None


def _head(raw: str, line: Line) -> str:
    """The beginning of a line, as much as is read for dates."""
    return raw[line.start : min(line.end, line.start + 2 * _OPENING)]


def _updates(raw: str, lines: Sequence[Line]) -> list[Span]:
    return [
        Span(line.start, line.end)
        for line in lines
        if line.label == "date" and opens_with_sign(raw[line.start : line.end]) == "changed"
    ]


def _opening_weekday(raw: str, lead: Sequence[Line]) -> tuple[Span, int] | None:
    """The first weekday of the opening paragraphs that is not "next" or "last" week's."""
    names = weekdays()
    for line in lead:
        for match in _WEEKDAY.finditer(raw, line.start, min(line.end, line.start + _OPENING)):
            before = raw[max(match.start() - 6, line.start) : match.start()].lower()
            if len(match.group()) > 4 and not before.endswith(("next ", "last ")):
                return Span(*match.span()), names[match.group().lower()]
    return None


def _nearest(anchor: date, weekday: int, limit: date | None) -> date:
    """The day of that name nearest to ``anchor``, not after ``limit``."""
    days = [anchor + timedelta(days=step) for step in (0, 1, -1, 2, -2, 3, -3)]
    fitting = [d for d in days if d.weekday() == weekday and (limit is None or d <= limit)]
    return fitting[0] if fitting else anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def _unknown(raw: str, lines: Sequence[Line], opening: tuple[Span, int] | None) -> list[Ground]:
    """Why no date can be told, with the days that the text names without a year."""
    body = [line for line in lines if line.label in ("body", "caption")][: 2 * _LEAD]
    bare = (day.span for line in body for day in days_in(_head(raw, line), line.start) if day.year is None)
    grounds = []
    if span := next(bare, None):
        grounds.append(Ground("published", "unknown", f"{span.of(raw)} is named, but no year", span))
    if opening:
        why = "the text names weekdays but no date that would place them"
        grounds.append(Ground("published", "unknown", why, opening[0]))
    return grounds or [Ground("published", "unknown", "the text names no day", None)]
