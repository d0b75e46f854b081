"""Ids of marks: minted from the article's id and from what is marked, so that a copy's marks can be minted anew."""

import re
from collections import Counter
from hashlib import blake2b

import msgspec

from rashomon.model.article import Article
from rashomon.model.ids import content_id
from rashomon.model.marks import Event, MarkedArticle, Quote

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)")


def same_marks_key(article: Article) -> str:
    """A hash of what the marks of an article depend on, but for its headline and the hour it was published.

    Two articles with one may have the same marks but for their ids; whoever marks can say whether they have.
    """
    day = _DAY.match(article.published.value or "")
    stated = (day and day[0], article.language, article.dateline, article.agencies)
    parts = "\x1f".join((article.text, *map(repr, stated)))
    return blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def with_marks_of(article: Article, known: MarkedArticle) -> MarkedArticle:
    """``article`` with the marks of another print of its text, their ids minted for it."""
    fields = {name: getattr(article, name) for name in Article.__struct_fields__}
    marks = {name: getattr(known, name) for name in MarkedArticle.__struct_fields__ if name not in fields}
    return minted(MarkedArticle(**fields, **marks))


def minted(marked: MarkedArticle) -> MarkedArticle:
    """The article with the ids of its quotations and events minted, each once, also where other marks name them."""
    names = {quote.id: _quote_id(marked.id, quote) for quote in marked.quotes}
    seen: Counter[str] = Counter()
    events = []
    for event in marked.events:
        name = _event_id(marked.id, event)
        seen[name] += 1
        again = content_id("e", name, seen[name]) if seen[name] > 1 else name
        events.append(msgspec.structs.replace(event, id=again, quote=names.get(event.quote or "", event.quote)))
    quotes = (msgspec.structs.replace(quote, id=names[quote.id]) for quote in marked.quotes)
    assertions = (
        msgspec.structs.replace(one, quote=names.get(one.quote or "", one.quote)) for one in marked.assertions
    )
    return msgspec.structs.replace(marked, quotes=tuple(quotes), events=tuple(events), assertions=tuple(assertions))


def _quote_id(article: str, quote: Quote) -> str:
    return content_id("q", article, *(f"{span.start}-{span.end}" for span in quote.content))


def _event_id(article: str, event: Event) -> str:
    parties = (*event.actors, *event.recipients)
    sides = [span for party in parties for span in (*party.spans[:1], *party.chain[:1])]
    return content_id("e", article, event.trigger.start, event.trigger.end, event.type, *sides)
