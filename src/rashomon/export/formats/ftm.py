"""Entities of FollowTheMoney, one a line: reports, who and what happens in them, and the mentions that prove it."""

from collections.abc import Iterator
from hashlib import sha1

from rashomon.export.format import text_format
from rashomon.export.material import Material, Told
from rashomon.export.tables import place_citation
from rashomon.model import Actor, ActorMention, Citation, Fact, MarkedArticle, Span, encode, interval

_SCHEMA = {
    "person": "Person", "organisation": "Organization", "country": "PublicBody", "office": "PublicBody",
    "group": "Organization",
}  # fmt: skip
"""What an actor is there, by its kind; places and works are none of their actors."""
_NAMED = {"Person": "Person", "Organization": "Organization", "PublicBody": "Organization"}
_LONGEST = 65_000  # characters of a value


def _text(material: Material) -> Iterator[str]:
    for told in material:
        for article in told.articles.values():
            back = _back(told, Citation(article.id, Span(0, len(article.text)), ""))
            yield _entity(_document(article.id), "Article", _article(told, article), back)
        for actor in told.story.actors if told.story else ():
            if schema := _SCHEMA.get(actor.kind):
                places = [place_citation(told, one.article, one.span) for one in actor.mentions[:1]]
                yield _entity(_key(actor.id), schema, _actor(told, actor), *(_back(told, one) for one in places))
                for mention in actor.mentions:
                    yield _mention(told, actor, schema, mention)
        for fact in told.story.facts if told.story else ():
            yield _entity(_key(fact.id), "Event", _event(told, fact), *(_back(told, one) for one in fact.reports))


def _back(told: Told, report: Citation) -> dict[str, object]:
    """The way back: what programs of FollowTheMoney keep beside the properties of an entity."""
    article = told.articles.get(report.article)
    url = article.url if article else None
    place = {"article": report.article, "url": url, "span": report.span}
    return {**place, "words": report.text, "origin": told.origin(report)}


def _entity(name: str, schema: str, properties: dict[str, list[str | None]], *back: dict[str, object]) -> str:
    kept: dict[str, list[str]] = {}
    for field, values in properties.items():
        told = list(dict.fromkeys(value[:_LONGEST] for value in values if value))
        if told:
            kept[field] = told
    return encode({"id": name, "schema": schema, "properties": kept, "rashomon": back}) + "\n"


def _key(*parts: object) -> str:
    """The id of an entity: any text can stand for it, so it is a hash."""
    return (
        "rashomon-" + sha1("\x1f".join(map(str, parts)).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    )


def _document(article: str) -> str:
    return _key("article", article)


def _article(told: Told, article: MarkedArticle) -> dict[str, list[str | None]]:
    url = article.url if article.url and article.url.startswith(("http://", "https://")) else None
    return {
        "title": [article.title or article.source],
        "author": list(article.bylines),
        "publisher": [article.publisher],
        "publishedAt": [_date(article.published.value)],
        "sourceUrl": [url],
        "bodyText": [article.text],
        "notes": [f"article {article.id}, origin {told.origins.get(article.id, article.id)}"],
    }


def _date(value: str | None) -> str | None:
    """A date as far as it is known; None where it is no date of the calendar."""
    days = interval(value)
    if days is None or value is None:
        return None
    kept = {"minute": 10, "day": 10, "month": 7, "year": 4}.get(days.precision)
    return value[:kept] if kept else days.first.isoformat()


def _actor(told: Told, actor: Actor) -> dict[str, list[str | None]]:
    proofs: list[str | None] = [_document(mention.article) for mention in actor.mentions]
    roles: list[str | None] = [f"role: {role}" for role in actor.roles]
    return {
        "name": [actor.name],
        "alias": [surface for surface in actor.surfaces if surface != actor.name],
        "notes": [*roles, f"actor {actor.id} of story {told.story.story if told.story else ''}"],
        "proof": list(dict.fromkeys(proofs)),
    }


def _mention(told: Told, actor: Actor, schema: str, mention: ActorMention) -> str:
    """A place where an actor is named: the document, and the words in the sentence around them."""
    words = place_citation(told, mention.article, mention.span)
    properties: dict[str, list[str | None]] = {
        "document": [_document(mention.article)],
        "resolved": [_key(actor.id)],
        "name": [words.text or actor.name],
        "detectedSchema": [_NAMED[schema]],
    }
    key = _key("mention", actor.id, mention.article, mention.span.start, mention.span.end)
    return _entity(key, "Mention", properties, _back(told, words))


def _event(told: Told, fact: Fact) -> dict[str, list[str | None]]:
    kinds = {actor.id: _SCHEMA.get(actor.kind) for actor in told.story.actors} if told.story else {}
    cited = [
        f"article {one.article}, characters {one.span.start}-{one.span.end}, origin {told.origin(one)}: {one.text}"
        for one in fact.reports
    ]
    return {
        "name": [fact.text],
        "date": [_date(fact.date)],
        "involved": [_key(name) for name in fact.actors if kinds.get(name)],
        "notes": [f"fact {fact.id}, {fact.origins} independent origins, {fact.status or 'told'}"],
        "description": list(cited),
        "proof": [_document(one.article) for one in fact.reports],
    }


FTM = text_format("ftm", "entities of FollowTheMoney, one a line", ".ftm.json", _text)
