"""Ids that stay, and the origin of every citation: what is done to a story when all of it is found.

An id is minted from the earliest citation of a thing in a fixed order (publication, article, span), so that it is the
same in whatever order reports come, and no later report changes it. Where an earlier report comes in afterwards, or
what was one thing is two, the old id leads on: ``with_earlier`` takes the stories as they were before.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from rashomon.collate.evidence import Evidence
from rashomon.collate.nesting import nested
from rashomon.model import (
    Citation,
    Commitment,
    Copy,
    Disagreement,
    Fact,
    MarkedArticle,
    Span,
    Story,
    TimelineEntry,
    Utterance,
    Variant,
    content_id,
)

Place = tuple[str, int, int]
Thing = TypeVar("Thing", Utterance, Fact, Disagreement, TimelineEntry, Commitment, Copy)


class _Kind(NamedTuple):
    """One field of a story whose things have ids: its prefix, and what else than the place tells two apart."""

    field: str
    prefix: str
    mark: Callable[[Any], str]


_KINDS = (
    _Kind("copies", "c", lambda copy: copy.source),
    _Kind("sayings", "say", lambda _: ""),
    _Kind("facts", "f", lambda _: ""),
    _Kind("disagreements", "d", lambda disagreement: disagreement.kind),
    _Kind("timeline", "t", lambda entry: entry.date),
    _Kind("commitments", "p", lambda _: ""),
)
THINGS = tuple(kind.field for kind in _KINDS)
"""The fields of a story whose things have ids."""


def identified(story: Story, evidence: Evidence) -> Story:
    """The story with an origin in every citation and an id for every thing that is minted from its citations."""
    traced: dict[str, tuple[Any, ...]] = {
        kind.field: tuple(_traced(thing, evidence) for thing in getattr(story, kind.field)) for kind in _KINDS
    }
    return with_ids(msgspec.structs.replace(story, **traced), evidence.articles)


def with_ids(story: Story, articles: Sequence[MarkedArticle]) -> Story:
    """The story with an id for every thing that is minted from its citations; ``articles`` are in their order."""
    order = {article.id: place for place, article in enumerate(articles)}
    named: dict[str, str] = {}
    minted = {kind.field: _minted(kind, getattr(story, kind.field), order, named) for kind in _KINDS}
    return _renamed(msgspec.structs.replace(story, **minted), named)


def _traced(record: object, evidence: Evidence) -> object:
    """``record`` with the origin of every citation and variant in it."""
    if isinstance(record, tuple):
        return tuple(_traced(item, evidence) for item in record)
    if isinstance(record, Citation):
        return msgspec.structs.replace(record, origin=evidence.origin(record.article, record.span))
    if isinstance(record, Variant):
        span = record.spans[0] if record.spans else Span(0, 0)
        return msgspec.structs.replace(record, origin=evidence.origin(record.article, span))
    if not isinstance(record, msgspec.Struct):
        return record
    changed = {name: _traced(getattr(record, name), evidence) for name in nested(type(record))}
    return msgspec.structs.replace(record, **changed)


def places(record: object) -> frozenset[Place]:
    """Where everything that a thing cites stands."""
    found: set[Place] = set()
    _add_places(record, found)
    return frozenset(found)


def _add_places(record: object, found: set[Place]) -> None:
    if isinstance(record, tuple):
        for item in record:
            _add_places(item, found)
    elif isinstance(record, Citation):
        span = record.span if record.raw is None else record.raw
        found.add((record.article, span.start, span.end))
    elif isinstance(record, Variant):
        found.update((record.article, span.start, span.end) for span in record.spans)
    elif isinstance(record, Copy):
        found.update((record.target, p.target.start, p.target.end) for p in record.passages)
    elif isinstance(record, msgspec.Struct):
        for name in nested(type(record)):
            _add_places(getattr(record, name), found)


def _minted(kind: _Kind, things: Sequence[Any], order: Mapping[str, int], named: dict[str, str]) -> tuple[Any, ...]:
    """The things of one kind with their ids; ``named`` learns what each was called until now.

    Two things with one earliest citation are told apart by the next that only one of them has.
    """
    cited = [sorted((order.get(place[0], len(order)), place) for place in places(thing)) for thing in things]
    ranked = sorted(range(len(things)), key=lambda number: (cited[number], number))
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for number in ranked:
        parts: list[object] = [kind.mark(things[number])]
        for _, place in cited[number] or [(0, ("", 0, 0))]:
            parts += place
            if content_id(kind.prefix, *parts) not in taken:
                break
        while (name := content_id(kind.prefix, *parts)) in taken:
            parts.append("again")
        taken.add(name)
        ids[number] = name
        if things[number].id:
            named[things[number].id] = name
    return tuple(msgspec.structs.replace(thing, id=ids[number]) for number, thing in enumerate(things))


def _renamed(story: Story, named: Mapping[str, str]) -> Story:
    """The story with what points at a fact pointing at its new id."""

    def to(old: str | None) -> str | None:
        return named.get(old, old) if old is not None else None

    return msgspec.structs.replace(
        story,
        facts=tuple(msgspec.structs.replace(one, within=to(one.within)) for one in story.facts),
        disagreements=tuple(msgspec.structs.replace(one, fact=to(one.fact)) for one in story.disagreements),
        timeline=tuple(msgspec.structs.replace(one, fact=to(one.fact)) for one in story.timeline),
        brief=tuple(msgspec.structs.replace(one, fact=named.get(one.fact, one.fact)) for one in story.brief),
    )


def with_earlier(stories: Sequence[Story], earlier: Iterable[Story]) -> tuple[Story, ...]:
    """The stories, with every id that the things of ``earlier`` ones had or led on leading to what holds them now.

    An old id leads to the thing of its kind that cites most of what it cited, in whatever story; where nothing cites
    any of it, to the story that has the article.
    """
    before = tuple(earlier)
    found = list(stories)
    lost: defaultdict[str, set[str]] = defaultdict(set)
    for kind in _KINDS:
        leads = _leads(kind, found, before, lost)
        for number, story in enumerate(found):
            things = tuple(_leading(thing, leads) for thing in getattr(story, kind.field))
            found[number] = msgspec.structs.replace(story, **{kind.field: things})
    return tuple(
        msgspec.structs.replace(story, forwards=tuple(sorted({*story.forwards, *lost[story.story]}))) for story in found
    )


def _leading(thing: Thing, leads: Mapping[str, set[str]]) -> Thing:
    return msgspec.structs.replace(thing, forwards=tuple(sorted({*thing.forwards, *leads.get(thing.id, ())})))


def _leads(
    kind: _Kind, stories: Sequence[Story], earlier: Sequence[Story], lost: Mapping[str, set[str]]
) -> dict[str, set[str]]:
    """For every id of now, the older ids that lead to it."""
    now = {thing.id for story in stories for thing in getattr(story, kind.field)}
    known = (thing for story in earlier for thing in getattr(story, kind.field))
    gone = [(places(thing), old) for thing in known if (old := {thing.id, *thing.forwards} - now)]
    if not gone:
        return {}
    holding: defaultdict[Place, list[str]] = defaultdict(list)
    for story in stories:
        for thing in getattr(story, kind.field):
            for place in places(thing):
                holding[place].append(thing.id)
    home = {article: story.story for story in stories for article in story.articles}
    leads: defaultdict[str, set[str]] = defaultdict(set)
    for cited, old in gone:
        held = Counter(name for place in cited for name in holding.get(place, ()))
        if held:
            leads[min(held, key=lambda name: (-held[name], name))] |= old
        elif stays := sorted(home[place[0]] for place in cited if place[0] in home):
            lost[stays[0]].update(old)
    return dict(leads)
