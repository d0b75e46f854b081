"""The lines of a dossier in the order in which they are told, each with its number and its anchor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from rashomon.model import (
    Actor,
    Citation,
    Commitment,
    Copy,
    Disagreement,
    Dossier,
    Fact,
    MarkedArticle,
    Span,
    Story,
    TimelineEntry,
    Utterance,
    Variant,
    content_id,
)
from rashomon.tell.anchors import unique_anchors

Record = TypeVar("Record")
Record_co = TypeVar("Record_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Line(Generic[Record_co]):
    """A record with its number on the page ("S3") and its anchor."""

    code: str
    anchor: str
    record: Record_co


@dataclass(frozen=True, slots=True)
class Lines:
    """Every line of one story. ``sayings`` are in groups of one speaker."""

    story: Story
    anchor: str
    timeline: tuple[Line[TimelineEntry], ...]
    actors: tuple[Line[Actor], ...]
    sayings: tuple[tuple[Line[Utterance], ...], ...]
    facts: tuple[Line[Fact], ...]
    disagreements: tuple[Line[Disagreement], ...]
    commitments: tuple[Line[Commitment], ...]
    copies: tuple[Line[Copy], ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One stretch of a report that a line points to; lines without a code are not noted in the margin.

    ``raw`` is set where the stretch is a caption, which stands outside the text.
    """

    article: str
    span: Span
    style: str
    code: str = ""
    title: str = ""
    anchor: str = ""
    raw: Span | None = None


def lines_of(dossier: Dossier) -> tuple[Lines, ...]:
    """The lines of every story; no two share an anchor."""
    ordered = [_Told(story, _speakers(story), _prominent(story), _distinct(story)) for story in dossier.stories]
    anchors = iter(unique_anchors([name for told in ordered for name in _names(told)]))
    return tuple(_number(told, anchors) for told in ordered)


class _Told(NamedTuple):
    """A story with those of its records that the page sets in an order, or in a choice, of its own."""

    story: Story
    speakers: Sequence[Sequence[Utterance]]
    actors: Sequence[Actor]
    facts: Sequence[Fact]


def _names(told: _Told) -> Iterator[str]:
    story = told.story
    yield story.story
    yield from (entry.id or content_id("t", entry.date, entry.text) for entry in story.timeline)
    yield from (actor.id for actor in told.actors)
    yield from (saying.id for group in told.speakers for saying in group)
    for records in (told.facts, story.disagreements, story.commitments):
        yield from (record.id for record in records)
    yield from (copy.id or content_id("c", copy.source, copy.target) for copy in story.copies)


def _number(told: _Told, anchors: Iterator[str]) -> Lines:
    """The anchors are taken in the order in which ``_names`` gives the names."""
    story, anchor = told.story, next(anchors)
    timeline = _coded("T", story.timeline, anchors)
    people = _coded("A", told.actors, anchors)
    said = iter(_coded("S", [saying for group in told.speakers for saying in group], anchors))
    return Lines(
        story,
        anchor,
        timeline,
        people,
        tuple(tuple(next(said) for _ in group) for group in told.speakers),
        _coded("F", told.facts, anchors),
        _coded("D", story.disagreements, anchors),
        _coded("P", story.commitments, anchors),
        _coded("C", story.copies, anchors),
    )


def _coded(letter: str, records: Sequence[Record], anchors: Iterator[str]) -> tuple[Line[Record], ...]:
    return tuple(Line(f"{letter}{n}", next(anchors), record) for n, record in enumerate(records, 1))


def _speakers(story: Story) -> tuple[tuple[Utterance, ...], ...]:
    """Sayings by speaker, the most quoted speaker first, those of nobody known last."""
    groups: dict[str, list[Utterance]] = {}
    for saying in story.sayings:
        groups.setdefault(saying.actor or saying.speaker or "", []).append(saying)
    order = sorted(groups.items(), key=lambda item: (not item[0], -len(item[1])))
    return tuple(tuple(group) for _, group in order)


def _distinct(story: Story) -> list[Fact]:
    """The facts without those that a reader would meet as the same sentences again: all their words tell another.

    A sentence tells several things ("killed 24 and injured 200"), each of which is a fact in the record.
    """
    disputed = {dispute.fact for dispute in story.disagreements}
    told: dict[tuple[str, Span], set[str]] = {}
    kept: list[Fact] = []
    for fact in story.facts:
        within = [told.get((report.article, report.span), set()) for report in fact.reports]
        if fact.id in disputed or not within or not set.intersection(*within):
            kept.append(fact)
            for report in fact.reports:
                told.setdefault((report.article, report.span), set()).add(fact.id)
    return kept


def _prominent(story: Story) -> tuple[Actor, ...]:
    """Actors, the most often named first."""
    return tuple(sorted(story.actors, key=lambda actor: -len(actor.mentions)))


def spans_of(variant: Variant, article: MarkedArticle | None) -> tuple[Span, ...]:
    """Where a wording stands; where the variant itself does not say, where its quote does."""
    if variant.spans or article is None:
        return variant.spans
    return next((quote.content for quote in article.quotes if quote.id == variant.quote), ())


def first_mentions(actor: Actor) -> tuple[tuple[str, Span], ...]:
    """The first place in each article where an actor is named."""
    first: dict[str, Span] = {}
    for mention in actor.mentions:
        if mention.article not in first or mention.span < first[mention.article]:
            first[mention.article] = mention.span
    return tuple(first.items())


def references(lines: Lines, articles: dict[str, MarkedArticle]) -> Iterator[Reference]:
    """Everything in the reports that the lines of a story point to."""
    for entry in lines.timeline:
        yield from _reported(entry, entry.record.reports, "fact", "timeline entry")
    for actor in lines.actors:
        yield from (Reference(article, span, "name") for article, span in first_mentions(actor.record))
    for saying in (line for group in lines.sayings for line in group):
        for variant in saying.record.variants:
            spans = spans_of(variant, articles.get(variant.article))
            yield from (_noted(variant.article, span, "saying", saying, "saying") for span in spans)
    for fact in lines.facts:
        yield from _reported(fact, fact.record.reports, "fact", "fact")
    yield from _disputes_and_promises(lines)
    for passage, copy in ((passage, line.record) for line in lines.copies for passage in line.record.passages):
        yield Reference(copy.source, passage.source, "lent")
        yield Reference(copy.target, passage.target, "copied")


def _disputes_and_promises(lines: Lines) -> Iterator[Reference]:
    for dispute in lines.disagreements:
        for reading in dispute.record.readings:
            yield from _reported(dispute, reading.reports, "disputed", "disagreement")
    for promise in lines.commitments:
        reports = (*promise.record.reports, *(step.report for step in promise.record.chain))
        yield from _reported(promise, reports, "promise", "commitment")


def _reported(line: Line[object], reports: Sequence[Citation], style: str, what: str) -> Iterator[Reference]:
    yield from (_noted(report.article, report.span, style, line, what, report.raw) for report in reports)


def _noted(article: str, span: Span, style: str, line: Line[object], what: str, raw: Span | None = None) -> Reference:
    return Reference(article, span, style, line.code, f"{what} {line.code[1:]}", line.anchor, raw)
