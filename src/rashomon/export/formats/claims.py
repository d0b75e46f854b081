"""Disagreements and commitments as schema.org has them: ClaimReview over the claims of the reports, as JSON-LD."""

import re
from collections.abc import Iterable, Iterator

from rashomon.export.format import text_format
from rashomon.export.material import Material, Told
from rashomon.model import Citation, Commitment, Disagreement, MarkedArticle, encode

_MAKER = {"@type": "Organization", "name": "Rashomon"}
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d)?(?=T|$)")  # the values that are days of ISO 8601: no seasons


def _text(material: Material) -> Iterator[str]:
    yield '{"@context":"https://schema.org","@graph":['
    first = True
    for told in material:
        for thing in _things(told):
            yield ("" if first else ",\n") + encode(thing)
            first = False
    yield "]}\n"


def _things(told: Told) -> Iterator[dict[str, object]]:
    for article in told.articles.values():
        yield _article(told, article)
    for dispute in told.story.disagreements if told.story else ():
        yield _dispute(told, dispute)
    for commitment in told.story.commitments if told.story else ():
        yield _promise(told, commitment)


def _article(told: Told, article: MarkedArticle) -> dict[str, object]:
    origin = told.origins.get(article.id, article.id)
    return _kept(
        {
            "@type": "NewsArticle",
            "@id": f"urn:rashomon:{article.id}",
            "headline": article.title,
            "url": article.url,
            "datePublished": article.published.value,
            "inLanguage": article.language,
            "author": [{"@type": "Person", "name": name} for name in article.bylines],
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
            "isBasedOn": f"urn:rashomon:{origin}" if origin != article.id else None,
        }
    )


def _dispute(told: Told, dispute: Disagreement) -> dict[str, object]:
    """A disagreement: one claim for each value; nothing is said of which is true."""
    claims: list[dict[str, object]] = [
        {"@type": "Claim", "name": reading.value, "appearance": _appearances(told, reading.reports)}
        for reading in dispute.readings
    ]
    return _review(dispute.id, dispute.about, claims, f"disputed: {len(claims)} accounts", dispute.note)


def _promise(told: Told, commitment: Commitment) -> dict[str, object]:
    due = _DAY.match(commitment.due or "")
    claim = _kept(
        {
            "@type": "Claim",
            "name": commitment.what,
            "author": {"@type": _kind(told, commitment.who), "name": commitment.who},
            "expires": due[0] if due else None,
            "appearance": _appearances(told, (*commitment.reports, *(step.report for step in commitment.chain))),
        }
    )
    return _review(commitment.id, f"{commitment.who}: {commitment.what}", [claim], commitment.status, "")


def _kind(told: Told, name: str) -> str:
    """What somebody is who gives their word: schema.org knows persons, and everybody else as an organisation."""
    actors = told.story.actors if told.story else ()
    known = any(one.kind == "person" and name in (one.name, *one.surfaces) for one in actors)
    return "Person" if known else "Organization"


def _review(name: str, about: str, claims: list[dict[str, object]], rating: str, note: str) -> dict[str, object]:
    return _kept(
        {
            "@type": "ClaimReview",
            "@id": f"urn:rashomon:{name}",
            "claimReviewed": about,
            "author": _MAKER,
            "itemReviewed": claims,
            "reviewRating": {"@type": "Rating", "alternateName": rating},
            "reviewBody": note or None,
        }
    )


def _appearances(told: Told, reports: Iterable[Citation]) -> list[dict[str, object]]:
    return [_appearance(told, report) for report in reports]


def _appearance(told: Told, report: Citation) -> dict[str, object]:
    article = told.articles.get(report.article)
    place = f"char={report.span.start},{report.span.end}"
    return _kept(
        {
            "@type": "Quotation",
            "text": report.text,
            "isPartOf": {"@id": f"urn:rashomon:{report.article}"},
            "url": article.url if article else None,
            "identifier": f"urn:rashomon:{report.article}#{place}",
            "isBasedOn": f"urn:rashomon:{told.origin(report)}",
        }
    )


def _kept(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


JSON_LD = text_format("jsonld", "disagreements and commitments as schema.org claims", ".jsonld", _text)
