"""The timeline as TimelineJS takes it: what happened and is to happen, in the words of the reports."""

import html
from collections.abc import Iterator

from rashomon.export.format import text_format
from rashomon.export.material import Material, Told
from rashomon.model import Citation, Interval, TimelineEntry, encode, interval

_SHOWN = 12  # citations of one entry


def _text(material: Material) -> Iterator[str]:
    yield '{"events":['
    first = True
    for told in material:
        for entry in told.story.timeline if told.story else ():
            if days := interval(entry.date):
                yield ("" if first else ",\n") + encode(_event(told, entry, days))
                first = False
    yield "]}\n"


def _event(told: Told, entry: TimelineEntry, days: Interval) -> dict[str, object]:
    event: dict[str, object] = {
        "start_date": _date(days, last=False),
        "text": {
            "headline": html.escape(entry.text),
            "text": "".join(_line(told, one) for one in entry.reports[:_SHOWN]),
        },
        "unique_id": entry.id or f"{entry.date}-{len(entry.reports)}",
        "group": html.escape(told.story.title) if told.story else "",
        "rashomon": {
            "status": entry.status,
            "origins": entry.origins,
            "fact": entry.fact,
            "citations": [_citation(told, one) for one in entry.reports],
        },
    }
    if days.precision not in {"minute", "day", "month", "year"}:
        event["end_date"] = _date(days, last=True)
    return event


def _date(days: Interval, *, last: bool) -> dict[str, int]:
    day = days.last if last else days.first
    named = {"year": day.year, "month": day.month, "day": day.day}
    kept = {"year": 1, "month": 2}.get(days.precision, 3)
    return dict(list(named.items())[:kept])


def _line(told: Told, report: Citation) -> str:
    article = told.articles.get(report.article)
    outlet = html.escape((article.publisher or article.source) if article else report.article)
    if article and article.url and article.url.startswith(("http://", "https://")):
        outlet = f'<a href="{html.escape(article.url, quote=True)}">{outlet}</a>'
    return f"<p>“{html.escape(report.text)}” — {outlet}</p>"


def _citation(told: Told, report: Citation) -> dict[str, object]:
    article = told.articles.get(report.article)
    return {
        "article": report.article,
        "url": article.url if article else None,
        "span": report.span,
        "words": report.text,
        "origin": told.origin(report),
    }


TIMELINE_JS = text_format("timelinejs", "the timeline for TimelineJS", ".json", _text)
