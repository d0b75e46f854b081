"""Removing: a report is taken out of an archive with everything that was made of it."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from rashomon.archive.check import dead_forwards
from rashomon.archive.indexing import drop_items
from rashomon.archive.store import Archive

_VERSIONS = (
    "WITH RECURSIVE version (number) AS (SELECT number FROM article WHERE id IN (SELECT value FROM json_each(?))"
    " UNION SELECT a.number FROM article a JOIN version v ON a.later = v.number"
    " UNION SELECT a.later FROM article a JOIN version v ON a.number = v.number WHERE a.later IS NOT NULL)"
    " SELECT a.id FROM version v JOIN article a ON a.number = v.number ORDER BY a.id"
)
_LEAVE = "DELETE FROM member WHERE story IN (SELECT number FROM story WHERE id IN (SELECT value FROM json_each(?)))"
_HOLDING = (  # what names an article by its number, in the order in which it may go
    "DELETE FROM feature WHERE article IN (SELECT value FROM json_each(?))",
    "DELETE FROM word WHERE article IN (SELECT value FROM json_each(?))",
    "DELETE FROM copy WHERE source IN (SELECT value FROM json_each(?))",
    "DELETE FROM copy WHERE target IN (SELECT value FROM json_each(?))",
    "DELETE FROM edit WHERE source IN (SELECT value FROM json_each(?))",
    "DELETE FROM edit WHERE target IN (SELECT value FROM json_each(?))",
    "DELETE FROM pending WHERE article IN (SELECT value FROM json_each(?))",
    "UPDATE article SET later = NULL WHERE number IN (SELECT value FROM json_each(?))",
    "DELETE FROM article WHERE number IN (SELECT value FROM json_each(?))",
)


def versions_of(archive: Archive, names: Iterable[str]) -> tuple[str, ...]:
    """The reports with these ids in all their versions, earlier and later ones."""
    return tuple(row["id"] for row in archive.connection.execute(_VERSIONS, (json.dumps(list(names)),)))


def take_out(archive: Archive, names: Iterable[str], why: str) -> None:
    """Take reports out, and the accounts of their stories; the other reports of these wait to be settled again.

    News of these stories goes too, for it may quote them. Inside a transaction, which settles and ends with
    ``forget_dead_ids``.
    """
    connection = archive.connection
    numbers = archive.numbers(tuple(names))
    homes = set(archive.story_ids(list(numbers)).values())
    connection.execute(_LEAVE, (json.dumps(sorted(homes)),))
    for number in numbers.values():
        drop_items(connection, number)
    for statement in _HOLDING:
        connection.execute(statement, (json.dumps(list(numbers.values())),))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    connection.executemany("INSERT OR REPLACE INTO removal VALUES (?, ?, ?)", ((name, why, at) for name in numbers))
    _forget_news(archive, set(numbers), homes)
    for story in archive.stories(sorted(homes)):
        if numbers.keys() >= set(story.articles):
            archive.drop_story(story.story, None)


def _forget_news(archive: Archive, articles: set[str], stories: set[str]) -> None:
    rows = archive.connection.execute("SELECT number, story, json_extract(record, '$.article') FROM news").fetchall()
    gone = [(row[0],) for row in rows if row[2] in articles or archive.current(row[1]) in stories]
    archive.connection.executemany("DELETE FROM news WHERE number = ?", gone)


def forget_dead_ids(archive: Archive) -> None:
    """Forget the ids that lead to nothing any more."""
    dead = [(name,) for name in dead_forwards(archive)]
    archive.connection.executemany("DELETE FROM forward WHERE old = ?", dead)


def is_removed(connection: sqlite3.Connection, name: str) -> bool:
    """Whether the report with this id was taken out."""
    return connection.execute("SELECT 1 FROM removal WHERE article = ?", (name,)).fetchone() is not None
