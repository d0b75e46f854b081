"""All disagreements of a story, each with every report of either side."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from rashomon.collate.actors import Cast
from rashomon.collate.disagreements.conflicts import Conflict, conflicts
from rashomon.collate.disagreements.slots import Slots, take_apart
from rashomon.collate.evidence import Evidence, Sentence, report
from rashomon.collate.facts import Pair
from rashomon.model import Disagreement, Fact, Reading, Span, content_id

_PAIR = 0.3  # cover with slots; the core alone is asked afterwards


class Place(NamedTuple):
    """A value in a sentence."""

    sentence: Sentence
    span: Span
    value: str


def find_disagreements(
    evidence: Evidence, cast: Cast, pairs: Sequence[Pair], facts: Sequence[Fact]
) -> tuple[Disagreement, ...]:
    """Every disagreement once, those of most origins first."""
    del facts

    @cache
    def apart(article: str, index: int) -> Slots:
        return take_apart(evidence, cast, evidence.sentences[article][index])

    edges: list[tuple[str, Place, Place]] = []
    for pair in pairs:
        if pair.cover < _PAIR:
            continue
        left, right = apart(pair.left.article, pair.left.index), apart(pair.right.article, pair.right.index)
        edges += [(c.kind, *_places(pair, c)) for c in conflicts(left, right, evidence.weights)]
    found = [_disagreement(evidence, kind, places) for kind, places in _components(edges)]
    return tuple(sorted(found, key=lambda d: (-sum(r.origins for r in d.readings), d.id)))


def _places(pair: Pair, conflict: Conflict) -> tuple[Place, Place]:
    one = Place(pair.left, conflict.left, conflict.left_value)
    return one, Place(pair.right, conflict.right, conflict.right_value)


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
        queue, members = [key], []
        while queue:
            place = queue.pop(0)
            members.append(near[place][0][0])
            for _, other in near[place]:
                step = (key[0], other.sentence.article, other.span)
                if step not in seen:
                    seen.add(step)
                    queue.append(step)
        groups.append((key[0], members))
    return groups


def _disagreement(evidence: Evidence, kind: str, places: list[Place]) -> Disagreement:
    values: dict[str, list[Place]] = {}
    for place in sorted(places, key=lambda p: (p.sentence.article, p.span)):
        values.setdefault(place.value.casefold(), []).append(place)
    readings = tuple(_reading(evidence, members) for members in values.values())
    first = places[0].sentence
    return Disagreement(
        id=content_id("d", kind, *sorted(f"{p.sentence.article}:{p.span.start}" for p in places)),
        about=first.span.of(evidence.article(first.article).text),
        readings=tuple(sorted(readings, key=lambda r: (-r.origins, r.value))),
        kind=kind,
    )


def _reading(evidence: Evidence, places: list[Place]) -> Reading:
    reports = tuple(report(evidence.article(p.sentence.article), p.sentence.span, value=p.value) for p in places)
    return Reading(places[0].value, reports, evidence.origins((r.article, r.span) for r in reports))
