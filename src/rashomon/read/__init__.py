"""Read: whatever a person has of a report becomes an ``Article``, or a ``Failure`` that says why not."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

import msgspec

from rashomon.model import Article, Failure
from rashomon.read.admission import few_failures
from rashomon.read.fetch import Fetcher, Validators, is_address
from rashomon.read.gate import Gate
from rashomon.read.raw import Raw
from rashomon.read.sources import LISTED, open_sources, record_lines
from rashomon.read.version import VERSION
from rashomon.read.visit import Visit

__all__ = [
    "LISTED",
    "VERSION",
    "Fetcher",
    "Gate",
    "Raw",
    "Reader",
    "Validators",
    "date_documents",
    "is_address",
    "open_sources",
    "read",
    "record_lines",
]


def date_documents(items: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
    """The ``items``, each once; those without a date come last, dated by others where these tell it."""
    found = iter(items)
    for first in found:
        from rashomon.read.document_dating import date_documents as dated  # noqa: PLC0415  only where something is read

        yield from dated(chain((first,), found))


@dataclass(frozen=True, slots=True)
class Reader:
    """How inputs are read.

    ``verbatim``: the text of a record or text file is the body as it stands. ``follow``: the pages that a feed or
    sitemap on disk only announces are fetched too (those of one that was fetched itself always are). ``below``: a
    folder whose files are named as they lie in it. ``columns``: which column of a table holds a field, where its name
    does not tell. ``gate``: sources that it knows are passed over. ``passes``: of the
    addresses that feeds and sitemaps name only those are fetched.
    """

    verbatim: bool = False
    follow: bool = False
    fetcher: Fetcher = field(default_factory=Fetcher)
    below: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    gate: Gate | None = None
    passes: Callable[[str], bool] | None = None

    def read(self, paths: Iterable[str]) -> Iterator[Article | Failure]:
        """The articles behind ``paths`` (files, folders, addresses, ``-``), in the order of their names.

        A bad input gives a ``Failure`` and the rest goes on. ``date_documents`` is for what tells no date.
        """
        for name, found in open_sources(paths, self.fetcher.fetch):
            yield from self.read_found(name, found)

    def read_raw(self, raw: Raw | Failure) -> Iterator[Article | Failure]:
        """The articles in one source: several where it is a feed, a file of records or a sitemap."""
        return self.read_found(raw.source, iter((raw,)))

    def read_found(self, name: str, found: Iterator[Raw | Failure]) -> Iterator[Article | Failure]:
        """The articles in what was found in the input of that name, or in a part of it."""
        visit = Visit(self.verbatim, self.follow, self.fetcher, self.columns, self.gate, self.passes)
        items, passed_over = visit.read(name, found), lambda: visit.passed_over
        found_in = few_failures(name, items, passed_over, of_any_length=self.verbatim)
        return map(self._named, found_in)

    def _named(self, item: Article | Failure) -> Article | Failure:
        if self.below is None or not item.source.startswith(f"{self.below}/"):
            return item
        return msgspec.structs.replace(item, source=item.source.removeprefix(f"{self.below}/"))


def read(paths: Iterable[str], *, verbatim: bool = False) -> Iterator[Article | Failure]:
    """The articles behind ``paths``, read as ``Reader`` does by default."""
    return Reader(verbatim=verbatim).read(paths)
