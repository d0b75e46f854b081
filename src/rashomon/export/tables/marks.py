"""The tables of what single reports say: articles and their marks."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

import msgspec

from rashomon.export.material import Told
from rashomon.export.tables.columns import Cell, Column, Row, columns_of
from rashomon.export.tables.table import BACK, Table, at, head
from rashomon.model import UNDONE, Event, MarkedArticle, Mention, Quantity, Quote, Span, TimeExpression

_TOLD_ABOVE = ("id", "url", "publisher", "text", "lines", "offsets", "grounds")
_MARKS = ("sentences", "mentions", "times", "quantities", "quotes", "events", "assertions")
_ARTICLE, _article_cells = columns_of(MarkedArticle, (*_TOLD_ABOVE, *_MARKS, "published"))
_CONTENT = Column("content", "json")


def _articles(told: Told) -> Iterator[Row]:
    for article in told.articles.values():
        date = (article.published.precision, article.published.origin)
        whole = (0, len(article.text), article.text)
        yield (*head(told, article), *whole, *date, *_article_cells(article))


def _of_marks(
    name: str, says: str, record: type[msgspec.Struct], field: str, span: str | Callable[[Any], Span] = "span"
) -> Table:
    """A table with a row for each of one kind of marks, whose words stand at ``span``."""
    found, place = attrgetter(field), attrgetter(span) if isinstance(span, str) else span
    columns, cells = columns_of(record, (span,) if isinstance(span, str) else ())

    def rows(told: Told) -> Iterator[Row]:
        for article in told.articles.values():
            first, text = head(told, article), article.text
            for mark in found(article):
                start, end = (where := place(mark)).start, where.end
                yield (*first, start, end, text[start:end], *cells(mark))

    return Table(name, says, (*BACK, *columns), rows)


def extent(quote: Quote) -> Span:
    """From the first to the last of the words of a quotation; an empty span where they are not known."""
    return Span(quote.content[0].start, quote.content[-1].end) if quote.content else Span(0, 0)


_ASSERTION = (
    Column("id"),
    Column("predicate"),
    Column("predicate_start", "int"),
    Column("predicate_end", "int"),
    Column("subjects", "texts"),
    Column("objects", "texts"),
    Column("place"),
    Column("time"),
    Column("status"),
    Column("polarity"),
    Column("quote"),
    Column("voice"),
)


def _assertions(told: Told) -> Iterator[Row]:
    """Who did what to whom in the sentence that says so, and whose word it is."""
    for article in told.articles.values():
        first, starts = head(told, article), [span.start for span in article.sentences]
        voices = {quote.id: quote.speaker.name if quote.speaker else None for quote in article.quotes}
        for event in article.events:
            sentence = _sentence(article, starts, event.trigger)
            yield (*first, *at(article, sentence), *_asserted(article, event, voices))


def _asserted(article: MarkedArticle, event: Event, voices: dict[str, str | None]) -> tuple[Cell, ...]:
    return (
        event.id,
        event.trigger.of(article.text),
        event.trigger.start,
        event.trigger.end,
        tuple(party.name for party in event.actors),
        tuple(party.name for party in event.recipients),
        event.place.name if event.place else None,
        event.time.value if event.time else None,
        event.status,
        "negative" if event.status in UNDONE else "positive",
        event.quote,
        voices.get(event.quote) if event.quote else article.publisher,
    )


def _sentence(article: MarkedArticle, starts: list[int], trigger: Span) -> Span:
    index = bisect_right(starts, trigger.start) - 1
    held = index >= 0 and article.sentences[index].contains(trigger)
    return article.sentences[index] if held else trigger


def mark_tables() -> Iterable[Table]:
    """The tables of articles and their marks."""
    dates = (Column("published_precision"), Column("published_from"))
    articles = (*BACK, *dates, *_ARTICLE)
    yield Table("articles", "a report; its words are its body", articles, _articles, ("title", "words"))
    yield _of_marks("mentions", "a name, title or description in a report", Mention, "mentions")
    yield _of_marks("times", "a time expression with its TIMEX3 value", TimeExpression, "times")
    yield _of_marks("quantities", "a number with its unit and bound", Quantity, "quantities")
    yield _of_marks("quotations", "who says what; its words run over its content", Quote, "quotes", extent)
    yield _of_marks("events", "who did what to whom; its words are its trigger", Event, "events", "trigger")
    yield Table("assertions", "what a sentence asserts, and whose word it is", (*BACK, *_ASSERTION), _assertions)
