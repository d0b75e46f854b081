"""The lines of a dossier in the order in which they are told, each with its anchor."""

import re
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
from rashomon.tell.dates import in_order, when_in_words

Record = TypeVar("Record")
Record_co = TypeVar("Record_co", covariant=True)
_ACTING = frozenset(("person", "organisation", "office", "country", "group"))
_KINDS = ("direct", "mixed", "indirect")
_WORD = 28  # characters of a note in the margin
_ARTICLE = re.compile(r"^the ")
_PRONOUNS = frozenset(("i", "he", "she", "it", "we", "they", "you", "who", "one", "those", "everyone who"))


@dataclass(frozen=True, slots=True)
class Line(Generic[Record_co]):
    """A record with its anchor."""

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
    """One stretch of a report that a line points to; lines without a ``word`` are not noted in the margin.

    ``word`` says in short what the line is ("said by Vollan"), ``title`` gives its beginning. ``raw`` is set where the
    stretch is a caption, which stands outside the text.
    """

    article: str
    span: Span
    style: str
    word: str = ""
    title: str = ""
    anchor: str = ""
    raw: Span | None = None


def lines_of(dossier: Dossier) -> tuple[Lines, ...]:
    """The lines of every story; no two share an anchor."""
    ordered = [
        _Told(story, _in_time(story), _speakers(story), _prominent(story), _distinct(story), _grave(story))
        for story in dossier.stories
    ]
    anchors = iter(unique_anchors([name for told in ordered for name in _names(told)]))
    return tuple(_number(told, anchors) for told in ordered)


class _Told(NamedTuple):
    """A story with those of its records that the page sets in an order, or in a choice, of its own."""

    story: Story
    timeline: Sequence[TimelineEntry]
    speakers: Sequence[Sequence[Utterance]]
    actors: Sequence[Actor]
    facts: Sequence[Fact]
    disagreements: Sequence[Disagreement]


def _names(told: _Told) -> Iterator[str]:
    story = told.story
    yield story.story
    yield from (entry.id or content_id("t", entry.date, entry.text) for entry in told.timeline)
    yield from (actor.id for actor in told.actors)
    yield from (saying.id for group in told.speakers for saying in group)
    for records in (told.facts, told.disagreements, story.commitments):
        yield from (record.id for record in records)
    yield from (copy.id or content_id("c", copy.source, copy.target) for copy in story.copies)


def _number(told: _Told, anchors: Iterator[str]) -> Lines:
    """The anchors are taken in the order in which ``_names`` gives the names."""
    story, anchor = told.story, next(anchors)
    timeline = _anchored(told.timeline, anchors)
    people = _anchored(told.actors, anchors)
    said = iter(_anchored([saying for group in told.speakers for saying in group], anchors))
    return Lines(
        story,
        anchor,
        timeline,
        people,
        tuple(tuple(next(said) for _ in group) for group in told.speakers),
        _anchored(told.facts, anchors),
        _anchored(told.disagreements, anchors),
        _anchored(story.commitments, anchors),
        _anchored(story.copies, anchors),
    )


def _anchored(records: Sequence[Record], anchors: Iterator[str]) -> tuple[Line[Record], ...]:
    return tuple(Line(next(anchors), record) for record in records)


def _in_time(story: Story) -> tuple[TimelineEntry, ...]:
    """Entries by the day on which they begin, what is wider first: a month before its weeks, a week before its days.

    Words that tell of several dates stand once, under the most salient; a date that is only named is left out.
    """
    once: dict[str, TimelineEntry] = {}
    for entry in sorted(story.timeline, key=lambda entry: -entry.salience):
        if not entry.named:
            once.setdefault(entry.text, entry)
    return tuple(sorted(once.values(), key=lambda entry: in_order(entry.date)))


def _speakers(story: Story) -> tuple[tuple[Utterance, ...], ...]:
    """Sayings by speaker: first whose words most origins carry, then who says most; those of nobody named last.

    Of one speaker those that most origins carry come first, among these the words themselves before reports of them.
    Who is no actor is known by what he is called: "Officials", "the officials".
    """
    groups: dict[str, list[Utterance]] = {}
    for saying in sorted(
        story.sayings, key=lambda one: (-one.origins, _KINDS.index(_plainest(one)), _first_place(one))
    ):
        groups.setdefault(saying.actor or _ARTICLE.sub("", (saying.speaker or "").casefold()), []).append(saying)
    named = sorted(groups.items(), key=lambda item: (-item[1][0].origins, -len(item[1])))
    order = sorted(named, key=lambda item: (not item[0], item[0] in _PRONOUNS))
    return tuple(tuple(group) for _, group in order)


def _first_place(saying: Utterance) -> tuple[str, Span]:
    """Where its first wording stands: the parts of one speech are told in its order."""
    first = saying.variants[0] if saying.variants else None
    return (first.article, first.spans[0]) if first is not None and first.spans else ("", Span(0, 0))


def _plainest(saying: Utterance) -> str:
    """The kind of its first wording, which is the one that stands first on the page."""
    return saying.variants[0].kind if saying.variants else _KINDS[-1]


def _grave(story: Story) -> list[Disagreement]:
    """What the reports part over; dates that cannot be, which are slips of one report, come last."""
    return sorted(story.disagreements, key=lambda one: one.kind == "impossible date")


def _distinct(story: Story) -> list[Fact]:
    """The facts without those that a reader would meet as the same sentences again: all their words tell another.

    A sentence tells several things ("killed 24 and injured 200"), each of which is a fact in the record.
    """
    under = told_under(story)
    return [fact for fact in story.facts if under[fact.id] == fact.id]


def told_under(story: Story) -> dict[str, str]:
    """For the id of every fact of a story that of the fact under which a page tells it, most often its own."""
    disputed = {dispute.fact for dispute in story.disagreements}
    told: dict[tuple[str, Span], set[str]] = {}
    under: dict[str, str] = {}
    for fact in story.facts:
        within = [told.get((report.article, report.span), set()) for report in fact.reports]
        others = set.intersection(*within) if within and fact.id not in disputed else set()
        under[fact.id] = min(others, default=fact.id)
        if not others:
            for report in fact.reports:
                told.setdefault((report.article, report.span), set()).add(fact.id)
    return under


def _prominent(story: Story) -> tuple[Actor, ...]:
    """The cast before what is only named; the most often named first."""
    speaking = {saying.actor for saying in story.sayings if saying.actor}

    def order(actor: Actor) -> tuple[bool, int]:
        return actor.id not in speaking and not plays(actor), -len(actor.mentions)

    return tuple(sorted(story.actors, key=order))


def plays(actor: Actor) -> bool:
    """Whether an actor has a part in the story: it does something there, or is a person of whom more is told."""
    known = actor.kind == "person" and (bool(actor.roles) or len(actor.mentions) > 1)
    return known or (actor.kind in _ACTING and actor.deeds > 0)


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
        word = when_in_words(entry.record.date)
        yield from _reported(entry.anchor, entry.record.reports, "fact", word, entry.record.text)
    for actor in lines.actors:
        yield from (Reference(article, span, "name") for article, span in first_mentions(actor.record))
    for saying in (line for group in lines.sayings for line in group):
        yield from _said(saying, articles)
    for fact in lines.facts:
        count = fact.record.origins
        word = f"told by {count} origins" if count > 1 else "told here alone"
        yield from _reported(fact.anchor, fact.record.reports, "fact", word, fact.record.text)
    for line in lines.story.brief:
        for report in (*line.reports, *(one for reading in line.parted for one in reading.reports)):
            yield Reference(report.article, report.span, "fact", raw=report.raw)
    yield from _disputes_and_promises(lines)
    for passage, copy in ((passage, line.record) for line in lines.copies for passage in line.record.passages):
        yield Reference(copy.source, passage.source, "lent")
        yield Reference(copy.target, passage.target, "copied")


def _said(line: Line[Utterance], articles: dict[str, MarkedArticle]) -> Iterator[Reference]:
    word = f"said by {line.record.speaker}" if line.record.speaker else "said"
    for variant in line.record.variants:
        for span in spans_of(variant, articles.get(variant.article)):
            yield Reference(variant.article, span, "saying", _clipped(word, _WORD), _clipped(variant.text), line.anchor)


def _disputes_and_promises(lines: Lines) -> Iterator[Reference]:
    for dispute in lines.disagreements:
        for reading in dispute.record.readings:
            yield from _reported(dispute.anchor, reading.reports, "disputed", "accounts part", dispute.record.about)
    for promise in lines.commitments:
        reports = (*promise.record.reports, *(step.report for step in promise.record.chain))
        yield from _reported(promise.anchor, reports, "promise", "promise", promise.record.what)


def _reported(anchor: str, reports: Sequence[Citation], style: str, word: str, title: str) -> Iterator[Reference]:
    for report in reports:
        yield Reference(report.article, report.span, style, word, _clipped(title), anchor, report.raw)


def _clipped(text: str, longest: int = 90) -> str:
    """The beginning of a text, cut between words."""
    words = " ".join(text.split())
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + " …"
