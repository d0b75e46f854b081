"""The stories of an archive by news value."""

from datetime import date, timedelta
from typing import NamedTuple

from rashomon.archive.packing import unpack_story
from rashomon.archive.store import Archive

_LAST_DAYS = 3  # counted back from the newest report of the archive
_LOOKED_AT = 500  # stories whose origins of the last days are counted, those last told of


class StoryRow(NamedTuple):
    """A story in a list; ``first`` and ``last`` are the days of its first and last report."""

    story: str
    title: str
    reports: int
    origins: int
    first: str | None
    last: str | None


def by_news_value(archive: Archive, limit: int) -> list[StoryRow]:
    """The stories, first those that most independent origins told of in the last days, then by all their origins."""
    rows = archive.connection.execute(
        "SELECT id, title, reports, origins, first, last, record FROM story"
        " ORDER BY last IS NULL, substr(last, 1, 10) DESC, origins DESC, id LIMIT ?",
        (max(limit, _LOOKED_AT),),
    ).fetchall()
    newest = next((row["last"] for row in rows if row["last"]), None)
    since = _days_before(newest)
    days = _published(archive, since) if since else {}
    ranked = []
    for row in rows:
        recent = 0
        if since and row["last"] and row["last"] >= since:
            recent = sum(any(name in days for name in group) for group in unpack_story(row["record"]).origins)
        found = StoryRow(row["id"], row["title"], row["reports"], row["origins"], _day(row["first"]), _day(row["last"]))
        ranked.append((-recent, -row["origins"], row["id"], found))
    return [found for *_, found in sorted(ranked)][:limit]


def _days_before(published: str | None) -> str | None:
    try:
        return (date.fromisoformat((published or "")[:10]) - timedelta(_LAST_DAYS - 1)).isoformat()
    except (ValueError, OverflowError):
        return None


def _published(archive: Archive, since: str) -> frozenset[str]:
    """The ids of the reports published since a day."""
    first = date.fromisoformat(since).toordinal()
    return frozenset(row[0] for row in archive.connection.execute("SELECT id FROM article WHERE day >= ?", (first,)))


def _day(published: str | None) -> str | None:
    return published[:10] if published else None
