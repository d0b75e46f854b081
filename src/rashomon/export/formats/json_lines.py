"""JSON Lines, a file a table, an object a row."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import msgspec

from rashomon.export.format import Format, Tables
from rashomon.export.material import Material
from rashomon.export.tables import Cell, Row, Table, batches

_ENCODE = msgspec.json.Encoder().encode


def _lines(table: Table) -> Callable[[Sequence[Row]], bytes]:
    names = [column.name for column in table.columns]
    raw = [column.name for column in table.columns if column.kind == "json"]

    def lines(rows: Sequence[Row]) -> bytes:
        return b"".join(_ENCODE(_object(names, raw, row)) + b"\n" for row in rows)

    return lines


def _object(names: Sequence[str], raw: Sequence[str], row: Row) -> dict[str, Cell | msgspec.Raw]:
    found: dict[str, Cell | msgspec.Raw] = dict(zip(names, row, strict=True))
    for name in raw:
        if isinstance(cell := found[name], str):
            found[name] = msgspec.Raw(cell.encode())
    return found


def _text(material: Material, tables: Tables) -> Iterator[str]:
    lines = _lines(tables[0])
    for _, rows in batches(material, tables[:1]):
        yield lines(rows).decode()


def _save(material: Material, path: Path, tables: Tables) -> None:
    with ExitStack() as open_files:
        files: dict[str, BinaryIO] = {}
        writers = {table.name: _lines(table) for table in tables}
        for table in tables:
            file = path / f"{table.name}.jsonl" if path.is_dir() else path
            files[table.name] = open_files.enter_context(file.open("wb"))
        for table, rows in batches(material, tables):
            files[table.name].write(writers[table.name](rows))


JSON_LINES = Format("jsonl", "JSON Lines, a file a table", ".jsonl", _save, _text, tables=True, folder=True)
