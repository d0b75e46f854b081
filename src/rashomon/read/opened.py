"""One source opened: what it is, and the reader of its kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from rashomon.model import Article, Failure
from rashomon.read.admission import StatedMetadata
from rashomon.read.databases import read_export
from rashomon.read.decode import decode
from rashomon.read.documents import document_text
from rashomon.read.fetch import is_address
from rashomon.read.given import stated_head
from rashomon.read.mail import Enclosed, open_enclosed, with_envelope
from rashomon.read.pages import read_page
from rashomon.read.raw import Raw
from rashomon.read.records import article_from_fields, read_record
from rashomon.read.structured import Follow, read_json, read_xml
from rashomon.read.tables import read_table_rows, read_workbook_rows
from rashomon.read.text import article_from_text
from rashomon.read.verbatim import verbatim_article


@dataclass(frozen=True, slots=True)
class Opened:
    """How sources are read: ``follow`` gives what lies at an address that one names (None: it is not fetched)."""

    follow: Follow | None
    columns: Mapping[str, str] = field(default_factory=dict)
    verbatim: bool = False

    def articles(self, raw: Raw) -> Iterator[Article | Failure]:
        """The articles in a source, and where one cannot be read a ``Failure``."""
        if raw.kind == "record":
            yield read_record(raw, verbatim=self.verbatim)
        elif raw.kind in {"html", "xml"}:
            yield from self._markup(raw)
        elif raw.kind == "json":
            yield from read_json(raw, self.follow, verbatim=self.verbatim)
        elif raw.kind == "document":
            text = document_text(raw.data, raw.source)
            yield from (text,) if isinstance(text, Failure) else self._text(raw, text)
        elif raw.kind == "mail":
            for enclosed in open_enclosed(raw.source, raw.data):
                yield from (enclosed,) if isinstance(enclosed, Failure) else self._enclosed(enclosed)
        elif raw.kind == "table":
            yield from self._table(raw)
        else:
            yield from self._text(raw, decode(raw.data, raw.header))

    def _markup(self, raw: Raw) -> Iterator[Article | Failure]:
        """A page or XML file: an export where it is one."""
        export = read_export(decode(raw.data, raw.header), raw.source, raw.kind) if raw.url is None else None
        if export is not None:
            yield from export
        elif raw.kind == "html":
            yield read_page(raw)
        else:
            yield from read_xml(raw, self.follow)

    def _text(self, raw: Raw, text: str) -> Iterator[Article | Failure]:
        """Plain text: an export, where it is one and not to be taken as it stands."""
        stated = StatedMetadata(url=raw.url)
        if self.verbatim:
            yield verbatim_article(raw.source, text, known=stated)
        elif (export := read_export(text, raw.source, "text")) is not None:
            yield from export
        else:
            known, start = stated_head(text)
            yield article_from_text(raw.source, text, known=replace(known, url=raw.url or known.url), start=start)

    def _enclosed(self, enclosed: Enclosed) -> Iterator[Article | Failure]:
        """What a message or a saved page holds, with what its envelope states."""
        header = "text/html; charset=utf-8" if enclosed.kind == "html" else "text/plain; charset=utf-8"
        raw = Raw(enclosed.source, enclosed.kind, enclosed.data, enclosed.url, header)
        stated = StatedMetadata.admitted(
            title=enclosed.title, publisher=enclosed.publisher, published=enclosed.published
        )
        for item in self.articles(raw):
            yield item if isinstance(item, Failure) else with_envelope(item, stated)

    def _table(self, raw: Raw) -> Iterator[Article | Failure]:
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
            elif self.follow is not None and is_address(address):
                yield from self.follow(address)
            else:
                where = f"the row only names this report; it is at {address or 'no address'}"
                yield Failure(f"{raw.source}:{number}", where, "fetch it with --follow")
