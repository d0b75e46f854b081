"""The tables of everything that Rashomon knows: articles, their marks, stories and what they hold."""

from collections.abc import Iterator, Sequence

from rashomon.export.errors import ExportError
from rashomon.export.material import Material
from rashomon.export.tables.columns import Cell, Column, Row
from rashomon.export.tables.marks import mark_tables
from rashomon.export.tables.stories import citations_of, place_citation, story_tables, variant_citation
from rashomon.export.tables.table import BACK, Table

__all__ = [
    "BACK",
    "TABLES",
    "Cell",
    "Column",
    "Row",
    "Table",
    "batches",
    "citations_of",
    "place_citation",
    "table_named",
    "variant_citation",
]

TABLES: tuple[Table, ...] = (*mark_tables(), *story_tables())
_BATCH = 8_192  # rows
_LETTERS = 16_000_000  # of bodies in one batch


def table_named(name: str) -> Table:
    """The table of that name; ``ExportError`` that names them all for any other."""
    for table in TABLES:
        if table.name == name:
            return table
    raise ExportError(f"no such table: {name!r} (there are {', '.join(table.name for table in TABLES)})")


def batches(material: Material, tables: Sequence[Table], size: int = _BATCH) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of ``tables`` in one pass over the material, so many at once, each batch of one table."""
    waiting: dict[str, list[Row]] = {table.name: [] for table in tables}
    letters = 0
    for told in material:
        letters += sum(len(article.text) for article in told.articles.values())
        for table in tables:
            rows = waiting[table.name]
            rows.extend(table.rows(told))
            if rows and (len(rows) >= size or letters >= _LETTERS):
                yield table, rows
                waiting[table.name] = []
        letters = 0 if letters >= _LETTERS else letters
    for table in tables:
        if waiting[table.name]:
            yield table, waiting[table.name]
