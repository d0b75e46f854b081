"""One undated article and its siblings: its date, as precise as they tell it, with the grounds."""

from collections.abc import Iterator

import msgspec

from rashomon.model import Article, Ground, Published, Span, raw_span
from rashomon.read.siblings.clues import clues_in
from rashomon.read.siblings.kinship import Kinship, Sibling, names_of
from rashomon.read.siblings.profile import READ, Profile, hashes, names_in
from rashomon.read.siblings.window import Link, Window, window

_LIKE = "tells the same as "  # how the ground begins that names the nearest sibling
_SHOWN = 3  # days of the text that the grounds show


def dated(article: Article, kinship: Kinship) -> Article:
    """The article with the date that its siblings tell, as it is where they tell none; its id stays."""
    siblings = kinship.siblings(names_of(article.text))
    if not siblings:
        return article
    clues = list(clues_in(article.text[:READ]))
    found = window(article.text, clues, siblings, kinship.words)
    value = found.value() if found else None
    if found is None or value is None:
        return article
    kept = (ground for ground in article.grounds if ground.field != "published")
    grounds = (*kept, _of_kin(article, kinship, siblings, value[0]), *_of_days(article, found, value[0]))
    return msgspec.structs.replace(article, published=Published(*value, "inferred"), grounds=grounds)


def told_by_siblings(article: Article) -> bool:
    """Whether the date of an article comes from siblings, in this run or an earlier one: it dates no others then."""
    return any(ground.field == "published" and ground.reason.startswith(_LIKE) for ground in article.grounds)


def _of_kin(article: Article, kinship: Kinship, siblings: list[Sibling], value: str) -> Ground:
    """The nearest sibling, shown by the rarest name that both hold."""
    nearest = siblings[0].profile
    places = {int(hashes([name])[0]): span for name, span in names_in(article.text)}
    common = sorted(set(names_of(nearest.text()).tolist()) & places.keys())
    rarest = max(common, key=lambda name: kinship.rarity.weight([name]))
    others = f" and {len(siblings) - 1} more" if len(siblings) > 1 else ""
    reason = f"{_LIKE}{_called(nearest)} of {nearest.day}{others}: shares rare names with it"
    return Ground("published", value, reason, raw_span(article, places[rarest]))


def _of_days(article: Article, found: Window, value: str) -> Iterator[Ground]:
    """What the days that the text names leave open, each day once, those that bound the window first."""
    bounds = {found.first, found.last}
    links = sorted(found.links, key=lambda link: (not bounds & {link.low, link.high}, -link.weight, link.clue.span))
    shown: dict[Span, Link] = {}
    for link in links:
        shown.setdefault(link.clue.span, link)
    for span, link in list(shown.items())[:_SHOWN]:
        tells = f"{_called(link.sibling)} places it on {link.day}"
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
