"""One input read: each of its reports, and the pages that its feeds and sitemaps lead to."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.model import Article, Failure
from rashomon.read.admission import StatedMetadata, admit
from rashomon.read.decode import decode
from rashomon.read.fetch import Fetcher
from rashomon.read.pages import read_page
from rashomon.read.raw import Raw
from rashomon.read.records import read_record
from rashomon.read.structured import read_json, read_xml
from rashomon.read.text import read_text
from rashomon.read.verbatim import verbatim_article

_LOG = logging.getLogger(__name__)
_DEEPEST = 3
"""Sitemaps that may lead to one another: an index, its parts, the pages."""
_MOST_FETCHED = 2_000
"""Addresses that one input may lead to, through all the feeds and sitemaps it names."""


@dataclass(slots=True)
class Visit:
    """The reading of one input, with the addresses that it leads to: each once, and not too many.

    ``verbatim`` and ``follow`` are those of ``Reader``.
    """

    verbatim: bool
    follow: bool
    fetcher: Fetcher
    seen: set[str] = field(default_factory=set)
    depth: int = 0

    def read(self, source: str, found: Iterator[Raw | Failure]) -> Iterator[Article | Failure]:
        """The articles of the reports that were ``found`` in ``source``, up to where opening it breaks off."""
        try:
            for raw in found:
                yield from self._safely(raw)
        except Exception as error:  # noqa: BLE001  one input that cannot be opened must not cost the others
            _LOG.debug("%s could not be opened", source, exc_info=True)
            yield Failure(source, *_excuse(error))

    def _safely(self, raw: Raw | Failure) -> Iterator[Article | Failure]:
        if isinstance(raw, Failure):
            yield raw
            return
        try:
            for item in self._one(raw):
                yield item if isinstance(item, Failure) else admit(item)
        except Exception as error:  # noqa: BLE001  one report that breaks a reader must not cost the others
            _LOG.debug("%s could not be read", raw.source, exc_info=True)
            yield Failure(raw.source, *_excuse(error))

    def _one(self, raw: Raw) -> Iterator[Article | Failure]:
        follow = self._followed if self.follow or raw.url is not None else None
        if raw.kind == "record":
            yield read_record(raw, verbatim=self.verbatim)
        elif raw.kind == "html":
            yield read_page(raw)
        elif raw.kind == "json":
            yield from read_json(raw, follow, verbatim=self.verbatim)
        elif raw.kind == "xml":
            yield from read_xml(raw, follow)
        elif self.verbatim:
            yield verbatim_article(raw.source, decode(raw.data, raw.header), known=StatedMetadata(url=raw.url))
        else:
            yield read_text(raw)

    def _followed(self, address: str) -> Iterator[Article | Failure]:
        """The report at an address that a feed or sitemap names; one that was named before is not fetched again."""
        if address in self.seen:
            return
        self.seen.add(address)
        if self.depth >= _DEEPEST:
            yield Failure(address, f"a sitemap {_DEEPEST} sitemaps deep", "give its address itself")
        elif len(self.seen) > _MOST_FETCHED:
            yield Failure(address, f"one input leads to no more than {_MOST_FETCHED:,} addresses", "give it itself")
        else:
            self.depth += 1
            yield from self._safely(self.fetcher.fetch(address))
            self.depth -= 1


def _excuse(error: Exception) -> tuple[str, str]:
    """The reason and the remedy where a reader broke off."""
    if isinstance(error, RecursionError):
        return "nested too deeply", "leave it out"
    if isinstance(error, MemoryError):
        return "too large for the memory of this machine", "give it in parts"
    return "it trips a rule of Rashomon's", "leave it out, and report the file (RASHOMON_DEBUG=1 shows where)"
