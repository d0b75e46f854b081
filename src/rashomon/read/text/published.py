"""When a text was published: stated, inferred from what it says, or unknown; and when it was last updated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Ground, Line, Published, Span
from rashomon.read.text.dates import Day, days_in, weekdays

_UPDATED = re.compile(
    r"\b(updated?|modified|revised|aktualisiert|mis à jour|modifié|actualizad[oa]|aggiornat[oa]|atualizad[oa]|"
    r"bijgewerkt|uppdaterad|oppdatert|opdateret|aktualizov[aá]no|güncelle\w*)\b|更新|수정",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\b(published|posted|veröffentlicht|publié|publicado|pubblicato|publicado|gepubliceerd|publicerad|publisert)\b|入力|입력|公開",
    re.IGNORECASE,
)
_AGO = re.compile(r"\bago\b|\bvor \d+ |\bil y a\b|\bhace\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(" + "|".join(sorted(weekdays(), key=lambda n: (-len(n), n))) + r")\b", re.IGNORECASE)
_LEAD = 4  # paragraphs in which the day of the news is named
_OPENING = 1500  # characters of the body: a day named later is more often history than news


@dataclass(frozen=True, slots=True)
class Dating:
    """What a text says of its own date, with the grounds."""

    published: Published
    updated: Published | None
    grounds: tuple[Ground, ...]


def date_text(raw: str, lines: Sequence[Line]) -> Dating:
    """Publication and update of the text with these ``lines``; the spans of the grounds refer to ``raw``.

    A date line states them; else they are inferred from a dated caption or sentence and the weekday that the report
    opens with. "First published 1 year ago" is no date. A day without a year stays unknown.
    """
    stated, updated, grounds = _stated(raw, lines)
    if stated is None:
        stated, more = _inferred(raw, lines, updated)
        grounds += more
    return Dating(stated, updated, tuple(grounds))


def _stated(raw: str, lines: Sequence[Line]) -> tuple[Published | None, Published | None, list[Ground]]:
    """The dates of date and credit lines that belong to this story: those above its end or that say "published"."""
    last = max((i for i, line in enumerate(lines) if line.label in ("body", "subheading")), default=len(lines))
    published: Published | None = None
    updated: Published | None = None
    grounds: list[Ground] = []
    for i, line in enumerate(lines):
        words = raw[line.start : line.end]
        if line.label not in ("date", "credits", "byline"):
            continue
        days = [day for day in days_in(words, line.start) if day.calendar()]
        if not days:
            if _AGO.search(words) and i <= last:
                reason = "says how long ago, not when: no date can be told from it"
                grounds.append(Ground("published", "unknown", reason, Span(line.start, line.end)))
            continue
        if i > last + 1 and not _PRINTED.search(words):
            continue  # the date of another story
        for day in days:
            before = words[: day.span.start - line.start]
            signs = [*_UPDATED.finditer(before)], [*_PRINTED.finditer(before)]
            late = bool(signs[0]) and (not signs[1] or signs[0][-1].start() > signs[1][-1].start())
            if late and updated is None:
                updated = _value(day)
                grounds.append(Ground("updated", updated.value or "", "the line says when it was updated", day.span))
            elif not late and published is None:
                published = _value(day)
                grounds.append(Ground("published", published.value or "", "the line states the date", day.span))
    return published, updated, grounds


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
        if line.label == "date" and _UPDATED.search(raw[line.start : line.end])
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
