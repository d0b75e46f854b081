"""What an archive remembers of the feeds that it watches."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

_FIRST_WAIT = timedelta(minutes=5)
_LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, sitemap or page that is watched: what its server said last, and how it went."""

    address: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    wait_until: str | None = None
    trouble: str | None = None


def feed(connection: sqlite3.Connection, address: str) -> Feed:
    """What is known of the feed at an address."""
    row = connection.execute("SELECT * FROM feed WHERE address = ?", (address,)).fetchone()
    if row is None:
        return Feed(address)
    return Feed(address, row["etag"], row["modified"], row["failures"], row["wait_until"], row["trouble"])


def feeds(connection: sqlite3.Connection) -> list[Feed]:
    """All feeds that were ever watched."""
    rows = connection.execute("SELECT address FROM feed ORDER BY address").fetchall()
    return [feed(connection, row["address"]) for row in rows]


def keep(connection: sqlite3.Connection, address: str) -> bool:
    """Watch a feed from now on; whether it was not watched before."""
    made = connection.execute("INSERT OR IGNORE INTO feed (address) VALUES (?)", (address,))
    return made.rowcount > 0


def let_go(connection: sqlite3.Connection, address: str) -> bool:
    """Watch a feed no longer; the reports that it named stay, and are not fetched again. Whether it was watched."""
    return connection.execute("DELETE FROM feed WHERE address = ?", (address,)).rowcount > 0


def was_read(connection: sqlite3.Connection, one: Feed, now: datetime) -> None:
    """A feed answered, or said that nothing is new."""
    connection.execute(
        "INSERT OR REPLACE INTO feed (address, etag, modified, checked, failures) VALUES (?, ?, ?, ?, 0)",
        (one.address, one.etag, one.modified, _stamp(now)),
    )


def has_failed(connection: sqlite3.Connection, one: Feed, trouble: str, now: datetime) -> None:
    """A feed did not answer: it is left alone for a while, each time twice as long, a day at most."""
    failures = one.failures + 1
    wait = min(_FIRST_WAIT * 2 ** min(failures - 1, 12), _LONGEST_WAIT)
    connection.execute(
        "INSERT OR REPLACE INTO feed (address, etag, modified, checked, failures, wait_until, trouble)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (one.address, one.etag, one.modified, _stamp(now), failures, _stamp(now + wait), trouble),
    )


def is_seen(connection: sqlite3.Connection, address: str) -> bool:
    """Whether the report at an address that a feed named was fetched before."""
    return connection.execute("SELECT 1 FROM seen WHERE address = ?", (address,)).fetchone() is not None


def has_seen(connection: sqlite3.Connection, addresses: dict[str, str], now: datetime) -> None:
    """The reports at these addresses were fetched, each named by a feed."""
    rows = ((address, named, _stamp(now)) for address, named in addresses.items())
    connection.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", rows)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
