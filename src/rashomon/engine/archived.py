"""An archive as an input: its reports as they were marked, its stories as they were told."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rashomon.archive import Archive, ArchiveError, is_archive
from rashomon.archive.edits import edits_of
from rashomon.model import Dossier, Edit, Failure, MarkedArticle, Story

__all__ = ["UnknownStoryError", "chosen_stories", "dossier_of", "marked_in", "only_archive"]


class UnknownStoryError(ArchiveError):
    """No story of the archive has the id that was asked for."""


def only_archive(paths: Sequence[str]) -> Path | None:
    """The archive that is the one path given; None where other things are given too."""
    return Path(paths[0]) if len(set(paths)) == 1 and is_archive(paths[0]) else None


def marked_in(paths: Iterable[str]) -> Iterator[MarkedArticle | Failure]:
    """The reports of these archives, with their marks; a failure for an archive that cannot be read."""
    for path in paths:
        try:
            with Archive(path) as archive:
                yield from archive.articles()
        except ArchiveError as error:
            yield Failure(path, error.reason, error.remedy)


def chosen_stories(
    archive: Archive, *, story: str | None = None, since: str | None = None, about: str | None = None
) -> list[Story]:
    """The stories of an archive, or those asked for: one by its id, those told of since a day, those about something.

    ``about`` is a query as ``search`` takes them. Raises ``UnknownStoryError`` for an id that no story ever had.
    """
    if story is not None:
        found = archive.story(story)
        if found is None:
            raise UnknownStoryError(archive.path, f"no story has the id {story[:80]!r}", "rashomon stories lists them")
        return [found]
    names = archive.story_names(since=since)
    if about is not None:
        hits = archive.search(about, limit=1000)
        held = {hit.story for hit in hits}
        names = [name for name in names if name in held]
    return list(archive.stories(names))


def dossier_of(archive: Archive, stories: Sequence[Story]) -> Dossier:
    """The stories with their articles, the times of undated ones resolved as the stories tell them, and their edits."""
    from rashomon.collate import resolved  # noqa: PLC0415  whoever reads an archive needs it not

    articles: dict[str, MarkedArticle] = {}
    for story in stories:
        for article in resolved(tuple(archive.articles(list(story.articles)))):
            articles[article.id] = article
    edits: list[Edit] = []
    for name in sorted(articles):
        found = edits_of(archive.connection, name)
        edits += found if any(edit.changes for edit in found) else []
    return Dossier(tuple(articles[name] for name in sorted(articles)), tuple(stories), tuple(edits))
