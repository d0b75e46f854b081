"""Parquet files: their row groups, and the rows of one as records.

What a file says of itself is not believed: a few rows are read at a time, and what damage costs is named.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from rashomon.export import needed
from rashomon.model import Failure
from rashomon.read import Raw

_ROWS = 8  # that are read at once: a small file may hold one long text many times
_MOST_TIMES, _ALWAYS = 20, 4 << 20  # a row group unpacks to so many times the file's size, to so many bytes in any case


def row_groups(file: Path) -> list[int]:
    """How many rows each row group has. Raises ``ValueError`` where it is no Parquet file."""
    parquet = needed("batch", "pyarrow.parquet", "scale")
    try:
        found = parquet.ParquetFile(file).metadata
        return [found.row_group(number).num_rows for number in range(found.num_row_groups)]
    except Exception as error:  # the library raises whatever a broken file makes it trip over
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise ValueError from error


def rows(path: str, group: int, first: int) -> Iterator[Raw | Failure]:
    """The rows of a row group as records, of which the first has the number ``first``.

    A value that is none (no text in UTF-8, no day that a calendar has) is left out as an empty one is.
    """
    parquet = needed("batch", "pyarrow.parquet", "scale")
    number = first
    try:
        file = parquet.ParquetFile(path)
        if file.metadata.row_group(group).total_byte_size > max(_MOST_TIMES * Path(path).stat().st_size, _ALWAYS):
            size = f"unpacks to more than {_MOST_TIMES} times the file's size"
            yield Failure(f"{path}:{number}", size, "leave it out")
            return
        for batch in file.iter_batches(_ROWS, row_groups=[group]):
            for at in range(batch.num_rows):
                record = _record(zip(batch.schema.names, (column[at] for column in batch.columns), strict=True))
                yield Raw(f"{path}:{number}", "record", msgspec.json.encode(record, enc_hook=str))
                number += 1
    except Exception:  # noqa: BLE001  as above
        rest = "this row and those behind it in its row group are damaged"
        yield Failure(f"{path}:{number}", rest, "write the file again")


def _record(cells: Iterator[tuple[str, Any]]) -> dict[str, object]:
    """The fields of a row; of two columns of one name the first that holds something."""
    record: dict[str, object] = {}
    for name, cell in cells:
        if (value := _value(cell)) is not None:
            record.setdefault(name, value)
    return record


def _value(cell: Any) -> object:  # noqa: ANN401  a scalar of an extra
    try:
        if getattr(cell.type, "unit", None) == "ns":  # finer than Python's moments are
            types = needed("batch", "pyarrow", "scale")
            cell = cell.cast(types.timestamp("us", cell.type.tz), safe=False)
        value = cell.as_py()
        return value.decode() if isinstance(value, bytes) else value
    except Exception:  # noqa: BLE001  a moment before year 1, bytes that are no text, a zone that nobody knows
        return None
