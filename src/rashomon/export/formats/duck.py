"""A DuckDB file with every table."""

from pathlib import Path

from rashomon.export.arrow import arrow_schema, record_batch
from rashomon.export.format import Format, Tables, needed
from rashomon.export.material import Material
from rashomon.export.tables import batches

_TYPES = {
    "text": "VARCHAR",
    "json": "JSON",
    "int": "BIGINT",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "texts": "VARCHAR[]",
}
_ROWS = 32_768


def _save(material: Material, path: Path, tables: Tables) -> None:
    duckdb = needed("duckdb", "duckdb")
    schemas = {table.name: arrow_schema(table) for table in tables}
    with duckdb.connect(str(path)) as connection:
        for table in tables:
            columns = ", ".join(f'"{column.name}" {_TYPES[column.kind]}' for column in table.columns)
            connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
            connection.execute(f"COMMENT ON TABLE \"{table.name}\" IS '{table.says}'")
        for table, rows in batches(material, tables, _ROWS):
            connection.register("rows_to_add", record_batch(rows, schemas[table.name]))
            connection.execute(f'INSERT INTO "{table.name}" SELECT * FROM rows_to_add')  # noqa: S608  our own names
            connection.unregister("rows_to_add")


DUCKDB = Format("duckdb", "one DuckDB file", ".duckdb", _save, tables=True)
