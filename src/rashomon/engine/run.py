"""The stages one after the other. What could not be handled is passed along as a ``Failure``, never raised."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from rashomon.archive import is_archive
from rashomon.engine.archived import marked_in
from rashomon.engine.marking import mark_each
from rashomon.model import Article, Failure, MarkedArticle, content_id
from rashomon.read import Reader, date_documents

Failed = Callable[[Failure], None]
_MOST_CLASHES = 20  # reports with an id of others that are told one by one


def read_paths(paths: Iterable[str], failed: Failed, reader: Reader | None = None) -> Iterator[Article]:
    """The article of every input behind ``paths``; an input that could not be read is handed to ``failed``.

    Two inputs with one report (the same content from the same publisher) give two articles with one id. Reports that
    tell no date are dated by the others, as far as these tell it, and come last.
    """
    return accepted(read_items(paths, reader or Reader()), failed)


def read_items(paths: Iterable[str], reader: Reader) -> Iterator[Article | Failure]:
    """The articles and failures behind ``paths``; an archive among them gives its reports, with their marks."""
    archives, others = _parted(paths)
    found = reader.read(others)
    return chain(marked_in(archives), found if reader.verbatim else date_documents(found))


def _parted(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """The archives among ``paths``, and the others."""
    given = list(paths)
    archives = [path for path in given if is_archive(path)]
    return archives, [path for path in given if path not in archives]


def accepted(items: Iterable[Article | Failure], failed: Failed) -> Iterator[Article]:
    """The articles among ``items``; what is none is handed to ``failed``, and so is another text under a known id."""
    seen: dict[str, tuple[str, str]] = {}
    clashes = 0
    for item in items:
        if isinstance(item, Failure):
            failed(item)
            continue
        text = content_id("text", item.text)
        source, known = seen.setdefault(item.id, (item.source, text))
        if text == known:
            yield item
            continue
        clashes += 1
        if clashes <= _MOST_CLASHES:
            clash = f"its id {item.id} is that of another text, {source}"
            failed(Failure(item.source, clash, "give every record an id of its own"))
    if clashes > _MOST_CLASHES:
        more = f"and {clashes - _MOST_CLASHES:,} more reports with the id of another text"
        failed(Failure("records", more, "give every record an id of its own"))


def mark_paths(
    paths: Iterable[str], failed: Failed, reader: Reader | None = None, *, jobs: int | None = None
) -> Iterator[MarkedArticle]:
    """The marked articles behind ``paths``, in the order they are given, marked in ``jobs`` processes.

    A report that is given twice is marked once.
    """
    return mark_articles(read_paths(paths, failed, reader), failed, jobs=jobs)


def mark_articles(articles: Iterable[Article], failed: Failed, *, jobs: int | None = None) -> Iterator[MarkedArticle]:
    """The articles with their marks, each once; one that could not be marked is handed to ``failed``."""
    for item in mark_each(once(articles), jobs):
        if isinstance(item, Failure):
            failed(item)
        else:
            yield item


def once(articles: Iterable[Article]) -> Iterator[Article]:
    """The articles without those whose id came before."""
    seen: set[str] = set()
    for article in articles:
        if article.id not in seen:
            seen.add(article.id)
            yield article
