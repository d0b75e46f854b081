"""The facts of a story: what several reports tell, then what one tells alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from rashomon.collate.actors import Cast
from rashomon.collate.alignment import Alignment, Cluster
from rashomon.collate.brief import main_clause
from rashomon.collate.evidence import Evidence, report
from rashomon.collate.facts.grouping import beside, grouped
from rashomon.collate.facts.telling import Telling, leans, of_clause, only_says, tellings
from rashomon.collate.facts.wording import in_words
from rashomon.collate.moments import published_on
from rashomon.collate.progress import furthest
from rashomon.collate.values import agree, comparable, reading
from rashomon.model import (
    OFF,
    UNDONE,
    Assertion,
    Citation,
    Event,
    Fact,
    MarkedArticle,
    Span,
    Status,
    Utterance,
    bears_out,
    content_id,
    is_day,
)


def find_facts(
    evidence: Evidence, cast: Cast, alignment: Alignment, sayings: Sequence[Utterance] = ()
) -> tuple[Fact, ...]:
    """Every fact once, those of most origins first, what one report alone tells last; an utterance is a saying."""
    told = {(one.sentence.article, one.sentence.index): one for one in tellings(evidence, cast)}
    joined: list[tuple[list[Telling], Cluster | None]] = [
        ([told[m.article, m.index] for m in cluster.members], cluster) for cluster in alignment.clusters
    ]
    joined += [
        ([one], None)
        for one in told.values()
        if one.asserts and not (alignment.of(one.sentence) or leans(evidence, one))
    ]
    for part in alignment.parts:
        pieces = list(zip(part.members, part.clauses, strict=True))
        if not all(only_says(evidence, *one) for one in pieces):
            joined.append(([of_clause(evidence, cast, *one) for one in pieces], part))
    wordings: dict[str, list[str]] = {}
    facts = []
    for members, cluster in joined:
        if any(one.tells for one in members):
            rows = [told[one.sentence.article, one.sentence.index].sentence for one in members]
            words = in_words(evidence, members, rows, alignment)
            facts.append(_fact(evidence, members, cluster, words[0]))
            wordings[facts[-1].id] = words
    unique = {fact.id: fact for fact in sorted(facts, key=lambda fact: (len(fact.reports), fact.id))}
    ranked = sorted(unique.values(), key=_rank)
    return grouped(_each_in_other_words(beside(sayings, ranked), wordings))


def _rank(fact: Fact) -> tuple[bool, bool, int, int, str, str]:
    """What several origins tell comes first, and of that what is surely one thing."""
    several = fact.origins > 1
    return not several, several and fact.is_doubtful, -fact.origins, -len(fact.reports), fact.date or "9", fact.id


def _each_in_other_words(facts: Sequence[Fact], wordings: Mapping[str, Sequence[str]]) -> tuple[Fact, ...]:
    """The facts, each in the best of its wordings that none before it has taken: a sentence can tell two things."""
    used: set[str] = set()
    shown = []
    for fact in facts:
        text = next((words for words in wordings[fact.id] if words not in used), fact.text)
        used.add(text)
        shown.append(msgspec.structs.replace(fact, text=text))
    return tuple(shown)


def _fact(evidence: Evidence, members: Sequence[Telling], cluster: Cluster | None, text: str) -> Fact:
    """The fact that ``members`` tell, in the order of the evidence."""
    kind = _most_told((event_kind(event) for one in members for event in _each_kind(one)), len(members))
    figure = _shared_figure(members)
    reports = tuple(_citation(evidence, one, kind, figure) for one in members)
    status = status_of(
        [
            (published_on(evidence.article(cited.article)), cited.status)
            for one, cited in zip(members, reports, strict=True)
            if cited.status is not None and _mainly_tells(evidence, one, kind)
        ]
    )
    return Fact(
        id=content_id("f", *((one.article, one.span.start) for one in reports)),
        text=text,
        kind="event" if kind else "figure" if figure else "relation",
        reports=reports,
        origins=_origins(evidence, reports, status),
        status=status,
        date=_date(members, kind),
        actors=_actors(members),
        reasons=cluster.reasons if cluster else (),
        sure=round(cluster.probability, 2) if cluster else None,
    )


def event_kind(event: Event) -> str:
    """The everyday word for an event, or its PLOVER type."""
    return event.kind or event.type


def _each_kind(one: Telling) -> Iterable[Event]:
    """One event of each kind that a sentence tells."""
    return {event_kind(event): event for event in reversed(one.events)}.values()


def _most_told(values: Iterable[str], members: int) -> str | None:
    """The value that most members give; where there are several members, one alone decides nothing."""
    counts = Counter(values)
    best = min(counts, key=lambda value: (-counts[value], value), default=None)
    return best if best is not None and counts[best] >= min(members, 2) else None


def _citation(evidence: Evidence, one: Telling, kind: str | None, figure: str | None) -> Citation:
    """The sentence, with how it sees the event of ``kind`` that the fact is about."""
    event = _event(one, kind)
    value = event.time.value if event and event.time else figure if event is None else None
    article = evidence.article(one.sentence.article)
    return report(article, one.sentence.span, status=event.status if event else None, value=value)


def _event(one: Telling, kind: str | None) -> Event | None:
    return next((event for event in one.events if event_kind(event) == kind), None)


def _mainly_tells(evidence: Evidence, one: Telling, kind: str | None) -> bool:
    """Whether the event of ``kind`` is what a sentence tells: by its first clause, or by what somebody says there."""
    article, event = evidence.article(one.sentence.article), _event(one, kind)
    main = main_clause(article, one.sentence.span)
    if main is None or event is None:
        return event is not None
    words = (event.trigger, event.status_span) if event.status_span is not None else (event.trigger,)
    return any(word.overlaps(main.predicate) for word in words) or _is_said(article, main, words)


def _is_said(article: MarkedArticle, main: Assertion, words: Sequence[Span]) -> bool:
    """Whether the main clause only says who says it."""
    return any(
        any(cue.overlaps(main.predicate) for cue in quote.cue)
        and any(_first(article, part, words) for part in quote.content)
        for quote in article.quotes
    )


def _first(article: MarkedArticle, part: Span, words: Sequence[Span]) -> bool:
    """Whether some of the words are the predicate of the first clause of what is said."""
    clauses = [clause for clause in article.assertions if part.contains(clause.predicate)]
    first = min(clauses, key=lambda clause: clause.predicate.start, default=None)
    return first is None or any(word.overlaps(first.predicate) for word in words)


def _shared_figure(members: Sequence[Telling]) -> str | None:
    """The figure that two members give; of a single one the first figure it gives."""
    if len(members) == 1:
        return next((reading(figure) for figure in members[0].figures), None)
    for one, two in combinations(members, 2):
        for left in one.figures:
            if any(comparable(left, right) and agree(left, right) for right in two.figures):
                return reading(left)
    return None


def status_of(seen: Sequence[tuple[str, Status]]) -> Status | None:
    """What became of it: the furthest of what is told, unless most tell, as late, that it did not come about."""
    if not seen:
        return None
    done = [day for day, status in seen if bears_out(status, "occurred")]
    undone = [one for one in seen if one[1] in OFF or one[1] in UNDONE]
    if len(undone) > len(done) and max(day for day, _ in undone) >= max(done, default=""):
        return furthest(undone)
    return furthest(seen)


def _origins(evidence: Evidence, reports: Sequence[Citation], status: Status | None) -> int:
    """The origins of those who bear the fact out: who announced or denies it is none of them."""
    behind = [one for one in reports if one.status is None or status is None or bears_out(one.status, status)]
    return evidence.origins((one.article, one.span) for one in behind or reports)


def _date(members: Sequence[Telling], kind: str | None) -> str | None:
    """The most precise date that most members give the event, or the one day that they all give."""
    given = [e.time.value for one in members for e in one.events if event_kind(e) == kind and e.time is not None]
    if not given and kind is None:
        days = [{value[:10] for value in one.dates if is_day(value[:10])} for one in members]
        given = list(set.intersection(*days)) if days else []
    counts = Counter(value for value in given if not value.startswith("P"))
    return min(counts, key=lambda value: (-len(value[:10]), -counts[value], value), default=None)


def _actors(members: Sequence[Telling]) -> tuple[str, ...]:
    """Those whom at least half of the members name."""
    counts = Counter(name for one in members for name in one.names)
    return tuple(sorted(name for name, count in counts.items() if 2 * count >= len(members)))
