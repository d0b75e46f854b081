"""Archive: one SQLite file that remembers reports, marks and stories, and finds them down to the exact words."""

from rashomon.archive.connection import is_archive
from rashomon.archive.errors import (
    ArchiveError,
    DamagedArchiveError,
    NewerArchiveError,
    NotAnArchiveError,
    QueryError,
    UnwritableError,
)
from rashomon.archive.listing import StoryRow, by_news_value
from rashomon.archive.search import Hit, snippets
from rashomon.archive.store import Archive

__all__ = [
    "Archive",
    "ArchiveError",
    "DamagedArchiveError",
    "Hit",
    "NewerArchiveError",
    "NotAnArchiveError",
    "QueryError",
    "StoryRow",
    "UnwritableError",
    "by_news_value",
    "is_archive",
    "snippets",
]
