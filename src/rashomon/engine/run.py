"""The stages one after the other. What could not be handled is passed along as a ``Failure``, never raised."""

from collections.abc import Callable, Iterable, Iterator

from rashomon.engine.pool import mark_each
from rashomon.model import Article, Failure, MarkedArticle, content_id
from rashomon.read import Reader

Failed = Callable[[Failure], None]


def read_paths(paths: Iterable[str], failed: Failed, reader: Reader | None = None) -> Iterator[Article]:
    """The articles behind ``paths``; an input that could not be read is handed to ``failed``.

    A report that is given twice (the same content from the same publisher) comes once.
    """
    seen: dict[str, tuple[str, str]] = {}
    for item in (reader or Reader()).read(paths):
        if isinstance(item, Failure):
            failed(item)
        elif item.id not in seen:
            seen[item.id] = (item.source, content_id("text", item.text))
            yield item
        elif seen[item.id][1] != content_id("text", item.text):
            clash = f"its id {item.id} is that of another text, {seen[item.id][0]}"
            failed(Failure(item.source, clash, "give every record an id of its own"))


def mark_paths(
    paths: Iterable[str], failed: Failed, reader: Reader | None = None, *, jobs: int | None = None
) -> Iterator[MarkedArticle]:
    """The marked articles behind ``paths``, in the order they are given, marked in ``jobs`` processes."""
    for item in mark_each(read_paths(paths, failed, reader), jobs):
        if isinstance(item, Failure):
            failed(item)
        else:
            yield item
