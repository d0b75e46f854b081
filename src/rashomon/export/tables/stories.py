"""The tables of what many reports say together; each row rests on its first citation, ``citations`` holds them all."""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

import msgspec

from rashomon.export.material import Told
from rashomon.export.tables.columns import Cell, Column, Row, columns_of
from rashomon.export.tables.table import BACK, Table, cited
from rashomon.model import (
    Actor,
    Citation,
    Commitment,
    Copy,
    Disagreement,
    Fact,
    Passage,
    Span,
    Story,
    TimelineEntry,
    Utterance,
    Variant,
)

_COPY, _copy_cells = columns_of(Copy, ("passages",))
_ACTOR, _actor_cells = columns_of(Actor, ("mentions",))
_STORY, _story_cells = columns_of(
    Story,
    ("story", "articles", "origins", "copies", "actors", "sayings", "facts", "disagreements", "timeline",
     "commitments", "brief"),
)  # fmt: skip
_CITATION, _citation_cells = columns_of(Citation, ("article", "span", "text", "origin"))


def variant_citation(variant: Variant) -> Citation:
    """A wording of an utterance as the citation that it is."""
    span = Span(variant.spans[0].start, variant.spans[-1].end) if variant.spans else Span(0, 0)
    return Citation(variant.article, span, variant.text, origin=variant.origin)


def place_citation(told: Told, article: str, span: Span) -> Citation:
    """A place in a report as a citation."""
    found = told.articles.get(article)
    return Citation(article, span, span.of(found.text) if found else "")


def _stories(told: Told) -> Iterator[Row]:
    if (story := told.story) is None:
        return
    first = story.articles[0] if story.articles else ""
    lead = cited(told, place_citation(told, first, Span(0, 0)))
    yield (*lead, len(story.articles), len(story.origins), *_story_cells(story))


_PASSAGE = (
    Column("passage", "int", "the number of the passage in its copy, from 1"),
    Column("passage_kind", says="verbatim, edited or reworded"),
    Column("from_url", says="the address of the report that it was taken from"),
    Column("from_start", "int", "where the passage begins there"),
    Column("from_end", "int", "where it ends there"),
    Column("from_words", says="its words there"),
)


def _copies(told: Told) -> Iterator[Row]:
    """A row for each passage: its words in the copy first, those that they were taken from behind."""
    for copy in told.story.copies if told.story else ():
        cells = _copy_cells(copy)
        source = told.articles.get(copy.source)
        for number, passage in enumerate(copy.passages or (Passage(Span(0, 0), Span(0, 0)),), 1):
            taken = cited(told, place_citation(told, copy.target, passage.target))
            given = place_citation(told, copy.source, passage.source)
            came = (source.url if source else None, given.span.start, given.span.end, given.text)
            yield (*taken, number, passage.kind, *came, *cells)


def _actors(told: Told) -> Iterator[Row]:
    for actor in told.story.actors if told.story else ():
        first = next((place_citation(told, one.article, one.span) for one in actor.mentions), None)
        yield (*cited(told, first), len(actor.mentions), *_actor_cells(actor))


def _utterances(told: Told) -> Iterator[Row]:
    for saying in told.story.sayings if told.story else ():
        first = next(map(variant_citation, saying.variants), None)
        yield (*cited(told, first), len(saying.variants), *_utterance_cells(saying))


_UTTERANCE, _utterance_cells = columns_of(Utterance, ("variants",))


_CITED = Column("citations", "int", "how many reports speak of it; `citations` has them all")


def _cited_things(name: str, says: str, record: type[msgspec.Struct], field: str, without: tuple[str, ...]) -> Table:
    """A table of things that have their citations in ``reports``."""
    columns, cells = columns_of(record, without)
    things = attrgetter(field)

    def rows(told: Told) -> Iterator[Row]:
        for thing in things(told.story) if told.story else ():
            reports = citations_of(thing)
            yield (*cited(told, reports[0] if reports else None), len(reports), *cells(thing))

    return Table(name, says, (*BACK, _CITED, *columns), rows)


def citations_of(thing: Any) -> tuple[Citation, ...]:  # noqa: ANN401  a fact, an entry, a commitment, a disagreement
    """Everybody who tells a thing; of a disagreement, those who give each of its values."""
    if isinstance(thing, Disagreement):
        return tuple(report for reading in thing.readings for report in reading.reports)
    reports: tuple[Citation, ...] = thing.reports
    return reports


_OF = (
    Column("of", says="what it is of: fact, timeline, commitment, disagreement, utterance, actor"),
    Column("of_id", says="the id of that"),
    Column("role", says="what part it plays there: report, step, reading, variant, mention"),
    Column("number", "int", "which one it is there, from 1"),
)


def _citations(told: Told) -> Iterator[Row]:
    """Every citation: what it is of, the id of that, what part it plays there, and which one it is."""
    story = told.story
    if story is None:
        return
    for kind, things in (("fact", story.facts), ("timeline", story.timeline), ("commitment", story.commitments)):
        for thing in things:
            yield from _numbered(told, kind, thing.id, "report", thing.reports)
    for commitment in story.commitments:
        for step in commitment.chain:
            yield from _numbered(told, "commitment", commitment.id, f"step {step.status}", (step.report,))
    for dispute in story.disagreements:
        for reading in dispute.readings:
            reports = (msgspec.structs.replace(one, value=one.value or reading.value) for one in reading.reports)
            yield from _numbered(told, "disagreement", dispute.id, f"reading {reading.value}", reports)
    for saying in story.sayings:
        yield from _numbered(told, "utterance", saying.id, "variant", map(variant_citation, saying.variants))
    for actor in story.actors:
        places = (place_citation(told, one.article, one.span) for one in actor.mentions)
        yield from _numbered(told, "actor", actor.id, "mention", places)


def _numbered(told: Told, kind: str, name: str, role: str, reports: Iterable[Citation]) -> Iterator[Row]:
    for number, report in enumerate(reports, 1):
        of: tuple[Cell, ...] = (kind, name, role, number)
        yield (*cited(told, report), *of, *_citation_cells(report))


def _table(
    name: str, says: str, columns: tuple[Column, ...], rows: Callable[[Told], Iterator[Row]], *search: str
) -> Table:
    return Table(name, says, (*BACK, *columns), rows, ("words", *search))


def story_tables() -> Iterable[Table]:
    """The tables of stories and what they hold."""
    counts = (
        Column("reports", "int", "how many reports tell it"),
        Column("origins", "int", "how many of them are independent"),
    )
    yield _table("stories", "a course of events with its reports", (*counts, *_STORY), _stories, "title")
    yield _table("copies", "a passage that one report took from another", (*_PASSAGE, *_COPY), _copies)
    named = Column("named", "int", "how often the reports name it")
    yield _table("actors", "who a story is about", (named, *_ACTOR), _actors, "name")
    wordings = (Column("wordings", "int", "how many wordings of it there are"), *_UTTERANCE)
    yield _table("utterances", "an act of saying; its words are its first wording", wordings, _utterances, "speaker")
    yield _cited_things("facts", "a thing asserted, with its origins", Fact, "facts", ("reports",))
    yield _table("citations", "the words of one report that bear on a thing", (*_OF, *_CITATION), _citations)
    told = "the same thing told with values that cannot all be true"
    yield _cited_things("disagreements", told, Disagreement, "disagreements", ())
    yield _cited_things("timeline", "something dated", TimelineEntry, "timeline", ("reports",))
    promise = "who promised what to whom, and what became of it"
    yield _cited_things("commitments", promise, Commitment, "commitments", ("reports", "chain"))
