"""Tables: reports as the rows of CSV and Excel files, their columns matched by name."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from rashomon.lexicon import Entry, Rules, read_rules
from rashomon.model import Failure

__all__ = ["FIELDS", "Row", "match_columns", "read_table_rows", "read_workbook_rows"]

_LETTERS = re.compile(r"[^0-9a-z]+")
_SAMPLE = 1 << 14
_MOST_FIELD = 1 << 24  # characters of one cell
_NEEDS = "install rashomon[documents] to read workbooks"

Row = tuple[int, dict[str, Any]]
"""The number of a row (its heading is row 1) and its fields under the names that records have."""


class Column(Entry, frozen=True, kw_only=True):
    """A field of a record, and the names that its column may have."""

    names: tuple[str, ...]


class Columns(Rules, frozen=True, kw_only=True):
    """All that ``columns.toml`` holds."""

    column: tuple[Column, ...]


@cache
def _known() -> tuple[Column, ...]:
    return read_rules("rashomon.read.tables", "columns.toml", Columns).column


FIELDS = frozenset(("text", "title", "url", "publisher", "published", "bylines", "language", "id"))
"""The fields of a record that a column may hold."""


def match_columns(heading: Sequence[str], chosen: Mapping[str, str] | None = None) -> dict[str, int]:
    """The place of the column of each field; ``chosen`` names columns for fields, and overrules what names suggest.

    A column that ``chosen`` names and the table lacks raises ``KeyError`` with its name.
    """
    plain = [_LETTERS.sub("", name.lower()) for name in heading]
    found: dict[str, int] = {}
    for column in _known():
        place = next((plain.index(name) for name in column.names if name in plain), None)
        if place is not None and place not in found.values():
            found[column.id] = place
    for field, name in (chosen or {}).items():
        if name not in heading:
            raise KeyError(name)
        found[field] = heading.index(name)
    return found


def read_table_rows(text: str, source: str, chosen: Mapping[str, str] | None = None) -> Iterator[Row | Failure]:
    """The rows of a table as text, whatever parts its cells; a ``Failure`` where no column holds texts or addresses."""
    csv.field_size_limit(_MOST_FIELD)
    try:
        cells = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=_parting(text))
        yield from _rows(cells, source, chosen)
    except csv.Error:
        yield Failure(source, "no table that can be read", "save it as CSV with a heading for every column")


def _parting(text: str) -> str:
    """What parts the cells: the sign that the heading has most of."""
    heading = text[:_SAMPLE].lstrip().split("\n", 1)[0]
    return max(",;\t|", key=heading.count)


def read_workbook_rows(data: bytes, source: str, chosen: Mapping[str, str] | None = None) -> Iterator[Row | Failure]:
    """The rows of the first sheet of an Excel workbook; formulas give the values that they were saved with."""
    try:
        from openpyxl import load_workbook  # noqa: PLC0415  an extra: only workbooks need it
    except ImportError:
        yield Failure(source, "workbooks cannot be read here", _NEEDS)
        return
    try:
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        cells = (["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
        yield from _rows(cells, source, chosen)
    except Exception:  # noqa: BLE001  the library raises whatever a broken file makes it trip over
        yield Failure(source, "the workbook is damaged or locked", "save it anew, without a password")


def _rows(rows: Iterable[Sequence[str]], source: str, chosen: Mapping[str, str] | None) -> Iterator[Row | Failure]:
    numbered = enumerate(rows, 1)
    heading = next((row for _, row in numbered if any(cell.strip() for cell in row)), None)
    if heading is None:
        yield Failure(source, "the table is empty", "give one with a heading for every column")
        return
    try:
        columns = match_columns([name.strip() for name in heading], chosen)
    except KeyError as error:
        yield Failure(source, f"no column is called {error.args[0]!r}", f"its columns are {', '.join(heading)[:200]}")
        return
    if not columns.keys() & {"text", "url"}:
        known = f"its columns are {', '.join(heading)[:200]}; say which with --columns text=NAME"
        yield Failure(source, "no column of the table is known to hold the reports", known)
        return
    for number, row in numbered:
        cells = {field: row[place].strip() for field, place in columns.items() if place < len(row)}
        if any(cells.values()):
            yield number, {field: cell for field, cell in cells.items() if cell}
