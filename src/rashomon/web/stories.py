"""The front page: stories by news value, each with how it grows and its first line."""

from typing import cast

import msgspec

from rashomon.archive import StoryRow, by_news_value
from rashomon.archive.overview import growth, reports_by_day
from rashomon.web.answers import Asked, Page

PER_PAGE = 30
_LAST_PAGE = 100
_BARS = 12


class Row(msgspec.Struct, frozen=True):
    """A story in the list; ``gained`` are the reports that came since the visit began, ``bars`` those of its days."""

    story: str
    title: str
    reports: int
    origins: int
    first: str | None
    last: str | None
    line: str = ""
    parted: int = 0
    bars: tuple[int, ...] = ()
    gained: int = 0


class Listed(msgspec.Struct, frozen=True):
    """One page of the list."""

    stories: tuple[Row, ...]
    page: int
    more: bool
    total: int


def stories(asked: Asked) -> Page:
    """The stories by news value."""
    page = min(max(asked.number("page", 1), 1), _LAST_PAGE)
    key = ("stories", page, asked.archive.last_addition())
    listed = cast("Listed", asked.desk.listed.get(key, lambda: _listed(asked, page)))
    gained = growth(asked.archive.connection, asked.visit_began())
    rows = tuple(msgspec.structs.replace(row, gained=gained.get(row.story, 0)) for row in listed.stories)
    return Page("stories.html", "Stories", msgspec.structs.replace(listed, stories=rows))


def _listed(asked: Asked, page: int) -> Listed:
    archive = asked.archive
    found = by_news_value(archive, page * PER_PAGE + 1)
    shown = found[(page - 1) * PER_PAGE : page * PER_PAGE]
    told = {story.story: story for story in archive.stories([row.story for row in shown])}
    days = reports_by_day(archive.connection, told)
    rows = []
    for row in shown:
        story = told[row.story]
        line = next((one.text for one in story.brief if one.text), "")
        rows.append(_row(row, line, len(story.disagreements), _bars(days.get(row.story, {}))))
    total = archive.connection.execute("SELECT count(*) FROM story").fetchone()[0]
    return Listed(tuple(rows), page, len(found) > page * PER_PAGE, int(total))


def _row(row: StoryRow, line: str, parted: int, bars: tuple[int, ...]) -> Row:
    return Row(row.story, row.title, row.reports, row.origins, row.first, row.last, line, parted, bars)


def _bars(days: dict[int, int]) -> tuple[int, ...]:
    """The reports of a story over its course, in a few even parts; empty where all are of one day."""
    if len(days) < 2:
        return ()
    first, last = min(days), max(days)
    parts = min(_BARS, last - first + 1)
    bars = [0] * parts
    for day, count in days.items():
        bars[(day - first) * parts // (last - first + 1)] += count
    return tuple(bars)
