"""A story: the dossier as ``tell`` draws it, and under it what a desk can decide."""

import re
from dataclasses import dataclass
from typing import cast

import msgspec
from markupsafe import Markup

from rashomon.archive.overview import Head, changed_by, heads
from rashomon.engine.archived import dossier_of
from rashomon.model import Dossier, Story
from rashomon.tell import tell
from rashomon.tell.numbered import told_under
from rashomon.web.answers import Asked, Failed, Moved, Page, segment
from rashomon.web.words import outlet_of, without_path

_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)
_MAIN = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)
_NAMED = 40  # actors that can be put together on the page


@dataclass(frozen=True, slots=True)
class Drawn:
    """A dossier as a part of a page: what stands in its main part, and the blocks that dress and move it."""

    main: Markup
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


def draw(dossier: Dossier) -> Drawn:
    """The dossier, taken out of the file that ``tell`` makes of it; nothing of a report can look like its tags."""
    text = tell(dossier)
    body = _MAIN.search(text)
    outside = text[: body.start()] + text[body.end() :] if body else text
    main = body[1] if body else ""
    scripts = (*_SCRIPT.findall(main), *_SCRIPT.findall(outside))
    return Drawn(Markup(_SCRIPT.sub("", main)), tuple(_STYLE.findall(outside)), scripts)  # noqa: S704  escaped by tell


def story(asked: Asked) -> Page | Moved:
    """One story; an older id leads to the one it has now."""
    name = asked.named("story")
    told = asked.archive.story(name)
    if told is None:
        raise Failed("the archive holds no such story; it may have been named by another archive")
    if told.story != name:
        return Moved(f"/story/{segment(told.story)}")
    changed = changed_by(asked.archive.connection, told.story)
    drawn = cast("Drawn", asked.desk.drawn.get(("story", told.story, changed), lambda: draw(_dossier(asked, told))))
    reports = reports_of(asked, told)
    extra = {"drawn": drawn, "reports": reports, "names": _names(told), "copies": _copies(told, reports)}
    return Page("story.html", told.title, told, extra, drawn.styles, drawn.scripts)


def thing(asked: Asked) -> Page | Moved:
    """A line of a story by its id, an older one too: it leads to where it stands."""
    told = asked.archive.story(asked.named("story"))
    if told is None:
        raise Failed("the archive holds no such story")
    name = asked.named("thing")
    found = _current(told, name)
    if found is None:
        raise Failed("the story holds no such line; it may have changed since")
    saying = next((one for one in told.sayings if one.id == found and one.variants), None)
    if saying is not None:
        return Moved(f"/quotation/{segment(saying.variants[0].quote)}")
    return Moved(f"/story/{segment(told.story)}", segment(told_under(told).get(found, found)))


def _current(told: Story, name: str) -> str | None:
    """The id that a line of the story has now."""
    ids = [
        *((one.id, one.forwards) for one in told.facts),
        *((one.id, one.forwards) for one in told.sayings),
        *((one.id, one.forwards) for one in told.disagreements),
        *((one.id, one.forwards) for one in told.commitments),
        *((one.id, one.forwards) for one in told.timeline),
        *((one.id, one.forwards) for one in told.copies),
    ]
    return next((id_ for id_, older in ids if name == id_ or name in older), None)


def _dossier(asked: Asked, told: Story) -> Dossier:
    """The story with its reports, none of which shows where it lay on this machine."""
    found = dossier_of(asked.archive, [told])
    plain = tuple(msgspec.structs.replace(one, source=without_path(one.source)) for one in found.articles)
    return msgspec.structs.replace(found, articles=plain)


def reports_of(asked: Asked, told: Story) -> tuple[Head, ...]:
    """The heads of a story's reports in the order of their publication."""
    found = heads(asked.archive.connection, told.articles)
    plain = [
        one._replace(publisher=outlet_of(one.publisher, one.source, one.title), source="") for one in found.values()
    ]
    return tuple(sorted(plain, key=lambda one: (one.published or "9", one.publisher or "", one.id)))


def _names(told: Story) -> tuple[str, ...]:
    """The actors most often named."""
    ranked = sorted(told.actors, key=lambda actor: -len(actor.mentions))
    return tuple(dict.fromkeys(actor.name for actor in ranked))[:_NAMED]


def _copies(told: Story, reports: tuple[Head, ...]) -> tuple[tuple[Head, Head, int], ...]:
    """Who copied whom: the copy, what it was taken from, and how much is shared in percent."""
    known = {one.id: one for one in reports}
    pairs = [one for one in told.copies if one.source in known and one.target in known]
    return tuple((known[one.target], known[one.source], round(100 * one.share)) for one in pairs)
