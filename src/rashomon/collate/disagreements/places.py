"""Values in their sentences, and the readings that are made of them."""

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.collate.evidence import Evidence, Sentence, report
from rashomon.model import Disagreement, Reading, Span, content_id


class Place(NamedTuple):
    """A value in a sentence, and where its words stand."""

    sentence: Sentence
    span: Span
    value: str


def disagreement(
    evidence: Evidence, kind: str, places: Sequence[Place], note: str = "", about: str | None = None
) -> Disagreement:
    """The readings of one thing, those of most origins first; ``about`` is by default the words of the first report."""
    values: dict[str, list[Place]] = {}
    order = {article.id: index for index, article in enumerate(evidence.articles)}
    ordered = sorted(set(places), key=lambda p: (order[p.sentence.article], p.span))
    for place in ordered:
        values.setdefault(place.value.casefold(), []).append(place)
    readings = tuple(_reading(evidence, members) for members in values.values())
    first = ordered[0].sentence
    return Disagreement(
        id=content_id("d", kind, *sorted(f"{p.sentence.article}:{p.span.start}" for p in ordered)),
        about=about or first.span.of(evidence.article(first.article).text),
        readings=tuple(sorted(readings, key=lambda r: (-r.origins, r.value))),
        kind=kind,
        note=note,
    )


def _reading(evidence: Evidence, places: list[Place]) -> Reading:
    reports = tuple(report(evidence.article(p.sentence.article), p.sentence.span, value=p.value) for p in places)
    return Reading(places[0].value, reports, evidence.origins((r.article, r.span) for r in reports))
