"""What an archive holds, one story after the other, as an export takes it."""

from collections.abc import Iterator, Sequence

from rashomon.archive import Archive
from rashomon.collate import resolved
from rashomon.export import Material, Told

__all__ = ["archived"]

_AT_ONCE = 500  # reports that are in no story


def archived(archive: Archive, stories: Sequence[str] | None = None) -> Material:
    """The stories of an archive (those with these ids, or all, and then the reports that are in none)."""

    def told() -> Iterator[Told]:
        for story in archive.stories(stories):
            articles = resolved(tuple(archive.articles(list(story.articles))))
            yield Told(story, {article.id: article for article in articles})
        pending = archive.pending() if stories is None else []
        for first in range(0, len(pending), _AT_ONCE):
            yield Told(None, {article.id: article for article in archive.articles(pending[first : first + _AT_ONCE])})

    return Material(told)
