"""A table: its columns, and the rows that a story with its reports gives. Every row leads back to the words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rashomon.export.material import Told
from rashomon.export.tables.columns import Column, Row
from rashomon.model import Citation, MarkedArticle

BACK = (
    Column("article", says="the report that says so, by its id"),
    Column("url", says="its address"),
    Column("publisher", says="its publisher"),
    Column("published", says="when it appeared, as precisely as is known"),
    Column("story", says="its story; empty where it tells none"),
    Column("origin", says="the report that its words descend from: count these, not articles"),
    Column("start", "int", "where the words begin in its body, in Unicode code points"),
    Column("end", "int", "where they end"),
    Column("words", says="the words"),
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


def cited(told: Told, citation: Citation | None) -> Row:
    """The first cells of a row that rests on a citation."""
    story = told.story.story if told.story else None
    if citation is None:
        return (None, None, None, None, story, None, None, None, None)
    article = told.articles.get(citation.article)
    known = (article.url, article.publisher, article.published.value) if article else (None, None, None)
    span = citation.span
    return (citation.article, *known, story, told.origin(citation), span.start, span.end, citation.text)
