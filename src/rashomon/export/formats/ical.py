"""What is still to come as iCalendar: plans whose day had not passed when the last report of their story appeared."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from rashomon.export.format import text_format
from rashomon.export.material import Material, Told
from rashomon.model import Citation, Commitment, TimelineEntry, interval

_OPEN = {"planned": "TENTATIVE", "agreed": "CONFIRMED", "invited": "TENTATIVE", "ongoing": "CONFIRMED"}
_SHOWN = 5  # citations of one event
_LONGEST = 75  # octets of a line


def _text(material: Material) -> Iterator[str]:
    yield _lines(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rashomon//Rashomon//EN", "CALSCALE:GREGORIAN"))
    for told in material:
        today = _last_day(told)
        for entry in told.story.timeline if told.story else ():
            yield _planned(told, entry, today)
        for commitment in told.story.commitments if told.story else ():
            yield _due(told, commitment, today)
    yield _lines(("END:VCALENDAR",))


def _last_day(told: Told) -> date:
    """The day of the last report: what was still to come then is still to come as far as the reports tell."""
    found = (interval(article.published.value) for article in told.articles.values())
    return max((days.last for days in found if days), default=date.min)


def _planned(told: Told, entry: TimelineEntry, today: date) -> str:
    if entry.status not in _OPEN:
        return ""
    return _event(told, entry.id or f"{entry.date}", entry.date, entry.text, _OPEN[entry.status], entry.reports, today)


def _due(told: Told, commitment: Commitment, today: date) -> str:
    if commitment.due is None or commitment.status not in _OPEN:
        return ""
    promise = f"Due: {commitment.who}: {commitment.what}"
    return _event(told, commitment.id, commitment.due, promise, "TENTATIVE", commitment.reports, today)


def _event(told: Told, name: str, value: str, title: str, status: str, reports: Iterable[Citation], today: date) -> str:
    days = interval(value)
    if days is None or days.last < today:
        return ""
    cited = list(reports)
    articles = [told.articles.get(report.article) for report in cited]
    url = next((article.url for article in articles if article and article.url), None)
    stamp = f"{max(today, date(1970, 1, 1)):%Y%m%d}T000000Z"
    return _lines(
        (
            "BEGIN:VEVENT",
            f"UID:{_escaped(name)}@rashomon",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{days.first:%Y%m%d}",
            f"DTEND;VALUE=DATE:{_after(days.last):%Y%m%d}",
            f"SUMMARY:{_escaped(title)}",
            f"DESCRIPTION:{_escaped(_told(told, cited))}",
            f"STATUS:{status}",
            *((f"URL:{url}",) if url and not re.search(r"[\s\x00-\x1f]", url) else ()),
            "END:VEVENT",
        )
    )


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(1)


def _told(told: Told, reports: list[Citation]) -> str:
    lines = []
    for report in reports[:_SHOWN]:
        article = told.articles.get(report.article)
        outlet = (article.publisher or article.source) if article else report.article
        where = f"{report.article} {report.span.start}-{report.span.end}, origin {told.origin(report)}"
        lines.append(f"“{report.text}” — {outlet} [{where}]")
    return "\n".join(lines)


def _escaped(words: str) -> str:
    plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", " ", words.replace("\r\n", "\n"))
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n")


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """A line of iCalendar, parted where it has more octets than it may have, never inside a character."""
    parts, part, size = [], "", 0
    for letter in line:
        width = len(letter.encode("utf-8", "replace"))
        if size + width > _LONGEST:
            parts.append(part)
            part, size = " ", 1
        part += letter
        size += width
    return "\r\n".join((*parts, part))


ICAL = text_format("ical", "what is still to come, for calendars", ".ics", _text)
