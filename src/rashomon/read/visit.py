"""One input read: each of its reports, and the pages that its feeds and sitemaps lead to."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from rashomon.model import Article, Failure
from rashomon.read.admission import admit
from rashomon.read.fetch import Fetcher
from rashomon.read.gate import Gate
from rashomon.read.raw import Raw

_LOG = logging.getLogger(__name__)
_DEEPEST = 3
"""Sitemaps that may lead to one another: an index, its parts, the pages."""
_MOST_FETCHED = 2_000
"""Addresses that one input may lead to, through all the feeds and sitemaps it names."""


@dataclass(slots=True)
class Visit:
    """The reading of one input, with the addresses that it leads to: each once, and not too many.

    ``verbatim``, ``follow``, ``columns``, ``gate`` and ``passes`` are those of ``Reader``.
    """

    verbatim: bool
    follow: bool
    fetcher: Fetcher
    columns: Mapping[str, str] = field(default_factory=dict)
    gate: Gate | None = None
    passes: Callable[[str], bool] | None = None
    passed_over: bool = False
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
        if self.gate is not None and self.gate.is_known(raw):
            self.passed_over = True
            return
        read: list[str] = []
        whole = True
        try:
            for item in self._articles(raw):
                admitted = item if isinstance(item, Failure) else admit(item)
                whole &= not isinstance(admitted, Failure)
                read.append("" if isinstance(admitted, Failure) else admitted.id)
                yield admitted
            if self.gate is not None and whole and read:
                self.gate.was_read(raw, read)
        except Exception as error:  # noqa: BLE001  one report that breaks a reader must not cost the others
            _LOG.debug("%s could not be read", raw.source, exc_info=True)
            yield Failure(raw.source, *_excuse(error))

    def _articles(self, raw: Raw) -> Iterator[Article | Failure]:
        """The articles in a source; the readers of all kinds of them are loaded with the first that is let through."""
        from rashomon.read.opened import Opened  # noqa: PLC0415  see above: where all is known nothing is read

        follow = self._followed if self.follow or raw.url is not None else None
        yield from Opened(follow, self.columns, verbatim=self.verbatim).articles(raw)

    def _followed(self, address: str) -> Iterator[Article | Failure]:
        """The report at an address that a feed or sitemap names; one that was named before is not fetched again."""
        if address in self.seen or (self.passes is not None and not self.passes(address)):
            self.passed_over = True
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
