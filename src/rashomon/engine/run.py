"""The stages one after the other: what could not be handled is passed along, never raised."""

from collections.abc import Callable, Iterable, Iterator

from rashomon.collate import collate
from rashomon.mark import mark_all
from rashomon.model import Article, Failure, MarkedArticle, Story
from rashomon.read import read

Progress = Callable[[str, int], None]


def read_paths(paths: Iterable[str], failed: Callable[[Failure], None], *, verbatim: bool = False) -> Iterator[Article]:
    """The articles behind ``paths``; each input that could not be read is handed to ``failed``."""
    for item in read(paths, verbatim=verbatim):
        if isinstance(item, Failure):
            failed(item)
        else:
            yield item


def mark_paths(
    paths: Iterable[str], failed: Callable[[Failure], None], *, verbatim: bool = False
) -> Iterator[MarkedArticle]:
    """The marked articles behind ``paths``, in the order they are given."""
    yield from mark_all(read_paths(paths, failed, verbatim=verbatim))


def collate_all(articles: Iterable[MarkedArticle]) -> tuple[Story, ...]:
    """The stories that the articles tell."""
    return collate(articles)
