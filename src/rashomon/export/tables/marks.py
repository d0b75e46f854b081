"""The tables of what single reports say: articles and their marks."""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

import msgspec

from rashomon.export.material import Told
from rashomon.export.tables.columns import Column, Row, as_json, columns_of
from rashomon.export.tables.table import BACK, Table, head
from rashomon.model import UNDONE, Assertion, Event, MarkedArticle, Mention, Quantity, Quote, Span, TimeExpression

_TOLD_ABOVE = ("id", "url", "publisher", "text", "lines", "offsets", "grounds")
_MARKS = ("sentences", "mentions", "times", "quantities", "quotes", "events", "assertions")
_ARTICLE, _article_cells = columns_of(MarkedArticle, (*_TOLD_ABOVE, *_MARKS, "published"))


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


_CLAUSE, _clause_cells = columns_of(Assertion, ("span", "predicate", "arguments", "times", "quantities"))
_ASSERTION = (
    Column("predicate", says="the words that say it: a verb, a noun or a copula"),
    Column("predicate_start", "int", "where they begin"),
    Column("predicate_end", "int", "where they end"),
    *_CLAUSE,
    Column("polarity", says="negative where the report says that it was not so: refused, denied, negated"),
    Column("subjects", "texts", "who does it or is it, by name where one is known, else in the words"),
    Column("objects", "texts", "whom or what it is done to"),
    Column("recipients", "texts", "whom it is given or said to"),
    Column("arguments", "json", "everything that stands with the predicate: role, span, name"),
    Column("times", "texts", "the TIMEX3 values of the time expressions in the clause"),
    Column("quantities", "texts", "the words of its figures"),
    Column("voice", says="whose word it is: the speaker of the quotation that it stands in, else the publisher"),
)


def _assertions(told: Told) -> Iterator[Row]:
    """What each clause asserts, with its arguments, and whose word it is."""
    for article in told.articles.values():
        first, text = head(told, article), article.text
        times = {time.span: time.value for time in article.times}
        voices = {quote.id: quote.speaker.name if quote.speaker else None for quote in article.quotes}
        for clause in article.assertions:
            span, predicate = clause.span, clause.predicate
            start, end = predicate.start, predicate.end
            yield (
                *first,
                *(span.start, span.end, text[span.start : span.end], text[start:end], start, end),
                *_clause_cells(clause),
                "negative" if clause.status in UNDONE else "positive",
                *_sides(text, clause),
                as_json(clause.arguments),
                tuple([times[span] for span in clause.times if span in times]) if clause.times else (),
                tuple([span.of(text) for span in clause.quantities]) if clause.quantities else (),
                article.publisher if clause.quote is None else voices.get(clause.quote),
            )


def _sides(text: str, clause: Assertion) -> tuple[tuple[str, ...], ...]:
    """Subjects, objects and recipients of a clause: names, or the words where there is none."""
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    for one in clause.arguments:
        role = one.role
        if role == "subject":
            subjects += (one.name or one.span.of(text),)
        elif role == "object":
            objects += (one.name or one.span.of(text),)
        elif role == "recipient":
            recipients += (one.name or one.span.of(text),)
    return subjects, objects, recipients


def mark_tables() -> Iterable[Table]:
    """The tables of articles and their marks."""
    dates = (
        Column("published_precision", says="how precisely it is known when the report appeared"),
        Column("published_from", says="whether the input states that, it was inferred, or nobody knows"),
    )
    articles = (*BACK, *dates, *_ARTICLE)
    yield Table("articles", "a report; its words are its body", articles, _articles, ("title", "words"))
    yield _of_marks("mentions", "a name, title or description in a report", Mention, "mentions")
    yield _of_marks("times", "a time expression with its TIMEX3 value", TimeExpression, "times")
    yield _of_marks("quantities", "a number with its unit and bound", Quantity, "quantities")
    yield _of_marks("quotations", "who says what; its words run over its content", Quote, "quotes", extent)
    yield _of_marks("events", "who did what to whom; its words are its trigger", Event, "events", "trigger")
    yield Table("assertions", "what a clause asserts, and whose word it is", (*BACK, *_ASSERTION), _assertions)
