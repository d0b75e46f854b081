"""An actor: all they said, did and promised over time, in every story of the archive, and with whom."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from rashomon.archive.overview import heads, stories_naming
from rashomon.model import Actor, Citation, Story
from rashomon.tell.numbered import told_under
from rashomon.web.answers import Asked, Failed, Page

_MOST_STORIES = 40
_SHOWN = 60  # things said, done or promised
_WITH = 16


class Deed(msgspec.Struct, frozen=True):
    """Something said, done or promised: where it is told (``report``, ``start``, ``end``), and by how many origins.

    ``told`` is the day of the report, for what has no date of its own.
    """

    date: str | None
    text: str
    story: str
    id: str
    origins: int
    status: str = ""
    report: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""
    told: str | None = None


class ActorPage(msgspec.Struct, frozen=True):
    """One actor across stories; ``more`` where the archive holds further stories with them."""

    name: str
    kind: str
    country: str | None
    roles: tuple[str, ...]
    surfaces: tuple[str, ...]
    stories: tuple[tuple[str, str], ...]
    said: tuple[Deed, ...]
    did: tuple[Deed, ...]
    promised: tuple[Deed, ...]
    company: tuple[tuple[str, int], ...]
    more: bool


def actor(asked: Asked) -> Page:
    """The actor of that name."""
    name = asked.named("name")
    ids = stories_naming(asked.archive.connection, name, _MOST_STORIES + 1)
    told = {story.story: story for story in asked.archive.stories(ids[:_MOST_STORIES])}
    met = [(told[one], found) for one in ids if one in told and (found := _among(told[one], name)) is not None]
    if not met:  # a speaker whom no story takes for an actor: "a spokesman for the port"
        met = [(told[one], Actor("", name, "other")) for one in ids if one in told]
    if not met:
        raise Failed(f"the archive knows nobody called {name}; search finds where words stand")
    record = _dated(asked, _page(met, more=len(ids) > _MOST_STORIES))
    return Page("actor.html", record.name, record, {"asked_for": name})


def _dated(asked: Asked, page: ActorPage) -> ActorPage:
    """The page with the days of its reports, the latest first; the first few dozen of each kind."""
    every = (*page.said, *page.did, *page.promised)
    days = {one.id: one.published for one in heads(asked.archive.connection, {deed.report for deed in every}).values()}

    def latest(deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
        known = [msgspec.structs.replace(deed, told=days.get(deed.report)) for deed in deeds]
        return tuple(sorted(known, key=lambda deed: deed.date or deed.told or "", reverse=True)[:_SHOWN])

    return msgspec.structs.replace(page, said=latest(page.said), did=latest(page.did), promised=latest(page.promised))


def _among(story: Story, name: str) -> Actor | None:
    """The actor of a story who goes by a name; who is called so before who is also called so."""
    plain = name.casefold()
    called = next((one for one in story.actors if one.name.casefold() == plain), None)
    return called or next((one for one in story.actors if plain in map(str.casefold, one.surfaces)), None)


def _page(met: list[tuple[Story, Actor]], *, more: bool) -> ActorPage:
    actors = [one for _, one in met]
    said = [deed for story, one in met for deed in _said(story, one)]
    did = [deed for story, one in met for deed in _did(story, one)]
    promised = [deed for story, one in met for deed in _promised(story, one)]
    company: Counter[str] = Counter()
    for story, one in met:
        company.update(_company(story, one))
    return ActorPage(
        name=Counter(one.name for one in actors).most_common(1)[0][0],
        kind=Counter(one.kind for one in actors).most_common(1)[0][0],
        country=next((one.country for one in actors if one.country), None),
        roles=tuple(dict.fromkeys(role for one in actors for role in one.roles)),
        surfaces=tuple(dict.fromkeys(form for one in actors for form in one.surfaces if form != one.name)),
        stories=tuple((story.story, story.title) for story, _ in met),
        said=tuple(said),
        did=tuple({deed.text: deed for deed in reversed(did)}.values()),
        promised=tuple({deed.text: deed for deed in reversed(promised)}.values()),
        company=tuple(company.most_common(_WITH)),
        more=more,
    )


def _said(story: Story, one: Actor) -> Iterator[Deed]:
    names = {name.casefold() for name in (one.name, *one.surfaces)}
    for saying in story.sayings:
        if saying.variants and (saying.actor == one.id or (saying.speaker or "").casefold() in names):
            best = saying.variants[0]
            span = best.spans[0] if best.spans else None
            start, end = (span.start, best.spans[-1].end) if span else (0, 0)
            text = f"“{best.text.rstrip(',')}”" if best.kind == "direct" else best.text
            yield Deed(
                saying.date, text, story.story, saying.id, saying.origins,
                "" if best.kind == "direct" else "not in their words", best.article, start, end, best.quote,
            )  # fmt: skip


def _did(story: Story, one: Actor) -> Iterator[Deed]:
    under = told_under(story)
    for fact in story.facts:
        if one.id in fact.actors:
            status = fact.status if fact.status and fact.status != "occurred" else ""
            yield Deed(fact.date, fact.text, story.story, under[fact.id], fact.origins, status, *_place(fact.reports))


def _promised(story: Story, one: Actor) -> Iterator[Deed]:
    names = {name.casefold() for name in (one.name, *one.surfaces)}
    for promise in story.commitments:
        if promise.who.casefold() in names:
            place = _place(promise.reports)
            yield Deed(promise.due, promise.what, story.story, promise.id, promise.origins, promise.status, *place)


def _place(reports: tuple[Citation, ...]) -> tuple[str, int, int]:
    found = next((one for one in reports if len(one.span)), None)
    return (found.article, found.span.start, found.span.end) if found else ("", 0, 0)


def _company(story: Story, one: Actor) -> Counter[str]:
    """Who takes part in the same things, by the names the story gives them."""
    called = {other.id: other.name for other in story.actors if other.id != one.id}
    told = {(fact.text, fact.actors) for fact in story.facts if one.id in fact.actors}
    return Counter(called[name] for _, actors in told for name in actors if name in called)
