"""A SQLite file that Datasette shows as it stands: keys, labels, full-text search, and its metadata beside it."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from rashomon.export.format import Format, Tables
from rashomon.export.material import Material
from rashomon.export.tables import Cell, Row, Table, batches
from rashomon.export.tables.columns import as_json

_TYPES = {"int": "INTEGER", "float": "REAL", "bool": "INTEGER"}
_KEYS = {"articles": "article", "stories": "story"}
_LABELS = {
    "articles": "title", "stories": "title", "actors": "name", "facts": "text", "timeline": "text", "mentions": "name",
    "utterances": "speaker", "commitments": "what", "disagreements": "about", "assertions": "predicate",
}  # fmt: skip
_INDEXED = ("id", "of_id", "article", "story", "origin", "type", "kind", "speaker", "status")


def _save(material: Material, path: Path, tables: Tables) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")  # a new file: what is not whole is thrown away
        connection.execute("BEGIN")
        for table in tables:
            connection.execute(_made(table, {one.name for one in tables}))
        for table, rows in batches(material, tables):
            marks = ", ".join("?" * len(table.columns))
            statement = f'INSERT INTO "{table.name}" VALUES ({marks})'  # noqa: S608  our own names
            connection.executemany(statement, (_cells(row) for row in rows))
        for table in tables:
            _index(connection, table)
        connection.execute("COMMIT")
        connection.execute("PRAGMA optimize")
    metadata = json.dumps(_metadata(path.stem, tables), indent=1)
    path.with_name(f"{path.name}.metadata.json").write_text(metadata, encoding="utf-8")


def _made(table: Table, names: set[str]) -> str:
    parts = []
    for column in table.columns:
        key = " PRIMARY KEY" if _KEYS.get(table.name) == column.name else ""
        parts.append(f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}{key}')
    for other, key in _KEYS.items():
        if other in names and other != table.name:
            parts.append(f'FOREIGN KEY ("{key}") REFERENCES "{other}" ("{key}")')
    return f'CREATE TABLE "{table.name}" ({", ".join(parts)})'


def _cells(row: Row) -> list[str | int | float | None]:
    return [_cell(cell) for cell in row]


def _cell(cell: Cell) -> str | int | float | None:
    if isinstance(cell, tuple):
        return as_json(cell) or "[]"
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode("utf-8", "replace").decode()  # SQLite takes no half of a surrogate pair
    return cell


def _index(connection: sqlite3.Connection, table: Table) -> None:
    names = [column.name for column in table.columns]
    for name in _INDEXED:
        if name in names and _KEYS.get(table.name) != name:
            connection.execute(f'CREATE INDEX "{table.name}_{name}" ON "{table.name}" ("{name}")')
    searched: Sequence[str] = [f'"{name}"' for name in table.search]
    full_text = f'"{table.name}_fts"'
    connection.execute(
        f'CREATE VIRTUAL TABLE {full_text} USING fts5({", ".join(searched)}, content="{table.name}",'
        " tokenize='unicode61 remove_diacritics 2')"
    )
    connection.execute(f"INSERT INTO {full_text}({full_text}) VALUES ('rebuild')")  # noqa: S608  our own names


def _metadata(database: str, tables: Tables) -> dict[str, object]:
    described = {
        table.name: {
            "description": f"One row: {table.says}.",
            **({"label_column": _LABELS[table.name]} if table.name in _LABELS else {}),
            "columns": {
                "article": "the report that says so",
                "origin": "the report that its words descend from: count these, not articles",
                "start": "where its words begin in the body, in code points",
                "end": "where they end",
                "words": "the exact words",
            },
        }
        for table in tables
    }
    title = "News reports set side by side by Rashomon"
    return {"title": title, "databases": {database: {"tables": described}}}


SQLITE = Format("sqlite", "SQLite for Datasette, with its metadata beside it", ".db", _save, tables=True)
