"""When a text was published: stated, inferred from what it says, or unknown; and when it was last updated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Ground, Line, Published, Span
from rashomon.read.text.dates import Day, days_in, weekdays

_UPDATED = re.compile(
    r"\b(updated?|modified|revised|aktualisiert|mis à jour|modifié|actualizad[oa]|aggiornat[oa]|atualizad[oa]|bijgewerkt|"
    r"uppdaterad|oppdatert|opdateret|aktualizov[aá]no|güncelle\w*)\b|更新|수정",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\b(published|posted|veröffentlicht|publié|publicado|pubblicato|publicado|gepubliceerd|publicerad|publisert)\b|入力|입력|公開",
    re.IGNORECASE,
)
_AGO = re.compile(r"\bago\b|\bvor \d+ |\bil y a\b|\bhace\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(" + "|".join(sorted(weekdays(), key=lambda n: (-len(n), n))) + r")\b", re.IGNORECASE)
_LEAD = 4  # paragraphs in which the day of the news is named


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
                updated = _value(day, "stated")
                grounds.append(Ground("updated", updated.value or "", "the line says when it was updated", day.span))
            elif not late and published is None:
                published = _value(day, "stated")
                grounds.append(Ground("published", published.value or "", "the line states the date", day.span))
    return published, updated, grounds


def _value(day: Day, origin: str) -> Published:
    found = day.calendar()
    assert found is not None  # noqa: S101  the caller keeps days of the calendar only
    stated = "stated" if origin == "stated" else "inferred"
    if day.clock:
        return Published(f"{found.isoformat()}T{day.clock}{day.zone or ''}", "minute", stated)
    return Published(found.isoformat(), "day", stated)


def _inferred(raw: str, lines: Sequence[Line], updated: Published | None) -> tuple[Published, list[Ground]]:
    """The day that captions, sentences and the opening's weekday agree on."""
    told = [line for line in lines if line.label in ("body", "caption")]
    full = [
        (day, found)
        for line in told
        for day in days_in(raw[line.start : line.end], line.start)
        if (found := day.calendar())
    ]
    limit = date.fromisoformat(updated.value[:10]) if updated and updated.value else None
    anchors = _recent([(day, found) for day, found in full if limit is None or found <= limit], raw, told)
    opening = _opening_weekday(raw, [line for line in lines if line.label == "body"][:_LEAD])
    if not anchors and limit is None:
        return Published(), _unknown(opening)
    grounds: list[Ground] = []
    if anchors:
        day, latest = max(anchors, key=lambda item: (item[1], -item[0].span.start))
        grounds.append(Ground("published", latest.isoformat(), "the latest day that the report tells of", day.span))
    else:
        latest = limit  # type: ignore[assignment]  # one of the two is known here
    if opening:
        span, weekday = opening
        near = _nearest(latest, weekday, limit)
        name = f"{near:%A}"
        if abs((near - latest).days) <= 3:
            grounds.append(
                Ground("published", near.isoformat(), f"the report opens with {name}, which was that day", span)
            )
            latest = max(latest, near)
    if limit and 0 <= (limit - latest).days <= 1:
        reason = "no later than its last update"
        found = next((u for u in _updates(raw, lines)), None)
        grounds.append(Ground("published", latest.isoformat(), reason, found))
    return Published(latest.isoformat(), "day", "inferred"), grounds


def _updates(raw: str, lines: Sequence[Line]) -> list[Span]:
    return [
        Span(line.start, line.end)
        for line in lines
        if line.label == "date" and _UPDATED.search(raw[line.start : line.end])
    ]


def _recent(days: list[tuple[Day, date]], raw: str, told: Sequence[Line]) -> list[tuple[Day, date]]:
    """Days that the report tells of as news: those in captions, and the latest ones of the body that are past."""
    del raw
    captions = [(line.start, line.end) for line in told if line.label == "caption"]
    pictured = [(d, f) for d, f in days if any(s <= d.span.start < e for s, e in captions)]
    return pictured or [(d, f) for d, f in days if d.span.start < (told[0].start if told else 0) + 1500]


def _opening_weekday(raw: str, lead: Sequence[Line]) -> tuple[Span, int] | None:
    """The first weekday of the opening paragraphs that is not "next" or "last" week's."""
    names = weekdays()
    for line in lead:
        for match in _WEEKDAY.finditer(raw, line.start, line.end):
            before = raw[max(match.start() - 6, line.start) : match.start()].lower()
            if len(match.group()) > 4 and not before.endswith(("next ", "last ")):
                return Span(*match.span()), names[match.group().lower()]
    return None


def _nearest(anchor: date, weekday: int, limit: date | None) -> date:
    """The day of that name nearest to ``anchor``, not after ``limit``."""
    days = [anchor + timedelta(days=step) for step in (0, 1, -1, 2, -2, 3, -3)]
    fitting = [d for d in days if d.weekday() == weekday and (limit is None or d <= limit)]
    return fitting[0] if fitting else anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def _unknown(opening: tuple[Span, int] | None) -> list[Ground]:
    if opening is None:
        return [Ground("published", "unknown", "the text names no day", None)]
    return [Ground("published", "unknown", "the text names weekdays but no date that would place them", opening[0])]
