"""Timeline entries: one for each date that the reports speak of, told in their own words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from rashomon.collate.evidence import Evidence, Sentence, report
from rashomon.collate.moments import interval, published_on
from rashomon.collate.timeline.calendar import date_of
from rashomon.model import Commitment, Fact, Report, Span, Status, TimelineEntry

_LONG = 60  # words from which a sentence is no good as the text of an entry
_PUT_OFF: frozenset[Status] = frozenset(("postponed", "cancelled"))
_NOT_DONE: frozenset[Status] = frozenset(("negated", "refused"))
_AHEAD: frozenset[Status] = frozenset(("planned", "postponed", "cancelled", "invited", "agreed", "hypothetical"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence that speaks of a date."""

    article: str
    sentence: Sentence
    value: str
    precision: str


def build_timeline(
    evidence: Evidence, facts: Sequence[Fact], commitments: Sequence[Commitment], salience: Mapping[str, float]
) -> tuple[TimelineEntry, ...]:
    """The dates of the story in order, each with its best words; ``salience`` ranks them, highest first.

    What was to happen on a date and was put off, called off or not done is marked so, whoever the words are of.
    """
    rows: defaultdict[str, list[Dated]] = defaultdict(list)
    for item in _dated(evidence):
        rows[item.value].append(item)
    places = _places(facts)
    dates = Counter(key for items in rows.values() for key in {(item.article, item.sentence.index) for item in items})
    entries = [_entry(evidence, items, places, dates, salience.get(value, 0.0)) for value, items in rows.items()]
    undone = _undone(commitments)
    entries = [_as_it_stands(entry, undone) for entry in entries]
    return tuple(sorted(entries, key=lambda entry: (entry.date, entry.precision)))


def _undone(commitments: Iterable[Commitment]) -> dict[tuple[str, str, Span], Status]:
    """Date, article and sentence of what was put off or called off, or in the end not done."""
    return {
        (date_of(promise.due, when), step.report.article, step.report.span): changed.status
        for promise in commitments
        if promise.due is not None and (when := interval(promise.due)) is not None
        for changed in promise.chain
        if changed.status in _PUT_OFF or (changed.status == promise.status and changed.status in _NOT_DONE)
        for step in promise.chain
    }


def _as_it_stands(entry: TimelineEntry, undone: Mapping[tuple[str, str, Span], Status]) -> TimelineEntry:
    """The entry with what became of it, where at least half of its reports tell of what was to be."""
    found = [undone[key] for r in entry.reports if (key := (entry.date, r.article, r.span)) in undone]
    return msgspec.structs.replace(entry, status=found[0]) if found and 2 * len(found) >= len(entry.reports) else entry


def _dated(evidence: Evidence) -> Iterable[Dated]:
    for article in evidence.articles:
        for time in article.times:
            when = interval(time.value) if time.type in ("DATE", "TIME") else None
            sentence = evidence.sentence_at(article.id, time.span.start)
            if when is not None and sentence is not None and when.precision != "decade":
                value = date_of(time.value, when)
                yield Dated(article.id, sentence, value, "day" if len(value) == 10 else when.precision)


def _places(facts: Sequence[Fact]) -> dict[tuple[str, int], Fact]:
    """The first fact (of most origins) told by the sentence at a place."""
    places: dict[tuple[str, int], Fact] = {}
    for fact in facts:
        for item in fact.reports:
            places.setdefault((item.article, item.span.start), fact)
    return places


def _entry(
    evidence: Evidence,
    items: list[Dated],
    places: Mapping[tuple[str, int], Fact],
    dates: Mapping[tuple[str, int], int],
    salience: float,
) -> TimelineEntry:
    """The entry of one date; ``dates`` counts how many each sentence (article, index) speaks of."""
    unique = {(item.article, item.sentence.index): item for item in items}
    ranked = _ranked(evidence, list(unique.values()), dates)
    reports = tuple(_report(evidence, item, places) for item in ranked)
    fact = places.get((ranked[0].article, ranked[0].sentence.span.start))
    value = items[0].value
    return TimelineEntry(
        date=value,
        precision=items[0].precision,
        text=reports[0].text,
        status=_status(evidence, value, fact, ranked),
        salience=salience,
        reports=reports,
        origins=evidence.origins((item.article, item.sentence.span) for item in ranked),
        fact=fact.id if fact else None,
    )


def _ranked(evidence: Evidence, items: list[Dated], dates: Mapping[tuple[str, int], int]) -> list[Dated]:
    """The sentences of a date, the one that says most of what the others say, and is of no other date, first."""
    counts = Counter(stem for item in items for stem in item.sentence.stems)
    scores = {}
    for item in items:
        stems, length = item.sentence.stems, len(item.sentence.words)
        told = sum((counts[stem] - 1) * evidence.weights[stem] for stem in sorted(stems))
        lead = 1.0 / (1.0 + 0.1 * item.sentence.index)
        fit = (0.2 if length > _LONG or length < 6 else 1.0) / dates[item.article, item.sentence.index]
        scores[item] = (told + 1.0) * (0.5 + lead) / (8 + length) * fit
    return sorted(items, key=lambda item: (-scores[item], item.article, item.sentence.index))


def _report(evidence: Evidence, item: Dated, places: Mapping[tuple[str, int], Fact]) -> Report:
    article = evidence.article(item.article)
    fact = places.get((item.article, item.sentence.span.start))
    told = next((r.status for r in fact.reports if r.article == item.article), None) if fact else None
    return report(article, item.sentence.span, status=told, value=item.value)


def _status(evidence: Evidence, value: str, fact: Fact | None, items: Sequence[Dated]) -> Status:
    """Planned where all reports of it were published before; else what the fact says, or that it occurred.

    What all reports look back on is not planned any more: "he said on Friday that they will meet".
    """
    when = interval(value)
    days = [published_on(evidence.article(item.article)) for item in items]
    ahead = bool(max(days, default="")) and when is not None and when.first.isoformat() > max(days)
    behind = bool(min(days, default="")) and when is not None and when.last.isoformat() < min(days)
    told = fact.status if fact is not None else None
    if told is None or (told == "planned" and behind) or not (told in _AHEAD or not ahead):
        return "planned" if ahead else "occurred"
    return told
