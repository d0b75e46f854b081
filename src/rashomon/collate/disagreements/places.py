"""Values in their sentences, and the readings that are made of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.collate.brief import stops_at
from rashomon.collate.evidence import Evidence, Sentence, inside, report
from rashomon.model import Assertion, Caption, Citation, Disagreement, MarkedArticle, Reading, Span, content_id

_LEAST = 5  # words of a clause that says enough
_JOINING = re.compile(r"\A(?:that|and|but|as|when|while|because|since)\s+", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:for|who|whose|which|where|if)\b", re.IGNORECASE)
NOWHERE = Span(0, 0)  # the span of what stands outside the body


class Place(NamedTuple):
    """A value in a sentence, and where its words stand; in a caption, ``span`` is empty and ``caption`` is set."""

    sentence: Sentence
    span: Span
    value: str
    caption: Caption | None = None

    @classmethod
    def at(cls, evidence: Evidence, sentence: Sentence, span: Span) -> "Place":
        """The words at ``span`` of a sentence's article as a value."""
        return cls(sentence, span, span.of(evidence.article(sentence.article).text))

    def report(self, evidence: Evidence) -> Citation:
        """The words around the value, as the article gives them."""
        if self.caption is not None:
            return Citation(self.sentence.article, NOWHERE, self.caption.text, value=self.value, raw=self.caption.span)
        return report(evidence.article(self.sentence.article), self.sentence.span, value=self.value)


def disagreement(
    evidence: Evidence,
    kind: str,
    places: Sequence[Place],
    note: str = "",
    about: str | None = None,
    *,
    in_order: bool = False,
) -> Disagreement:
    """The readings of one thing, those of most origins first; ``about`` is by default the clause of the first report.

    With ``in_order`` the readings stand as ``places`` do: tolls rise.
    """
    values: dict[str, list[Place]] = {}
    ordered = sorted(set(places), key=lambda p: (evidence.order[p.sentence.article], p.span))
    for place in ordered:
        values.setdefault(place.value.casefold(), []).append(place)
    ranks = {place.value.casefold(): rank for rank, place in reversed(list(enumerate(places)))}
    readings = [_reading(evidence, members) for members in values.values()]
    readings.sort(key=lambda r: (ranks[r.value.casefold()] if in_order else -r.origins, r.value))
    return Disagreement(
        id=content_id("d", kind, *sorted(f"{p.sentence.article}:{p.span.start}" for p in ordered)),
        about=about or _clause(evidence, ordered[0]),
        readings=tuple(readings),
        kind=kind,
        note=note,
    )


def _clause(evidence: Evidence, place: Place) -> str:
    """The words of the least clause that says of whom or what the value is; its sentence where none does."""
    article = evidence.article(place.sentence.article)
    clauses = inside(article.assertions, place.sentence.span) if place.caption is None else ()
    saying = [one.span for one in clauses if one.span.contains(place.span) and _says(article, one)]
    least = min(saying, key=lambda span: (len(span), span.start), default=None)
    if least is None:
        return place.report(evidence).text
    return _JOINING.sub("", least.of(article.text)).strip(" ,;:—–-")


def _says(article: MarkedArticle, clause: Assertion) -> bool:
    """Whether a clause can be read alone: it has a subject, leans on no noun and breaks off nowhere."""
    words = clause.span.of(article.text)
    whole = words.count("(") == words.count(")") and stops_at(article.text, clause.span.end)
    has_subject = any(one.role == "subject" and clause.span.contains(one.span) for one in clause.arguments)
    return has_subject and whole and len(words.split()) >= _LEAST and not _RELATIVE.match(words)


def _reading(evidence: Evidence, places: list[Place]) -> Reading:
    reports = tuple(dict.fromkeys(place.report(evidence) for place in places))
    return Reading(places[0].value, reports, evidence.origins((r.article, r.span) for r in reports))
