"""Timeline entries: one for each date that the reports speak of, told in their own words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.collate.evidence import Evidence, Sentence, report
from rashomon.collate.moments import Interval, interval
from rashomon.model import Fact, MarkedArticle, Report, Status, TimelineEntry


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence that speaks of a date."""

    article: str
    sentence: Sentence
    value: str
    when: Interval


def build_timeline(evidence: Evidence, facts: Sequence[Fact]) -> tuple[TimelineEntry, ...]:
    """The dated sentences of the story as entries in order of date, each with a salience."""
    rows: defaultdict[str, list[Dated]] = defaultdict(list)
    for item in _dated(evidence):
        rows[item.value].append(item)
    by_place = _by_place(facts)
    entries = [_entry(evidence, value, items, by_place) for value, items in rows.items()]
    return tuple(sorted(entries, key=lambda entry: (entry.date, entry.precision)))


def _dated(evidence: Evidence) -> Iterable[Dated]:
    for article in evidence.articles:
        for time in article.times:
            when = interval(time.value) if time.type in ("DATE", "TIME") else None
            sentence = evidence.sentence_at(article.id, time.span.start)
            if when is not None and sentence is not None and when.precision != "decade":
                value = time.value[:10] if when.precision in ("day", "minute") else time.value
                yield Dated(article.id, sentence, value, interval(value) or when)


def _by_place(facts: Sequence[Fact]) -> dict[tuple[str, int], Fact]:
    places: dict[tuple[str, int], Fact] = {}
    for fact in facts:
        for item in fact.reports:
            places.setdefault((item.article, item.span.start), fact)
    return places


def _entry(evidence: Evidence, value: str, items: list[Dated], facts: Mapping[tuple[str, int], Fact]) -> TimelineEntry:
    reports: dict[tuple[str, int], Report] = {}
    for item in items:
        article = evidence.article(item.article)
        reports.setdefault((item.article, item.sentence.index), report(article, item.sentence.span))
    ordered = [reports[key] for key in reports]
    best = min(ordered, key=lambda r: (len(r.text) > 300, -len(r.text), r.article))
    fact = facts.get((best.article, best.span.start))
    origins = evidence.origins(r.article for r in ordered)
    return TimelineEntry(
        date=value,
        precision=items[0].when.precision,
        text=best.text,
        status=fact.status if fact and fact.status else _status(evidence, items),
        salience=float(origins),
        reports=tuple(ordered),
        origins=origins,
        fact=fact.id if fact else None,
    )


def _status(evidence: Evidence, items: list[Dated]) -> Status:
    latest = max((_published(evidence.article(item.article)) for item in items), default="")
    return "planned" if latest and items[0].when.first.isoformat() > latest else "occurred"


def _published(article: MarkedArticle) -> str:
    return (article.published.value or "")[:10]
