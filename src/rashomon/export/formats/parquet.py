"""Parquet, a file a table."""

from contextlib import ExitStack
from pathlib import Path

from rashomon.export.arrow import arrow_schema, record_batch
from rashomon.export.format import Format, Tables, needed
from rashomon.export.material import Material
from rashomon.export.tables import batches

_ROWS = 32_768  # a row group


def _save(material: Material, path: Path, tables: Tables) -> None:
    writer = needed("parquet", "pyarrow.parquet").ParquetWriter
    schemas = {table.name: arrow_schema(table) for table in tables}
    with ExitStack() as open_files:
        writers = {}
        for table in tables:
            file = path / f"{table.name}.parquet" if path.is_dir() else path
            writers[table.name] = open_files.enter_context(
                writer(str(file), schemas[table.name], compression="zstd", compression_level=3)
            )
        for table, rows in batches(material, tables, _ROWS):
            writers[table.name].write_batch(record_batch(rows, schemas[table.name]))


PARQUET = Format("parquet", "Parquet, a file a table", ".parquet", _save, tables=True, folder=True)
