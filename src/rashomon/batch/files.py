"""Files of a run: moved to their place when they are whole; records that are found by their row."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from rashomon.export import needed

_CODEC = "zstd"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that under its name it is always whole, even after a crash of the machine."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove what a run that was killed has left half-written in ``folder``."""
    for left in folder.glob(".*.*"):
        with suppress(OSError):
            left.unlink()


def write_records(path: Path, names: Sequence[str], columns: Sequence[Sequence[bytes]]) -> None:
    """Write columns of packed records as one Arrow file, in which any row is found without reading the others."""
    arrow = needed("batch", "pyarrow", "scale")
    packed = {name: [_packed(arrow, value) for value in column] for name, column in zip(names, columns, strict=True)}
    schema = arrow.schema([(name, arrow.large_binary()) for name in names])
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_file(sink, schema) as writer:
        writer.write_table(arrow.table({name: arrow.array(packed[name], arrow.large_binary()) for name in names}))
    write_whole(path, sink.getvalue().to_pybytes())


def read_records(path: Path, name: str, rows: Iterable[int] | None = None) -> list[bytes]:
    """The records of a column in the file at ``path``: all of them, or those of these ``rows``."""
    arrow = needed("batch", "pyarrow", "scale")
    with arrow.memory_map(str(path)) as source:
        file = arrow.ipc.open_file(source)
        if not file.num_record_batches:
            return []
        column = file.get_batch(0).column(name)
        chosen = range(len(column)) if rows is None else rows
        return [_unpacked(arrow, column[row].as_buffer()) for row in chosen]


def _packed(arrow: Any, data: bytes) -> bytes:  # noqa: ANN401  the module of an extra
    """The data compressed, its length before it."""
    return len(data).to_bytes(8, "little") + bytes(arrow.compress(data, _CODEC, asbytes=True))


def _unpacked(arrow: Any, packed: Any) -> bytes:  # noqa: ANN401  the module of an extra, and a buffer of it
    size = int.from_bytes(packed[:8].to_pybytes(), "little")
    return bytes(arrow.decompress(packed[8:], size, _CODEC, asbytes=True))


def write_json(path: Path, record: object) -> None:
    """Write a record as a file of JSON, whole."""
    write_whole(path, msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")
