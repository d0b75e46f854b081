"""Timeline entries: one for each date that the reports speak of, told in their own words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from rashomon.collate.alignment import Alignment
from rashomon.collate.evidence import Evidence, report
from rashomon.collate.moments import published, published_on
from rashomon.collate.progress import furthest
from rashomon.collate.timeline.calendar import calendar, date_of
from rashomon.collate.timeline.dated import Dated, find_dated
from rashomon.collate.timeline.happenings import part_happenings
from rashomon.collate.timeline.wording import Telling, words_of_date
from rashomon.collate.wording import content, words
from rashomon.model import OFF, Commitment, Fact, Span, Status, TimelineEntry, bears_out, interval

_SHORT, _LONG = 6, 60  # words beyond which a sentence is no good as the text of an entry
_ASIDE = 0.3  # what a sentence keeps of its score that tells otherwise, or of a date as a bound: "held since July"
_BESIDE = 0.5  # what a happening keeps of the salience of its date beside the one that most reports tell
_BREVITY = 0.3  # how much the shorter of two sentences that tell as much is preferred
_QUOTED = 0.5  # the same where the date stands in somebody's own words
_SPOKEN = frozenset(("today", "tonight", "this morning", "this evening", "now"))  # when somebody's words were said
_DONE: frozenset[Status] = frozenset(("occurred", "ongoing"))
_NOT_DONE: frozenset[Status] = frozenset(("negated", "refused"))


@dataclass(frozen=True, slots=True)
class Focus:
    """What a story is about: the share of its headlines with a stem, and how many dates each sentence speaks of."""

    headlines: Mapping[str, float]
    dates: Mapping[tuple[str, int], int]


def build_timeline(
    evidence: Evidence,
    alignment: Alignment,
    facts: Sequence[Fact],
    commitments: Sequence[Commitment],
) -> tuple[TimelineEntry, ...]:
    """The happenings of the story in the order of their dates, each in its best words.

    What was to happen on a date and was put off, called off or not done is marked so, whoever the words are of.
    """
    rows: defaultdict[str, list[Dated]] = defaultdict(list)
    for item in find_dated(evidence):
        rows[item.value].append(item)
    places, focus = _places(facts), _focus(evidence, rows.values())
    salience = calendar(evidence.articles)
    entries = [
        _entry(evidence, happening, places, focus, salience.get(value, 0.0) * (_BESIDE if place else 1.0))
        for value, items in rows.items()
        for place, happening in enumerate(part_happenings(items, alignment, evidence.weights))
    ]
    undone = _undone(commitments)
    entries = [_as_it_stands(evidence, entry, undone) for entry in entries]
    return tuple(sorted(entries, key=_order))


def _order(entry: TimelineEntry) -> tuple[date, int, str]:
    """Where an entry stands: weeks, months and years at their beginning, the longest before what lies in them."""
    when = interval(entry.date)
    return (when.first, -when.last.toordinal(), entry.date) if when else (date.max, 0, entry.date)


def _focus(evidence: Evidence, rows: Iterable[Sequence[Dated]]) -> Focus:
    titles = [{word.stem for word in content(words(article.title or ""))} for article in evidence.articles]
    counts = Counter(stem for title in titles for stem in title)
    shares = Counter({stem: count / len(titles) for stem, count in counts.items()})
    dates = Counter(key for items in rows for key in {(item.article, item.sentence.index) for item in items})
    return Focus(shares, dates)


def _undone(commitments: Iterable[Commitment]) -> dict[tuple[str, str, Span], Status]:
    """Date, article and sentence of what was put off or called off, or in the end not done."""
    return {
        (date_of(promise.due, when), step.report.article, step.report.span): changed.status
        for promise in commitments
        if promise.due is not None and (when := interval(promise.due)) is not None
        for changed in promise.chain
        if changed.status in OFF or (changed.status == promise.status and changed.status in _NOT_DONE)
        for step in promise.chain
    }


def _as_it_stands(
    evidence: Evidence, entry: TimelineEntry, undone: Mapping[tuple[str, str, Span], Status]
) -> TimelineEntry:
    """The entry with what became of it, where at least half of its reports tell of what was to be.

    Its origins are those who say what became of it; where nobody does beside the date, those who told of the plan.
    """
    found = [undone[key] for r in entry.reports if (key := (entry.date, r.article, r.span)) in undone]
    if not found or 2 * len(found) < len(entry.reports):
        return entry
    saying = [r for r in entry.reports if r.status is not None and bears_out(r.status, found[0])] or entry.reports
    origins = evidence.origins((r.article, r.span) for r in saying)
    return msgspec.structs.replace(entry, status=found[0], origins=origins)


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
    focus: Focus,
    salience: float,
) -> TimelineEntry:
    """The entry of one date, in the words that tell best what it is known for."""
    value = items[0].value
    unique = {(item.article, item.sentence.index): item for item in items}
    stands = {item: _stands(evidence, item) for item in unique.values()}
    status = furthest([(published_on(evidence.article(item.article)), told) for item, told in stands.items()])
    scores = _scores(evidence, list(stands), focus)
    fits = {item: stands[item] == status or (item.decided and status == "occurred") for item in stands}
    ranked = sorted(
        stands,
        key=lambda item: (
            _is_beside(evidence, item),
            -scores[item] * (1.0 if fits[item] else _ASIDE),
            item.article,
            item.sentence.index,
        ),
    )
    stands = {item: status if fits[item] else told for item, told in stands.items()}
    reports = tuple(
        report(evidence.article(item.article), item.sentence.span, status=stands[item], value=value) for item in ranked
    )
    fact = places.get((ranked[0].article, ranked[0].sentence.span.start))
    return TimelineEntry(
        date=value,
        precision=items[0].precision,
        text=_told(evidence, ranked[0]).span.of(evidence.article(ranked[0].article).text).strip(),
        status=status,
        salience=salience,
        reports=reports,
        origins=evidence.origins((i.article, i.sentence.span) for i in ranked if bears_out(stands[i], status)),
        fact=fact.id if fact else None,
        named=all(_is_beside(evidence, item) for item in items),
    )


def _told(evidence: Evidence, item: Dated) -> Telling:
    """The clause that tells of the date, or its whole sentence."""
    return words_of_date(evidence.article(item.article), item.sentence.span, item.time)


def _is_beside(evidence: Evidence, item: Dated) -> bool:
    """Whether the sentence tells of something else than what came about on the date: "today I have hope", she said."""
    words = item.time.of(evidence.article(item.article).text).casefold()
    return item.named or (item.quoted and words in _SPOKEN) or _told(evidence, item).beside


def _scores(evidence: Evidence, items: list[Dated], focus: Focus) -> dict[Dated, float]:
    """How well each sentence tells of its date: what the others say, what the headlines say, and of no other date."""
    counts = Counter(stem for item in items for stem in item.sentence.stems)
    scores = {}
    for item in items:
        length, others = len(item.sentence.words), focus.dates[item.article, item.sentence.index] - 1
        shared = sum(counts[stem] - 1 for stem in item.sentence.stems)
        headlines = math.fsum(focus.headlines[stem] for stem in sorted(item.sentence.stems))
        lead = 0.5 + 1.0 / (1.0 + 0.1 * item.sentence.index)
        fit = (0.2 if length > _LONG or length < _SHORT else 1.0) / math.sqrt(1 + others)
        aside = item.bound or _is_beside(evidence, item)
        fit *= (_ASIDE if aside else 1.0) * (_QUOTED if item.quoted else 1.0)
        scores[item] = (shared + headlines + 1.0) * lead / (8 + length) ** _BREVITY * fit
    return scores


def _stands(evidence: Evidence, item: Dated) -> Status:
    """What the report says became of the date; what it tells of a date that lay ahead of it is planned at most."""
    when, day = interval(item.value), published(evidence.article(item.article))
    ahead = day is not None and when is not None and when.first > day.last
    told = item.status or "occurred"
    return "planned" if ahead and told in _DONE else told
