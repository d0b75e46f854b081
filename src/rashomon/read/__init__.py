"""Read: whatever a person has of a report becomes an ``Article``, or a ``Failure`` that says why not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from rashomon.model import Article, Failure
from rashomon.read.decode import decode
from rashomon.read.document_dating import date_documents
from rashomon.read.fetch import Fetcher
from rashomon.read.pages import read_page
from rashomon.read.raw import Raw
from rashomon.read.records import read_record
from rashomon.read.sources import open_sources
from rashomon.read.structured import read_json, read_xml
from rashomon.read.text import Known, read_text
from rashomon.read.verbatim import verbatim_article
from rashomon.read.version import VERSION

__all__ = ["VERSION", "Fetcher", "Raw", "Reader", "date_documents", "read"]


@dataclass(frozen=True, slots=True)
class Reader:
    """How inputs are read.

    ``verbatim``: the text of a record or text file is the body as it stands. ``follow``: the pages that a feed or
    sitemap on disk only announces are fetched too (those of one that was fetched itself always are). ``below``: a
    folder whose files are named as they lie in it.
    """

    verbatim: bool = False
    follow: bool = False
    fetcher: Fetcher = field(default_factory=Fetcher)
    below: str | None = None

    def read(self, paths: Iterable[str]) -> Iterator[Article | Failure]:
        """The articles behind ``paths`` (files, folders, addresses, ``-``), in the order of their names.

        A bad input gives a ``Failure`` and the rest goes on. ``date_documents`` is for what tells no date.
        """
        for raw in open_sources(paths, self.fetcher.fetch):
            yield from self.read_raw(raw)

    def read_raw(self, raw: Raw | Failure) -> Iterator[Article | Failure]:
        """The articles in one source: several where it is a feed, a file of records or a sitemap."""
        return map(self._named, self._safely(raw))

    def _named(self, item: Article | Failure) -> Article | Failure:
        if self.below is None or not item.source.startswith(f"{self.below}/"):
            return item
        return msgspec.structs.replace(item, source=item.source.removeprefix(f"{self.below}/"))

    def _safely(self, raw: Raw | Failure) -> Iterator[Article | Failure]:
        if isinstance(raw, Failure):
            yield raw
            return
        try:
            yield from self._one(raw)
        except Exception as error:  # noqa: BLE001  one input that breaks a reader must not cost the others
            reason = f"could not be read ({type(error).__name__}: {error})"
            yield Failure(raw.source, reason, "leave it out, and report this line together with the file")

    def _one(self, raw: Raw) -> Iterator[Article | Failure]:
        follow = self._fetched if self.follow or raw.url is not None else None
        if raw.kind == "record":
            yield read_record(raw, verbatim=self.verbatim)
        elif raw.kind == "html":
            yield read_page(raw)
        elif raw.kind == "json":
            yield from read_json(raw, follow, verbatim=self.verbatim)
        elif raw.kind == "xml":
            yield from read_xml(raw, follow)
        elif self.verbatim:
            yield verbatim_article(raw.source, decode(raw.data, raw.header), known=Known(url=raw.url))
        else:
            yield read_text(raw)

    def _fetched(self, address: str) -> Iterator[Article | Failure]:
        """The report at an address that a feed or sitemap names."""
        yield from self._safely(self.fetcher.fetch(address))


def read(paths: Iterable[str], *, verbatim: bool = False) -> Iterator[Article | Failure]:
    """The articles behind ``paths``, read as ``Reader`` does by default."""
    return Reader(verbatim=verbatim).read(paths)
