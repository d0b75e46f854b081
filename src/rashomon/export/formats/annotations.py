"""W3C Web Annotations: every mark with its place and its words, so that annotation tools show it on the page."""

from collections.abc import Iterator

from rashomon.export.format import text_format
from rashomon.export.material import Material, Told
from rashomon.model import Event, MarkedArticle, Mention, Quantity, Span, content_id, encode

_AROUND = 32  # characters before and after the words
_HEAD = (
    '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","id":"urn:rashomon:annotations","items":['
)


def _text(material: Material) -> Iterator[str]:
    yield _HEAD
    first = True
    for told in material:
        for article in told.articles.values():
            for kind, span, body in _marks(article):
                yield ("" if first else ",\n") + encode(_annotation(told, article, kind, span, body))
                first = False
    yield "]}\n"


def _marks(article: MarkedArticle) -> Iterator[tuple[str, Span, str]]:
    """Every mark: its kind, where it stands, and what is said of it in a few words."""
    for mention in article.mentions:
        yield "mention", mention.span, _mention(mention)
    for time in article.times:
        yield "time", time.span, f"{time.type}: {time.value}{f' ({time.mod})' if time.mod else ''}"
    for quantity in article.quantities:
        yield "quantity", quantity.span, _quantity(quantity)
    for quote in article.quotes:
        for span in quote.content:
            yield (
                "quotation",
                span,
                f"{quote.kind} quotation: {quote.speaker.name if quote.speaker else 'nobody named'}",
            )
    for event in article.events:
        yield "event", event.trigger, _event(event)
    for clause in article.assertions:
        yield "assertion", clause.span, f"{clause.lemma} ({clause.status})"


def _mention(mention: Mention) -> str:
    return ", ".join(filter(None, (f"{mention.kind}: {mention.name}", mention.role, mention.country)))


def _quantity(quantity: Quantity) -> str:
    upper = f" to {quantity.upper:g}" if quantity.upper is not None else ""
    return " ".join(filter(None, (quantity.bound, f"{quantity.value:g}{upper}", quantity.unit, quantity.noun)))


def _event(event: Event) -> str:
    actors = ", ".join(party.name for party in event.actors)
    recipients = ", ".join(party.name for party in event.recipients)
    coded = " ".join(filter(None, (event.type, event.mode, event.cameo)))
    when = event.time.value if event.time else ""
    return "; ".join(filter(None, (f"{coded} ({event.status})", actors, recipients and f"to {recipients}", when)))


def _annotation(told: Told, article: MarkedArticle, kind: str, span: Span, body: str) -> dict[str, object]:
    """One annotation. Offsets are those of the body; the words around it find the place on a page."""
    text = article.text
    return {
        "id": f"urn:rashomon:{content_id(kind, article.id, span.start, span.end, body)}",
        "type": "Annotation",
        "motivation": "identifying" if kind == "mention" else "describing",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": kind},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": body},
        ],
        "target": {
            "source": article.url or f"urn:rashomon:{article.id}",
            "scope": f"urn:rashomon:{told.origins.get(article.id, article.id)}",
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(text),
                    "prefix": text[max(0, span.start - _AROUND) : span.start],
                    "suffix": text[span.end : span.end + _AROUND],
                },
            ],
        },
    }


WEB_ANNOTATION = text_format("webannotation", "every mark as a W3C Web Annotation", ".jsonld", _text)
