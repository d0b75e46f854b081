"""Write docs/schema.md and docs/tables.md from records and tables themselves (`python scripts/schema_reference.py`)."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from msgspec import inspect

from rashomon.export import TABLES
from rashomon.export.tables import BACK, Column
from rashomon.model import Dossier

ROOT = Path(__file__).parents[1]
FIELDS = Path(__file__).parent / "schema_fields.toml"
SCHEMA_HEAD = """# The schema

Written by `scripts/schema_reference.py`; a test fails where it is out of date. This is what `rashomon tell --format
json` prints (a `Dossier`), what `rashomon mark` prints a line (a `MarkedArticle`), what `rashomon collate` prints a
line (a `Story`), and what Python gets as objects with the same fields. `rashomon schema` prints it as JSON Schema. A
`span` is `[start, end)` in Unicode code points of the body, `text`, unless another text is named. All fields are always
written; those with a default may be missing in what is read.
"""
TABLES_HEAD = """# The tables

Written by `scripts/schema_reference.py`; a test fails where it is out of date. The tables of `rashomon export`
(`csv`, `jsonl`, `parquet`, `duckdb`, `sqlite`) and of `rashomon.table(...)`. `texts` is a list of texts (in CSV and
SQLite as JSON), `json` is JSON (in CSV, Parquet and SQLite as text). Where a column is a field of a record, the
[schema](schema.md) says what that record is.

## The way back

Every table begins with these columns. A thing that many reports tell rests on its first citation.

"""


@cache
def described() -> dict[str, dict[str, str]]:
    """What each field of each record holds, in words."""
    return tomllib.loads(FIELDS.read_text(encoding="utf-8"))


def records() -> list[inspect.StructType]:
    """Every record that a dossier holds, each once, in the order in which they are met."""
    found: dict[type, inspect.StructType] = {}
    waiting: list[inspect.Type] = [inspect.type_info(Dossier)]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, inspect.StructType) and one.cls not in found:
            found[one.cls] = one
            waiting.extend(field.type for field in one.fields)
        elif isinstance(one, inspect.UnionType):
            waiting.extend(one.types)
        elif isinstance(one, inspect.VarTupleType):
            waiting.append(one.item_type)
    return [one for one in found.values() if one.cls.__name__ != "Span"]


def kind(one: inspect.Type) -> str:
    """A type as a person reads it."""
    names: dict[type[inspect.Type], str] = {
        inspect.StrType: "text",
        inspect.IntType: "number",
        inspect.FloatType: "number",
        inspect.BoolType: "true or false",
    }
    if isinstance(one, inspect.StructType):
        name = one.cls.__name__
        return "span" if name == "Span" else f"[{name}](#{name.lower()})"
    if isinstance(one, inspect.LiteralType):
        return ", ".join(f"`{value}`" for value in one.values)
    if isinstance(one, inspect.UnionType):
        known = [kind(each) for each in one.types if not isinstance(each, inspect.NoneType)]
        return f"{' or '.join(known)}, or null"
    if isinstance(one, inspect.VarTupleType):
        return f"list of {kind(one.item_type)}"
    if isinstance(one, inspect.TupleType):
        return f"[{', '.join(map(kind, one.item_types))}]"
    return names.get(type(one), type(one).__name__)


def schema() -> str:
    """The page of the records."""
    return SCHEMA_HEAD + "".join(f"\n{section}" for section in map(_record, records()))


def _record(record: inspect.StructType) -> str:
    name = record.cls.__name__
    lines = [f"## {name}", "", _plain(record.cls.__doc__ or ""), "", "| field | is | type |", "|---|---|---|"]
    for field in record.fields:
        need = "" if field.required else ", may be missing"
        lines.append(f"| `{field.encode_name}` | {described()[name][field.encode_name]} | {kind(field.type)}{need} |")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """A docstring as Markdown."""
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    return "\n\n".join(part.replace("``", "`") for part in paragraphs if part)


def tables() -> str:
    """The page of the tables."""
    return TABLES_HEAD + _columns(BACK) + "".join(f"\n{part}" for part in _tables())


def _tables() -> Iterator[str]:
    for table in TABLES:
        yield f"## {table.name}\n\nA row is {table.says}.\n\n{_columns(table.columns[len(BACK) :])}"


def _columns(columns: Iterable[Column]) -> str:
    fields = {(one.cls.__name__, field.name): field.encode_name for one in records() for field in one.fields}
    rows = ["| column | holds | kind |", "|---|---|---|"]
    for column in columns:
        record, _, field = column.says.partition(".")
        known = described().get(record, {}).get(fields.get((record, field), ""))
        says = f"{known} (`{column.says}`)" if known else column.says
        rows.append(f"| `{column.name}` | {says} | {column.kind} |")
    return "\n".join(rows) + "\n"


def undescribed() -> list[str]:
    """Fields without a description, and descriptions without a field."""
    there = {(one.cls.__name__, field.encode_name) for one in records() for field in one.fields}
    told = {(record, field) for record, fields in described().items() for field in fields}
    return sorted(".".join(pair) for pair in there ^ told)


if __name__ == "__main__":
    if missing := undescribed():
        raise SystemExit(f"describe in {FIELDS.name}: {', '.join(missing)}")
    (ROOT / "docs" / "schema.md").write_text(schema(), encoding="utf-8")
    (ROOT / "docs" / "tables.md").write_text(tables(), encoding="utf-8")
