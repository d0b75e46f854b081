"""All disagreements of a story, each with every report of either side."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rashomon.collate.actors import Cast
from rashomon.collate.alignment import Alignment, Link
from rashomon.collate.disagreements.ages import ages_apart
from rashomon.collate.disagreements.conflicts import Conflict, agreements, conflicts
from rashomon.collate.disagreements.datings import dates_apart
from rashomon.collate.disagreements.denials import NOTE, denied_at_once
from rashomon.collate.disagreements.encounters import days_apart, encounters, lengths_apart, series_apart
from rashomon.collate.disagreements.figures import figures_told_apart, may_be_of_one_thing
from rashomon.collate.disagreements.impossible import captions, impossible_dates, plain_date
from rashomon.collate.disagreements.measures import figures_apart, limits_apart
from rashomon.collate.disagreements.outcomes import SOON, offices_apart, plans_apart
from rashomon.collate.disagreements.places import NOWHERE, Place, disagreement
from rashomon.collate.disagreements.slots import Slots, take_apart
from rashomon.collate.disagreements.spellings import first_names_apart, spellings_apart
from rashomon.collate.disagreements.tolls import tolls_apart
from rashomon.collate.disagreements.towns import towns_apart
from rashomon.collate.disagreements.zones import zone_note
from rashomon.collate.evidence import Evidence, Sentence, inside
from rashomon.collate.moments import published
from rashomon.collate.values import reading
from rashomon.model import Disagreement, Quantity, Span, is_day

_INCLUDING = re.compile(r"\bincluding\b[^,.;—]*")
_LIKELY = 0.4  # how sure two sentences must be to tell one thing whose wording decides what they part over
_LIKE = 0.6  # how alike a sentence must be to one with a date that cannot be


def find_disagreements(evidence: Evidence, cast: Cast, alignment: Alignment) -> tuple[Disagreement, ...]:
    """Every disagreement once, those of most origins first."""

    @cache
    def apart(article: str, index: int) -> Slots:
        return take_apart(evidence, cast, evidence.sentences[article][index])

    reports = {actor.id: frozenset(mention.article for mention in actor.mentions) for actor in cast.actors}

    def together(one: str, two: str) -> bool:
        return bool(reports.get(one, frozenset()) & reports.get(two, frozenset()))

    edges: list[tuple[str, Place, Place]] = []
    alike: list[tuple[Place, Place]] = []
    for link in alignment.links:
        likely = link.probability >= _LIKELY
        if not likely and next(limits_apart(link, evidence), None) is None:
            continue  # nothing else is asked of sentences that hardly tell one thing
        left, right = apart(link.left.article, link.left.index), apart(link.right.article, link.right.index)
        found_here = conflicts(left, right, evidence.weights, together) if likely else ()
        told = [(c.kind, *_places(link, c)) for c in found_here] or list(_joined(link, left, right, evidence, cast))
        edges += [edge for edge in told if not _progress(evidence, left, right, edge[0])]
    edges += [("figure", *both) for both in figures_told_apart(evidence, alignment)]
    may_be = may_be_of_one_thing(evidence, alignment)
    edges = [edge for edge in edges if edge[0] != "figure" or may_be(*edge[1:])]
    at_odds = {(place.sentence.article, place.sentence.index) for _, *both in edges for place in both}
    for link in alignment.links:
        one, other = ((side.article, side.index) for side in (link.left, link.right))
        if one in at_odds or other in at_odds:
            alike += [_alike(link, *both) for both in agreements(apart(*one), apart(*other), evidence.weights)]
    seconds = _seconds(alike)
    settled = list(_settled(evidence, cast))
    within = {(place.sentence.article, place.span) for places, _ in settled for place in places}
    groups = [g for g in _components(edges) if not {(p.sentence.article, p.span) for p in g[1]} <= within]
    found = [disagreement(evidence, kind, _seconded(places, seconds)) for kind, places in groups]
    found += [told for _, told in settled]
    found += _cannot_be(evidence, alignment.links)
    return tuple(sorted({d.id: d for d in found}.values(), key=lambda d: (-sum(r.origins for r in d.readings), d.id)))


def _settled(evidence: Evidence, cast: Cast) -> Iterable[tuple[Sequence[Place], Disagreement]]:
    """What is found in sentences that need have nothing else in common, and where it stands."""
    for toll in tolls_apart(evidence):
        about = f"number of people {toll.fate}"
        yield toll.places, disagreement(evidence, "figure", toll.places, toll.note, about, in_order=True)
    for told in ages_apart(evidence, cast):
        yield told.places, disagreement(evidence, "figure", told.places, about=told.about)
    for name in (*spellings_apart(evidence, cast), *first_names_apart(evidence, cast)):
        yield name.places, disagreement(evidence, "name", name.places, about=name.about)
    for about, places in offices_apart(evidence, cast):
        yield places, disagreement(evidence, "how", places, about=about)
    for both in denied_at_once(evidence):
        yield both, disagreement(evidence, "polarity", both, NOTE)
    yield from _of_encounters(evidence, cast)


def _joined(
    link: Link, left: Slots, right: Slots, evidence: Evidence, cast: Cast
) -> Iterable[tuple[str, Place, Place]]:
    """What two sentences that the alignment takes for one part over, however little of their wording they share."""
    yield from (("date", *both) for both in dates_apart(link, left, right, evidence))
    yield from (("figure", *both) for both in figures_apart(link, left, right, evidence))
    yield from (("outcome", *both) for both in plans_apart(link, left, right, evidence))
    yield from (("place", *both) for both in towns_apart(link, evidence, cast))


def _places(link: Link, conflict: Conflict) -> tuple[Place, Place]:
    one = Place(link.left, conflict.left, conflict.left_value)
    return one, Place(link.right, conflict.right, conflict.right_value)


def _progress(evidence: Evidence, left: Slots, right: Slots, kind: str) -> bool:
    """Whether a difference is how things went on between two reports: tolls rise, a leak is stopped."""
    if kind not in ("figure", "polarity"):
        return False
    days = [published(evidence.article(s.sentence.article)) for s in (left, right)]
    if days[0] is None or days[1] is None or days[0].distance(days[1]) <= SOON:
        return False
    told = [{d.when for d in s.days if d.when is not None and d.when.first == d.when.last} for s in (left, right)]
    return not told[0] & told[1]  # both tell of one day: then it is no later state


def _alike(link: Link, one: Quantity, two: Quantity) -> tuple[Place, Place]:
    return Place(link.left, one.span, reading(one)), Place(link.right, two.span, reading(two))


def _seconds(alike: Iterable[tuple[Place, Place]]) -> dict[tuple[str, Span], list[Place]]:
    """For a stretch of an article the places of others that say the same in a sentence much like its own."""
    found: defaultdict[tuple[str, Span], list[Place]] = defaultdict(list)
    for one, other in alike:
        found[one.sentence.article, one.span].append(other)
        found[other.sentence.article, other.span].append(one)
    return dict(found)


def _seconded(places: list[Place], seconds: Mapping[tuple[str, Span], Sequence[Place]]) -> list[Place]:
    """The places, and those of other reports that give the same value in sentences much like theirs."""
    known = dict.fromkeys((place.sentence.article, place.span) for place in places)
    values = {place.value.casefold() for place in places}
    more = [other for key in known for other in seconds.get(key, ()) if other.value.casefold() in values]
    return list(dict.fromkeys([*places, *more]))


def _components(edges: Iterable[tuple[str, Place, Place]]) -> list[tuple[str, list[Place]]]:
    """Values that are at odds with one another, directly or by way of a third."""
    near: defaultdict[tuple[str, str, Span], list[tuple[Place, Place]]] = defaultdict(list)
    for kind, one, two in edges:
        near[kind, one.sentence.article, one.span].append((one, two))
        near[kind, two.sentence.article, two.span].append((two, one))
    seen: set[tuple[str, str, Span]] = set()
    groups: list[tuple[str, list[Place]]] = []
    for key in sorted(near):
        if key in seen:
            continue
        seen.add(key)
        queue: list[tuple[str, str, Span]] = [key]
        members: list[Place] = []
        for place in queue:
            members.append(near[place][0][0])
            for _, other in near[place]:
                step = (key[0], other.sentence.article, other.span)
                if step not in seen:
                    seen.add(step)
                    queue.append(step)
        groups.append((key[0], members))
    return groups


def _of_encounters(evidence: Evidence, cast: Cast) -> Iterable[tuple[Sequence[Place], Disagreement]]:
    """How long an encounter lasted, on which day a call was, at which summit people met, and where each is told."""
    for (kind, people), group in sorted(encounters(evidence, cast).items(), key=lambda item: str(sorted(item[0][1]))):
        who = " and ".join(sorted(cast.by_id[actor].name for actor in people))
        for places in lengths_apart([group]):
            about = f"length of the {kind}: {who}"
            yield places, disagreement(evidence, "duration", places, _counted(evidence, places), about)
        for places in days_apart([group]):
            countries = tuple(sorted(cast.by_id[actor].country or "" for actor in people))
            note = zone_note(places[0].value, places[1].value, countries)
            shown = [p._replace(value=f"{p.span.of(_text(evidence, p))} ({p.value[:10]})") for p in places]
            yield places, disagreement(evidence, "date", shown, note, f"day of the {kind}: {who}")
        for places in series_apart([group]):
            named = [place._replace(value=place.span.of(_text(evidence, place))) for place in places]
            yield places, disagreement(evidence, "name", named, about=f"where they met: {who}")


def _counted(evidence: Evidence, places: Sequence[Place]) -> str:
    """What a report says it counted in."""
    for place in places:
        found = _INCLUDING.search(place.sentence.span.of(_text(evidence, place)))
        if found:
            return f"“{place.value}” is told {found.group().strip()}"
    return ""


def _cannot_be(evidence: Evidence, links: Sequence[Link]) -> Iterable[Disagreement]:
    """Dates that cannot be, beside the dates that words much like theirs give."""
    for place, reason in impossible_dates(evidence):
        if place.caption is None:
            others = [o for link in links if link.probability >= _LIKE for o in _other_dates(evidence, link, place)]
        else:
            others = list(_other_captions(evidence, place))
        about = f"a date that cannot be: {place.value}"
        yield disagreement(evidence, "impossible date", [place, *others], reason, about)


def _other_dates(evidence: Evidence, link: Link, place: Place) -> Iterable[Place]:
    sides = ((link.left, link.right), (link.right, link.left))
    other = next((b for a, b in sides if (a.article, a.index) == (place.sentence.article, place.sentence.index)), None)
    if other is not None:
        article = evidence.article(other.article)
        dates = [t for t in inside(article.times, other.span) if is_day(t.value)]
        yield from (Place(other, time.span, time.span.of(article.text)) for time in dates[:1])


def _other_captions(evidence: Evidence, place: Place) -> Iterable[Place]:
    for sentence, caption in captions(evidence):
        if sentence.article != place.sentence.article or caption != place.caption:
            value = plain_date(caption.text)
            if value and _cover(evidence, sentence, place.sentence) >= _LIKE and value not in place.value:
                yield Place(sentence, NOWHERE, value, caption)


def _cover(evidence: Evidence, one: Sentence, two: Sentence) -> float:
    """How much of the shorter of two sentences the other holds: captions are in no alignment."""
    total = evidence.weights.total
    return total(one.stems & two.stems) / max(min(total(one.stems), total(two.stems)), 1e-9)


def _text(evidence: Evidence, place: Place) -> str:
    return evidence.article(place.sentence.article).text
