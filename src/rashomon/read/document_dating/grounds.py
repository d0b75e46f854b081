"""One undated article and its neighbours: its date, as precise as they tell it, with the grounds."""

from collections.abc import Iterator

import msgspec

from rashomon.model import Article, Ground, Published, Span, raw_span
from rashomon.read.document_dating.clues import clues_in
from rashomon.read.document_dating.profile import READ, Profile, hashes, names_in
from rashomon.read.document_dating.similarity import Neighbour, SimilarityIndex, names_of
from rashomon.read.document_dating.window import Link, Window, window

_OPENING = "tells the same as "  # how the ground begins that names the nearest neighbour
_MAX_DAYS_SHOWN = 3  # days of the text that the grounds show


def dated(article: Article, index: SimilarityIndex) -> Article:
    """The article with the date that its neighbours tell, as it is where they tell none; its id stays."""
    neighbours = index.neighbours(names_of(article.text))
    if not neighbours:
        return article
    clues = list(clues_in(article.text[:READ]))
    found = window(article.text, clues, neighbours, index.words)
    value = found.value() if found else None
    if found is None or value is None:
        return article
    kept = (ground for ground in article.grounds if ground.field != "published")
    grounds = (*kept, _of_nearest(article, index, neighbours, value[0]), *_of_days(article, found, value[0]))
    return msgspec.structs.replace(article, published=Published(*value, "inferred"), grounds=grounds)


def dated_by_others(article: Article) -> bool:
    """Whether the date of an article comes from neighbours, in this run or an earlier one: it dates no others then."""
    return any(ground.field == "published" and ground.reason.startswith(_OPENING) for ground in article.grounds)


def _of_nearest(article: Article, index: SimilarityIndex, neighbours: list[Neighbour], value: str) -> Ground:
    """The nearest neighbour, shown by the rarest name that both hold."""
    nearest = neighbours[0].profile
    places = {int(hashes([name])[0]): span for name, span in names_in(article.text)}
    common = sorted(set(names_of(nearest.text()).tolist()) & places.keys())
    rarest = max(common, key=lambda name: index.rarity.weight([name]))
    others = f" and {len(neighbours) - 1} more" if len(neighbours) > 1 else ""
    reason = f"{_OPENING}{_called(nearest)} of {nearest.day}{others}: shares rare names with it"
    return Ground("published", value, reason, raw_span(article, places[rarest]))


def _of_days(article: Article, found: Window, value: str) -> Iterator[Ground]:
    """What the days that the text names leave open, each day once, those that bound the window first."""
    bounds = {found.first, found.last}
    links = sorted(found.links, key=lambda link: (not bounds & {link.low, link.high}, -link.weight, link.clue.span))
    shown: dict[Span, Link] = {}
    for link in links:
        shown.setdefault(link.clue.span, link)
    for span, link in list(shown.items())[:_MAX_DAYS_SHOWN]:
        tells = f"{_called(link.neighbour)} places it on {link.day}"
        yield Ground("published", value, f"{_bound(link)}; {tells}", raw_span(article, span))
    if found.first != found.last:
        yield Ground("published", value, f"so published between {found.first} and {found.last}", None)


def _bound(link: Link) -> str:
    if link.clue.same_day:
        return "the report was written on that day"
    if link.clue.tense == "open":
        return "a day near the report"
    return "the report tells of it as past" if link.clue.tense == "behind" else "the report tells of it as yet to come"


def _called(profile: Profile) -> str:
    return f"{profile.source.rsplit('/', 1)[-1]} ({profile.id})"
