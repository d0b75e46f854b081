"""Tables as Arrow, which pandas, Polars, DuckDB and Parquet share."""

from collections.abc import Sequence
from typing import Any

from rashomon.export.format import needed
from rashomon.export.material import Material
from rashomon.export.tables import Cell, Row, Table, batches


def arrow_schema(table: Table) -> Any:  # noqa: ANN401  pyarrow.Schema, of an extra
    """The Arrow schema of a table."""
    arrow = needed("Arrow", "pyarrow")
    text = arrow.string()
    kinds = {"text": text, "json": text, "int": arrow.int64(), "float": arrow.float64(), "bool": arrow.bool_()}
    fields = [(column.name, kinds.get(column.kind) or arrow.list_(text)) for column in table.columns]
    return arrow.schema(fields, metadata={"rashomon": f"{table.name}: {table.says}"})


def record_batch(rows: Sequence[Row], schema: Any) -> Any:  # noqa: ANN401  pyarrow.RecordBatch
    """Rows as one Arrow batch."""
    arrow = needed("Arrow", "pyarrow")
    columns: Sequence[Sequence[Cell]] = tuple(zip(*rows, strict=True))
    try:
        arrays = [arrow.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)]
    except UnicodeEncodeError:  # half a surrogate pair somewhere
        arrays = [
            arrow.array(list(map(_whole, cells)), field.type) for cells, field in zip(columns, schema, strict=True)
        ]
    return arrow.record_batch(arrays, schema=schema)


def _whole(cell: Cell) -> Cell:
    if isinstance(cell, tuple):
        return tuple(str(_whole(one)) for one in cell)
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell


def arrow_table(material: Material, table: Table) -> Any:  # noqa: ANN401  pyarrow.Table
    """A whole table as Arrow."""
    schema = arrow_schema(table)
    found = [record_batch(rows, schema) for _, rows in batches(material, (table,))]
    return needed("Arrow", "pyarrow").Table.from_batches(found, schema=schema)
