"""The full-text index: items put in and taken out again, so that nothing stale is ever found."""

import sqlite3
from collections.abc import Iterable, Mapping

from rashomon.archive.items import DAY_BITS, Item
from rashomon.model import MarkedArticle

_COLUMNS = ("speaker", "actor", "about", "place", "outlet", "tags")
_KEEP = (
    "INSERT INTO item (number, kind, id, article, start, stop, story, speaker, actor, about, place, outlet, tags)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INDEX = (
    "INSERT INTO item_text (rowid, words, speaker, actor, about, place, outlet, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_UNINDEX = (
    "INSERT INTO item_text (item_text, rowid, words, speaker, actor, about, place, outlet, tags)"
    " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?)"
)
_HELD = "SELECT i.*, a.title, a.text FROM item i JOIN article a ON a.number = i.article WHERE i.article = ?"


def index_items(
    connection: sqlite3.Connection,
    items: Iterable[Item],
    articles: Mapping[str, MarkedArticle],
    numbers: Mapping[str, int],
    story: int | None,
) -> None:
    """Put ``items`` of these ``articles`` (with their ``numbers``) into the index."""
    for item in items:
        article = articles[item.article]
        number = _next_number(connection, item.day)
        names = [getattr(item, column) for column in _COLUMNS]
        where = (numbers[item.article], item.span.start, item.span.end, story)
        connection.execute(_KEEP, (number, item.kind, item.id, *where, *names))
        words = _words(item.kind, article.title, article.text, item.span.start, item.span.end)
        connection.execute(_INDEX, (number, words, *names))


def drop_items(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Take all items of these articles (by number) out of the index."""
    for article in articles:
        rows = connection.execute(_HELD, (article,)).fetchall()
        for row in rows:
            words = _words(row["kind"], row["title"], row["text"], row["start"], row["stop"])
            connection.execute(_UNINDEX, (row["number"], words, *(row[column] for column in _COLUMNS)))
        connection.execute("DELETE FROM item WHERE article = ?", (article,))


def _words(kind: str, title: str | None, text: str, start: int, stop: int) -> str:
    """The words that an item is found by: those of its passage, and of a report its headline too."""
    return f"{title or ''}\n{text}" if kind == "report" else text[start:stop]


def _next_number(connection: sqlite3.Connection, day: int) -> int:
    """The next free number of a day."""
    first = day << DAY_BITS
    row = connection.execute(
        "SELECT max(number) FROM item WHERE number BETWEEN ? AND ?", (first, first + (1 << DAY_BITS) - 1)
    ).fetchone()
    return first + 1 if row[0] is None else int(row[0]) + 1
