"""The stage that marks, and where it runs: here for a few articles, in several processes for many."""

import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from rashomon.engine.engine import Engine, Serial
from rashomon.engine.pool import ProcessPool
from rashomon.model import Article, Failure, MarkedArticle

if TYPE_CHECKING:
    from rashomon.mark import Parser

Marked = MarkedArticle | Failure
_LOG = logging.getLogger(__name__)
_FEW = 40  # articles below which starting other processes costs more than it saves


@dataclass(slots=True)
class Marking:
    """Marks one article after the other; what was parsed once is not parsed again.

    The package of marks takes longer to load than a page to read, so that it is loaded with the first article.
    """

    parser: "Parser | None" = None

    def __call__(self, article: Article) -> Marked:
        """The marked article, or a ``Failure``: one report that breaks a rule must not cost the others."""
        if isinstance(article, MarkedArticle):
            return article
        from rashomon.mark import Parser, mark

        self.parser = self.parser or Parser()
        try:
            return mark(article, self.parser)
        except Exception as error:  # noqa: BLE001  whatever a rule trips over, the run goes on and says so
            _LOG.debug("%s could not be marked", article.source, exc_info=True)
            lack = isinstance(error, MemoryError)
            reason = "too large for the memory of this machine" if lack else "it trips a rule of Rashomon's"
            return Failure(article.source, reason, "leave it out, and report the text (RASHOMON_DEBUG=1 shows where)")


def mark_each(articles: Iterable[Article], jobs: int | None = None) -> Iterator[Marked]:
    """The articles with their marks, in order; a ``Failure`` stands for one that could not be marked.

    ``jobs`` is the number of processes, by default as many as there are cores once there are many articles.
    """
    source = iter(articles)
    first = list(islice(source, _FEW))
    return _engine(first, jobs or (os.cpu_count() or 1)).map(Marking(), chain(first, source), _lost)


def _lost(article: Article, how: str) -> Marked:
    reason = f"the process that marked it {how}"
    return Failure(article.source, reason, "leave it out, or give the machine more memory")


def _engine(first: list[Article], jobs: int) -> Engine:
    """The engine for articles that begin with ``first``."""
    few = len(first) < _FEW or all(isinstance(article, MarkedArticle) for article in first)
    return Serial() if jobs == 1 or few else ProcessPool(jobs)
