"""A table: its columns, and the rows that a story with its reports gives. Every row leads back to the words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rashomon.export.material import Told
from rashomon.export.tables.columns import Column, Row
from rashomon.model import Citation, MarkedArticle, Span

BACK = (
    Column("article"),
    Column("url"),
    Column("publisher"),
    Column("published"),
    Column("story"),
    Column("origin"),
    Column("start", "int"),
    Column("end", "int"),
    Column("words"),
)
"""The columns that every table begins with: where the words stand, and the report that they descend from."""


@dataclass(frozen=True)
class Table:
    """A table, one row a thing; ``says`` what a row is, ``search`` the columns that people look for words in."""

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Told], Iterable[Row]]
    search: tuple[str, ...] = ("words",)


def head(told: Told, article: MarkedArticle) -> tuple[str | None, ...]:
    """The first cells of all rows of an article."""
    story = told.story.story if told.story else None
    origin = told.origins.get(article.id, article.id)
    return (article.id, article.url, article.publisher, article.published.value, story, origin)


def at(article: MarkedArticle, span: Span) -> tuple[int, int, str]:
    """A span with its words."""
    return (span.start, span.end, article.text[span.start : span.end])


def cited(told: Told, citation: Citation | None) -> Row:
    """The first cells of a row that rests on a citation."""
    story = told.story.story if told.story else None
    if citation is None:
        return (None, None, None, None, story, None, None, None, None)
    article = told.articles.get(citation.article)
    known = (article.url, article.publisher, article.published.value) if article else (None, None, None)
    span = citation.span
    return (citation.article, *known, story, told.origin(citation), span.start, span.end, citation.text)
