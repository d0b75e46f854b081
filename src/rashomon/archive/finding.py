"""Finding: which reports of an archive a new one may copy, or tell the same story as."""

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

_MOST = 64  # reports that share one feature; what more share is a formula
_LEAST = 2  # features that two reports must share
_PART = 0.03  # of the features of the smaller one
_REACH = 24  # reports before and after it in time that a report meets in the list of a word
_LEAST_WORDS = 2
_BEFORE = "SELECT article FROM word WHERE stem = ? AND (day, article) < (?, ?) ORDER BY day DESC, article DESC LIMIT ?"
_AFTER = "SELECT article FROM word WHERE stem = ? AND (day, article) > (?, ?) ORDER BY day, article LIMIT ?"
_CLOSEST = 30  # reports that a report is compared with
_NUMBERS = "i"  # 32 bits


class Snapshot(NamedTuple):
    """How many of ``articles`` reports held each of ``stems``."""

    stems: "array[int]"
    counts: "array[int]"
    articles: int


def put_traits(
    connection: sqlite3.Connection, number: int, day: int, features: Iterable[int], words: Iterable[int]
) -> None:
    """Keep what an article is found by."""
    connection.executemany("INSERT OR IGNORE INTO feature VALUES (?, ?)", ((value, number) for value in features))
    connection.executemany("INSERT OR IGNORE INTO word VALUES (?, ?, ?)", ((stem, day, number) for stem in words))


def count_words(connection: sqlite3.Connection, stems: Iterable[Iterable[int]]) -> None:
    """Count the words of new articles, each given by the stems of its words."""
    counted = Counter(chain.from_iterable(stems))
    connection.executemany(
        "INSERT INTO frequency VALUES (?, ?) ON CONFLICT (stem) DO UPDATE SET articles = articles + excluded.articles",
        sorted(counted.items()),
    )


def uncount_words(connection: sqlite3.Connection, stems: Iterable[Iterable[int]]) -> None:
    """Count the words of articles that are taken out no more."""
    counted = Counter(chain.from_iterable(stems))
    rows = ((count, stem) for stem, count in sorted(counted.items()))
    connection.executemany("UPDATE frequency SET articles = max(0, articles - ?) WHERE stem = ?", rows)
    connection.execute("DELETE FROM frequency WHERE articles = 0")


def sharing(connection: sqlite3.Connection, number: int, features: Sequence[int]) -> list[int]:
    """The articles (by number) that share enough features with this one to be copies."""
    met: Counter[int] = Counter()
    for value in features:
        rows = connection.execute("SELECT article FROM feature WHERE value = ? LIMIT ?", (value, _MOST + 1)).fetchall()
        if len(rows) <= _MOST:
            met.update(row[0] for row in rows)
    del met[number]
    least = max(_LEAST, _PART * len(features))
    return [other for other, count in met.most_common() if count >= _LEAST and (count >= least or count >= 3 * _LEAST)]


def near(connection: sqlite3.Connection, number: int, day: int, words: Sequence[int]) -> list[int]:
    """The articles (by number) that use the same heavy words at about the same time, the closest first."""
    met: Counter[int] = Counter()
    for stem in words:
        for ask in (_BEFORE, _AFTER):
            met.update(row[0] for row in connection.execute(ask, (stem, day, number, _REACH)))
    found = sorted((-count, other) for other, count in met.items() if count >= _LEAST_WORDS and other != number)
    return [other for _, other in found[:_CLOSEST]]


def names_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The ids of articles by their numbers, those that a later version replaced left out."""
    rows = connection.execute(
        "SELECT number, id FROM article WHERE later IS NULL AND number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )
    return {row["number"]: row["id"] for row in rows}


def take_snapshot(connection: sqlite3.Connection, articles: int) -> Snapshot:
    """Count anew which words the reports hold; the counts are kept until the archive has grown threefold.

    A word of one report alone weighs as one of none, and is left out.
    """
    rows = connection.execute("SELECT stem, articles FROM frequency WHERE articles > 1 ORDER BY stem").fetchall()
    taken = Snapshot(array(_NUMBERS, (row[0] for row in rows)), array(_NUMBERS, (row[1] for row in rows)), articles)
    connection.execute("DELETE FROM weights")
    values = (articles, taken.stems.tobytes(), taken.counts.tobytes())
    connection.execute("INSERT INTO weights VALUES (?, ?, ?)", values)
    return taken


def snapshot(connection: sqlite3.Connection) -> Snapshot | None:
    """The counts that ``take_snapshot`` kept; None where none were taken."""
    row = connection.execute("SELECT articles, stems, counts FROM weights").fetchone()
    return None if row is None else Snapshot(array(_NUMBERS, row[1]), array(_NUMBERS, row[2]), row[0])
