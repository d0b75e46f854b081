"""Articles before they leave the room: those that a record holds as it was read or marked, and those just read."""

import math
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from rashomon.model import Article, Failure, MarkedArticle, Party, Published, Quantity, Span, article_id, one_line
from rashomon.read.admission.dates import as_published, in_range
from rashomon.read.admission.strings import address, field, field_list, identity
from rashomon.read.decode import LARGEST

MOST_CHARACTERS = 120_000
"""Characters of the longest report that is taken; the longest of some 4,000 measured has 43,000."""


def admit(article: Article) -> Article | Failure:
    """The article as the other stages may rely on it, or the ``Failure`` that says why it cannot be taken.

    A field beside the text that cannot be what it should is left out; the text and what points into it must be right.
    """
    if len(article.text) > MOST_CHARACTERS:
        size = f"{len(article.text):,} characters, more than one report has"
        return Failure(article.source, size, "give the reports one by one")
    marked = article if isinstance(article, MarkedArticle) else None
    if marked and (fault := marks_fault(marked)):
        return Failure(article.source, f"not a marked article ({fault})", "give the output of rashomon mark as it is")
    fit: dict[str, Any] = {
        "source": one_line(article.source),
        "title": field(article.title),
        "publisher": field(article.publisher),
        "bylines": field_list(article.bylines),
        "dateline": field(article.dateline),
        "language": field(article.language),
        "url": address(article.url),
        "published": _dated(article.published, anew=marked is not None),
        "updated": _dated(article.updated, anew=marked is not None) if article.updated else None,
    }
    fit["id"] = identity(article.id) or article_id(fit["title"], fit["publisher"], fit["published"].value, article.text)
    changed = {name: value for name, value in fit.items() if value != getattr(article, name)}
    return msgspec.structs.replace(article, **changed) if changed else article


def _dated(published: Published, *, anew: bool) -> Published:
    """The date, unknown where nobody can reckon with it; that of a marked article is read ``anew``."""
    if published.value is None or (not anew and in_range(published.value)):
        return published
    return as_published(published) if anew else Published()


def is_whole(article: Article) -> bool:
    """Whether a record that says how it was read still is what was read: its dates dates, its offsets in their text."""
    dates = [date for date in (article.published, article.updated) if date]
    return all(date.value == as_published(date).value for date in dates) and _offsets_fit(article)


def _offsets_fit(article: Article) -> bool:
    raw = [Span(line.start, line.end) for line in article.lines] + [caption.span for caption in article.captions]
    raw += [ground.span for ground in article.grounds if ground.span is not None]
    return (
        bool(article.text.strip())
        and all(0 <= one.start <= one.end <= LARGEST for one in raw)
        and _runs_in_order(article)
    )


def _runs_in_order(article: Article) -> bool:
    end = 0
    for run in article.offsets:
        if run.start < end or run.length < 0 or run.raw_length < 0 or not 0 <= run.raw <= LARGEST - run.raw_length:
            return False
        end = run.start + run.length
    return end <= len(article.text)


def marks_fault(marked: MarkedArticle) -> str | None:
    """What is wrong with the marks of an article that came as a record; None where all can be relied on."""
    if not _offsets_fit(marked):
        return "its offsets do not fit its text"
    size = len(marked.text)
    for what, span in _spans(marked):
        if not 0 <= span.start < span.end <= size:
            return f"a {what} at [{span.start}, {span.end}] of {size} characters"
    if any(after.start < before.end for before, after in zip(marked.sentences, marked.sentences[1:], strict=False)):
        return "its sentences are out of order"
    if any(not party.spans for party in _parties(marked)):
        return "somebody whom no words name"
    if any(not quote.content for quote in marked.quotes):
        return "a quotation without words"
    if not all(math.isfinite(number) for number in _numbers(marked)):
        return "a number that is none"
    return _ids_fault(marked)


def _ids_fault(marked: MarkedArticle) -> str | None:
    quotes = {quote.id for quote in marked.quotes}
    events = {event.id for event in marked.events}
    if len(quotes) < len(marked.quotes) or len(events) < len(marked.events):
        return "two marks with one id"
    if any(identity(one) != one for one in (*quotes, *events)):
        return "a mark without an id"
    if any(event.quote is not None and event.quote not in quotes for event in marked.events):
        return "an event told in a quotation that is not there"
    return None


def _spans(marked: MarkedArticle) -> Iterator[tuple[str, Span]]:
    """Every span that points into the text, with what it is of."""
    yield from (("sentence", span) for span in marked.sentences)
    yield from (("mention", mention.span) for mention in marked.mentions)
    yield from (("quantity", quantity.span) for quantity in marked.quantities)
    for time in marked.times:
        yield from _given("time", time.span, time.head)
    for quote in marked.quotes:
        yield from _given("quotation", *quote.content, *quote.cue)
    for event in marked.events:
        yield from _given("event", event.trigger, event.status_span, event.time.span if event.time else None)
    for party in _parties(marked):
        yield from _given("name", *party.spans, *party.chain)


def _given(what: str, *spans: Span | None) -> Iterator[tuple[str, Span]]:
    yield from ((what, span) for span in spans if span is not None)


def _parties(marked: MarkedArticle) -> Iterator[Party]:
    for quote in marked.quotes:
        found: Iterable[Party | None] = (quote.speaker, quote.addressee, quote.relayed_by, quote.venue)
        yield from (party for party in found if party is not None)
    for event in marked.events:
        yield from (*event.actors, *event.recipients, *([event.place] if event.place else ()))


def _numbers(marked: MarkedArticle) -> Iterator[float]:
    for quantity in marked.quantities:
        yield from _of_quantity(quantity)
    yield from (event.intensity for event in marked.events if event.intensity is not None)


def _of_quantity(quantity: Quantity) -> Iterator[float]:
    yield quantity.value
    if quantity.upper is not None:
        yield quantity.upper
    if quantity.base is not None:
        yield quantity.base[0]
