"""Comma-separated values, a file a table; no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from rashomon.export.format import Format, Tables
from rashomon.export.material import Material
from rashomon.export.tables import Cell, batches
from rashomon.export.tables.columns import as_json
from rashomon.model import inert


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return inert(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return (as_json(cell) or "[]") if isinstance(cell, tuple) else cell


def csv_lines(rows: Iterable[Iterable[Cell]]) -> str:
    """Rows as lines of comma-separated values; lists are JSON."""
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows([_cell(cell) for cell in row] for row in rows)
    return lines.getvalue()


def _text(material: Material, tables: Tables) -> Iterator[str]:
    yield csv_lines([[column.name for column in tables[0].columns]])
    for _, rows in batches(material, tables[:1]):
        yield csv_lines(rows)


def _save(material: Material, path: Path, tables: Tables) -> None:
    with ExitStack() as open_files:
        files: dict[str, TextIO] = {}
        for table in tables:
            file = path / f"{table.name}.csv" if path.is_dir() else path
            files[table.name] = open_files.enter_context(file.open("w", encoding="utf-8", errors="replace", newline=""))
            files[table.name].write(csv_lines([[column.name for column in table.columns]]))
        for table, rows in batches(material, tables):
            files[table.name].write(csv_lines(rows))


CSV = Format("csv", "comma-separated values, a file a table", ".csv", _save, _text, tables=True, folder=True)
