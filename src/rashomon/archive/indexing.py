"""The full-text index: items put in and taken out again, so that nothing stale is ever found."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from rashomon.archive.items import DAY_BITS, Item
from rashomon.model import MarkedArticle

_KEPT = ("kind", "id", "start", "stop", "speaker", "actor", "about", "place", "outlet", "tags")
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


def keep_items(
    connection: sqlite3.Connection, items: Sequence[Item], article: MarkedArticle, number: int, story: int | None
) -> None:
    """Put ``items`` of an article (with its ``number``) into the index, in the place of those that it had.

    What the index holds already is left alone: most of a story stays as it is when a report comes to it.
    """
    rows = connection.execute("SELECT * FROM item WHERE article = ? ORDER BY number", (number,)).fetchall()
    if rows:
        held = Counter((*(row[column] for column in _KEPT), row["story"]) for row in rows)
        if held == Counter((*_values(item), story) for item in items):
            return
        drop_items(connection, number)
    index_items(connection, items, article, number, story)


def index_items(
    connection: sqlite3.Connection, items: Iterable[Item], article: MarkedArticle, number: int, story: int | None
) -> None:
    """Put ``items`` of an article (with its ``number``), which has none yet, into the index."""
    free: dict[int, int] = {}
    kept: list[tuple[object, ...]] = []
    indexed: list[tuple[object, ...]] = []
    for item in items:
        place = free.get(item.day) or _next_number(connection, item.day)
        free[item.day] = place + 1
        kind, name, start, stop, *names = _values(item)
        kept.append((place, kind, name, number, start, stop, story, *names))
        words = _words(item.kind, article.title, article.text, item.span.start, item.span.end)
        indexed.append((place, words, *names))
    connection.executemany(_KEEP, kept)
    connection.executemany(_INDEX, indexed)


def _values(item: Item) -> tuple[str | int, ...]:
    """What the index holds of an item, in the order of ``_KEPT``."""
    names = (getattr(item, column) for column in _COLUMNS)
    return (item.kind, item.id, item.span.start, item.span.end, *names)


def drop_items(connection: sqlite3.Connection, number: int) -> None:
    """Take all items of an article out of the index."""
    gone = [
        (row["number"], _words(row["kind"], row["title"], row["text"], row["start"], row["stop"]),
         *(row[column] for column in _COLUMNS))
        for row in connection.execute(_HELD, (number,)).fetchall()
    ]  # fmt: skip
    connection.executemany(_UNINDEX, gone)
    connection.execute("DELETE FROM item WHERE article = ?", (number,))


def drop_replaced(connection: sqlite3.Connection) -> None:
    """Take out of the index what an earlier version of this program left there of reports that were replaced."""
    rows = connection.execute(
        "SELECT number FROM article a WHERE later IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM item i WHERE i.article = a.number)"
    ).fetchall()
    for row in rows:
        drop_items(connection, row["number"])


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
