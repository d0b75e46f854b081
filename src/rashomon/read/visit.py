"""One input read: each of its reports, and the pages that its feeds and sitemaps lead to."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from rashomon.model import Article, Failure
from rashomon.read.admission import StatedMetadata, admit
from rashomon.read.databases import read_export
from rashomon.read.decode import decode
from rashomon.read.documents import document_text
from rashomon.read.fetch import Fetcher, is_address
from rashomon.read.gate import Gate
from rashomon.read.mail import Enclosed, open_enclosed, with_envelope
from rashomon.read.pages import read_page
from rashomon.read.raw import Raw
from rashomon.read.records import article_from_fields, read_record
from rashomon.read.structured import Follow, read_json, read_xml
from rashomon.read.tables import read_table_rows, read_workbook_rows
from rashomon.read.text import article_from_text
from rashomon.read.verbatim import verbatim_article

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
            for item in self._one(raw):
                admitted = item if isinstance(item, Failure) else admit(item)
                whole &= not isinstance(admitted, Failure)
                read.append("" if isinstance(admitted, Failure) else admitted.id)
                yield admitted
            if self.gate is not None and whole and read:
                self.gate.was_read(raw, read)
        except Exception as error:  # noqa: BLE001  one report that breaks a reader must not cost the others
            _LOG.debug("%s could not be read", raw.source, exc_info=True)
            yield Failure(raw.source, *_excuse(error))

    def _one(self, raw: Raw) -> Iterator[Article | Failure]:
        follow = self._followed if self.follow or raw.url is not None else None
        if raw.kind == "record":
            yield read_record(raw, verbatim=self.verbatim)
        elif raw.kind in {"html", "xml"}:
            yield from self._markup(raw, follow)
        elif raw.kind == "json":
            yield from read_json(raw, follow, verbatim=self.verbatim)
        elif raw.kind == "document":
            text = document_text(raw.data, raw.source)
            yield from (text,) if isinstance(text, Failure) else self._text(raw, text)
        elif raw.kind == "mail":
            for enclosed in open_enclosed(raw.source, raw.data):
                yield from (enclosed,) if isinstance(enclosed, Failure) else self._enclosed(enclosed)
        elif raw.kind == "table":
            yield from self._table(raw, follow)
        else:
            yield from self._text(raw, decode(raw.data, raw.header))

    def _markup(self, raw: Raw, follow: Follow | None) -> Iterator[Article | Failure]:
        """A page or XML file: an export where it is one."""
        export = read_export(decode(raw.data, raw.header), raw.source, raw.kind) if raw.url is None else None
        if export is not None:
            yield from export
        elif raw.kind == "html":
            yield read_page(raw)
        else:
            yield from read_xml(raw, follow)

    def _text(self, raw: Raw, text: str) -> Iterator[Article | Failure]:
        """Plain text: an export, where it is one and not to be taken as it stands."""
        stated = StatedMetadata(url=raw.url)
        if self.verbatim:
            yield verbatim_article(raw.source, text, known=stated)
        elif (export := read_export(text, raw.source, "text")) is not None:
            yield from export
        else:
            yield article_from_text(raw.source, text, known=stated)

    def _enclosed(self, enclosed: Enclosed) -> Iterator[Article | Failure]:
        """What a message or a saved page holds, with what its envelope states."""
        header = "text/html; charset=utf-8" if enclosed.kind == "html" else "text/plain; charset=utf-8"
        raw = Raw(enclosed.source, enclosed.kind, enclosed.data, enclosed.url, header)
        stated = StatedMetadata.admitted(
            title=enclosed.title, publisher=enclosed.publisher, published=enclosed.published
        )
        for item in self._one(raw):
            yield item if isinstance(item, Failure) else with_envelope(item, stated)

    def _table(self, raw: Raw, follow: Follow | None) -> Iterator[Article | Failure]:
        """The rows of a table: reports, or the addresses of some."""
        if raw.data.startswith(b"PK"):
            rows = read_workbook_rows(raw.data, raw.source, self.columns)
        else:
            rows = read_table_rows(decode(raw.data, raw.header), raw.source, self.columns)
        for row in rows:
            if isinstance(row, Failure):
                yield row
                continue
            number, fields = row
            address = fields.get("url", "")
            if "text" in fields:
                yield article_from_fields(f"{raw.source}:{number}", fields, verbatim=self.verbatim)
            elif follow is not None and is_address(address):
                yield from follow(address)
            else:
                where = f"the row only names this report; it is at {address or 'no address'}"
                yield Failure(f"{raw.source}:{number}", where, "fetch it with --follow")

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
