"""Marking in this process, or in several where there is enough to do; the results come in the order of the inputs."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from rashomon.model import Article, Failure, MarkedArticle

if TYPE_CHECKING:
    from rashomon.mark import Parser

Marked = MarkedArticle | Failure
_FEW = 40  # articles below which starting other processes costs more than it saves
_CHUNK = 8  # articles that a process is handed at once
_AHEAD = 4  # chunks in flight a process, so that memory stays flat however long the input is


def mark_each(articles: Iterable[Article], jobs: int | None = None) -> Iterator[Marked]:
    """The articles with their marks, in order; a ``Failure`` stands for one that could not be marked.

    ``jobs`` is the number of processes, by default as many as there are cores once there are many articles.
    """
    source = iter(articles)
    first = list(islice(source, _FEW))
    jobs = jobs or (os.cpu_count() or 1)
    if jobs == 1 or len(first) < _FEW or all(isinstance(article, MarkedArticle) for article in first):
        parser = _new_parser()
        for article in chain(first, source):
            yield mark_safely(article, parser)
    else:
        yield from _in_processes(chain(first, source), jobs)


def mark_safely(article: Article, parser: "Parser") -> Marked:
    """The marked article, or a ``Failure``: one report that breaks a rule must not cost the others."""
    from rashomon.mark import mark

    try:
        return mark(article, parser)
    except Exception as error:  # noqa: BLE001  whatever a rule trips over, the run goes on and says so
        reason = f"could not be marked ({type(error).__name__}: {error})"
        return Failure(article.source, reason, "leave it out, and report this line together with the text")


def _in_processes(articles: Iterator[Article], jobs: int) -> Iterator[Marked]:
    waiting: deque[Future[list[Marked]]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        while chunk := list(islice(articles, _CHUNK)):
            waiting.append(pool.submit(_mark_chunk, chunk))
            if len(waiting) >= jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _new_parser() -> "Parser":
    """A parser; the package of marks, which takes longer to load than a page to read, is loaded with the first."""
    from rashomon.mark import Parser

    return Parser()


@cache
def _parser() -> "Parser":
    """One parser a process: what it has parsed once it does not parse again."""
    return _new_parser()


def _mark_chunk(chunk: list[Article]) -> list[Marked]:
    return [mark_safely(article, _parser()) for article in chunk]
