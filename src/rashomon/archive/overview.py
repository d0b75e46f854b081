"""What a desk asks of an archive beside its stories: how they grow, where a thing stands, what came when."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from rashomon.archive.news import News
from rashomon.archive.query import plain_words

_MOST_ITEMS = 2_000  # passages that name somebody whose stories are looked up


class Addition(msgspec.Struct, frozen=True, gc=False):
    """One addition: its number, when it was, and what it brought that was new in content."""

    number: int
    at: str
    news: tuple[News, ...] = ()


class Head(NamedTuple):
    """What a list says of a report."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    source: str


class FeedState(msgspec.Struct, frozen=True, gc=False):
    """A feed that is watched and how it went; ``reports`` is how many of those it named were fetched."""

    address: str
    checked: str | None
    failures: int
    wait_until: str | None
    trouble: str | None
    reports: int


def heads(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Head]:
    """Title, outlet and day of these reports, by their ids."""
    rows = connection.execute(
        "SELECT id, title, publisher, published, url, source FROM article"
        " WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),),
    )  # fmt: skip
    return {row["id"]: Head(*row) for row in rows}


def titles_of(connection: sqlite3.Connection, stories: Iterable[str]) -> dict[str, str]:
    """The titles of these stories, by their ids."""
    named = json.dumps(list(stories))
    return dict(
        connection.execute("SELECT id, title FROM story WHERE id IN (SELECT value FROM json_each(?))", (named,))
    )


def changed_by(connection: sqlite3.Connection, story: str) -> int:
    """The number of the addition that last changed a story; 0 where there is no such story."""
    row = connection.execute("SELECT changed FROM story WHERE id = ?", (story,)).fetchone()
    return int(row[0]) if row else 0


def later_version(connection: sqlite3.Connection, article: str) -> str | None:
    """The report that took the place of this one; None where it is current."""
    row = connection.execute(
        "SELECT b.id FROM article a JOIN article b ON b.number = a.later WHERE a.id = ?", (article,)
    ).fetchone()
    return row[0] if row else None


def place_of(connection: sqlite3.Connection, item: str) -> tuple[str, str | None] | None:
    """The report, and the story if any, in which a quotation, an event or a fact stands; None where there is none."""
    row = connection.execute(
        "SELECT a.id, s.id FROM item i JOIN article a ON a.number = i.article LEFT JOIN story s ON s.number = i.story"
        " WHERE i.id = ? ORDER BY i.number LIMIT 1", (item,),
    ).fetchone()  # fmt: skip
    return (row[0], row[1]) if row else None


def stories_naming(connection: sqlite3.Connection, name: str, limit: int) -> list[str]:
    """The ids of the stories that name somebody so, those last told of first."""
    words = " ".join(plain_words(name))
    if not words:
        return []
    rows = connection.execute(
        "SELECT s.id FROM item i JOIN story s ON s.number = i.story WHERE i.number IN"
        " (SELECT rowid FROM item_text WHERE item_text MATCH ? ORDER BY rowid DESC LIMIT ?)"
        " GROUP BY s.id ORDER BY max(i.number) DESC LIMIT ?",
        (f'{{speaker actor about}} : "{words}"', _MOST_ITEMS, limit),
    )  # fmt: skip
    return [row[0] for row in rows]


def growth(connection: sqlite3.Connection, since: int) -> dict[str, int]:
    """How many reports each story gained by the additions after this one; stories that gained none are left out."""
    first = _first_article_after(connection, since)
    rows = connection.execute(
        "SELECT s.id, count(*) FROM member m JOIN story s ON s.number = m.story WHERE m.article >= ? GROUP BY s.id",
        (first,),
    )
    return dict(rows.fetchall())


def _first_article_after(connection: sqlite3.Connection, addition: int) -> int:
    """The number of the first report of a later addition: numbers grow with additions, so that it can be halved."""

    def number_at(least: int) -> tuple[int, int] | None:
        found = "SELECT number, addition FROM article WHERE number >= ? ORDER BY number LIMIT 1"
        row = connection.execute(found, (least,)).fetchone()
        return (row[0], row[1]) if row else None

    high = int(connection.execute("SELECT coalesce(max(number), 0) FROM article").fetchone()[0]) + 1
    return _halved(number_at, addition, high)


def _halved(number_at: Callable[[int], tuple[int, int] | None], addition: int, high: int) -> int:
    low = 1
    while low < high:
        middle = (low + high) // 2
        found = number_at(middle)
        if found is None or found[1] > addition:
            high = middle
        else:
            low = found[0] + 1
    return low


def reports_by_day(connection: sqlite3.Connection, stories: Iterable[str]) -> dict[str, dict[int, int]]:
    """How many reports of each of these stories were published on each day; those without a day are left out."""
    rows = connection.execute(
        "SELECT s.id AS story, a.day AS day, count(*) AS reports FROM story s JOIN member m ON m.story = s.number"
        " JOIN article a ON a.number = m.article WHERE a.day > 0 AND s.id IN (SELECT value FROM json_each(?))"
        " GROUP BY s.id, a.day", (json.dumps(list(stories)),),
    )  # fmt: skip
    found: dict[str, dict[int, int]] = {}
    for row in rows:
        found.setdefault(row["story"], {})[row["day"]] = row["reports"]
    return found


def additions(connection: sqlite3.Connection, *, since: int, most: int) -> list[Addition]:
    """The additions after this one that brought something new, the latest first, ``most`` of them."""
    rows = connection.execute(
        "SELECT number, at FROM addition WHERE number > ? AND number IN (SELECT addition FROM news)"
        " ORDER BY number DESC LIMIT ?", (since, most),
    ).fetchall()  # fmt: skip
    return [Addition(row["number"], row["at"], _news_of(connection, row["number"])) for row in rows]


def _news_of(connection: sqlite3.Connection, addition: int) -> tuple[News, ...]:
    rows = connection.execute("SELECT record FROM news WHERE addition = ? ORDER BY number", (addition,))
    return tuple(msgspec.json.decode(row["record"], type=News) for row in rows)


def feed_states(connection: sqlite3.Connection) -> list[FeedState]:
    """All feeds that were ever watched, those in trouble first."""
    rows = connection.execute(
        "SELECT f.address, f.checked, f.failures, f.wait_until, f.trouble,"
        " (SELECT count(*) FROM seen WHERE seen.feed = f.address) AS reports FROM feed f"
        " ORDER BY f.failures > 0 DESC, f.address"
    )
    return [FeedState(*row) for row in rows]
