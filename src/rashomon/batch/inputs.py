"""Inputs: what the names that are given stand for, cut into slices that can be read apart from one another."""

from collections.abc import Iterable, Iterator
from glob import glob
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import msgspec

from rashomon.batch.manifest import Input, hash_of
from rashomon.batch.parquet import row_groups
from rashomon.model import Failure
from rashomon.read import LISTED, Fetcher, is_address, open_sources

_SLICE = 4 << 20  # bytes of records, or of small files, that are read at once
_FILES = 64  # small files that are read at once
_RECORDS = (".jsonl", ".ndjson")
_TABLE = ".parquet"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # JSON lines in UTF-16 or UTF-32 are read as a whole


class Slice(msgspec.Struct, frozen=True):
    """A part of one input: for JSON Lines bytes and the number of the first line, for Parquet a row group, else all."""

    path: str
    kind: str
    start: int = 0
    end: int = 0
    first: int = 1


class Plan(NamedTuple):
    """What a run reads: its inputs, the slices of each task, and what cannot be read at all."""

    inputs: tuple[Input, ...]
    tasks: tuple[tuple[Slice, ...], ...]
    failures: tuple[Failure, ...]


def plan_inputs(paths: Iterable[str]) -> Plan:
    """The slices behind ``paths`` (files, folders, globs), in the order in which one process would read them."""
    inputs: list[Input] = []
    failures: list[Failure] = []
    slices: list[Slice] = []
    named = sorted({found for path in paths for found in _expanded(path)})
    apart = [path for path in named if is_address(path) or path == "-"]
    failures += [Failure(path, "is no file", "fetch it first, and give the file") for path in apart]
    named = [path for path in named if path not in apart]
    for name, found in open_sources(named, Fetcher().fetch):
        file = Path(name)
        if not file.is_file() or (
            name not in named and not name.removesuffix(".gz").lower().endswith((*LISTED, _TABLE))
        ):
            failures += [item for item in found if isinstance(item, Failure)]
            continue
        try:
            known, parts = _sliced(file)
        except OSError as error:
            failures.append(Failure(name, f"cannot be opened ({error.strerror})", "check that it may be read"))
            continue
        except ValueError:
            failures.append(Failure(name, "no Parquet file, or a damaged one", "write it again"))
            continue
        inputs.append(known)
        slices += parts
    return Plan(tuple(inputs), tuple(_tasks(slices)), tuple(failures))


def _expanded(path: str) -> list[str]:
    """The files that a glob stands for; any other name itself."""
    if any(sign in path for sign in "*?[") and not Path(path).exists():
        return glob(path, recursive=True) or [path]  # noqa: PTH207  it may begin at the root
    return [path]


def _sliced(file: Path) -> tuple[Input, list[Slice]]:
    """A file as an input of the manifest, and its slices."""
    if file.suffix.lower() in _RECORDS:
        return _of_lines(file)
    known = Input(str(file), file.stat().st_size, hash_of(file))
    if file.suffix.lower() != _TABLE:
        return known, [Slice(str(file), "whole", end=known.bytes)]
    starts = list(accumulate(row_groups(file), initial=1))[:-1]
    return known, [Slice(str(file), "table", number, number + 1, first) for number, first in enumerate(starts)]


def _of_lines(file: Path) -> tuple[Input, list[Slice]]:
    """A file of JSON lines, hashed and cut behind line breaks as it goes by."""
    found, slices, start, first, line = blake2b(digest_size=16), list[Slice](), 0, 1, 1
    size = 0
    with file.open("rb") as stream:
        while block := stream.readlines(_SLICE):
            if not size and block[0].startswith(_WIDE):
                return Input(str(file), file.stat().st_size, hash_of(file)), [Slice(str(file), "whole")]
            for text in block:
                found.update(text)
            size += sum(map(len, block))
            line += len(block)
            slices.append(Slice(str(file), "lines", start, size, first))
            start, first = size, line
    return Input(str(file), size, found.hexdigest()), slices or [Slice(str(file), "whole")]


def _tasks(slices: Iterable[Slice]) -> Iterator[tuple[Slice, ...]]:
    """The slices in groups that are read at once: a large one alone, small files together."""
    group: list[Slice] = []
    filled = 0
    for one in slices:
        size = one.end - one.start if one.kind != "table" else _SLICE
        if group and (filled + size > _SLICE or len(group) >= _FILES):
            yield tuple(group)
            group, filled = [], 0
        group.append(one)
        filled += size
    if group:
        yield tuple(group)
