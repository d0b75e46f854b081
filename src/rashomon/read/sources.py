"""Sources: the bytes behind a path, with the kind of thing they are."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rashomon.model import Failure

Kind = Literal["text", "html", "jsonl"]
SUFFIXES: dict[str, Kind] = {".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl"}


@dataclass(frozen=True, slots=True)
class Raw:
    """One input as it lies on disk: where it came from, what it is, its bytes."""

    source: str
    kind: Kind
    data: bytes


def open_sources(paths: Iterable[str]) -> Iterator[Raw | Failure]:
    """Every readable file behind ``paths``, folders walked in the order of their names."""
    for path in paths:
        if path == "-":
            yield Raw("-", "jsonl", sys.stdin.buffer.read())
        else:
            yield from _open(Path(path))


def _open(path: Path) -> Iterator[Raw | Failure]:
    if not path.exists():
        yield Failure(str(path), "there is no such file or folder", "check the spelling")
    elif path.is_dir():
        files = [p for p in sorted(path.rglob("*")) if p.is_file() and _kind(p)]
        if not files:
            yield Failure(str(path), "the folder holds no report", f"put files of {', '.join(SUFFIXES)} in it")
        for file in files:
            yield from _open(file)
    else:
        kind = _kind(path)
        if kind is None:
            yield Failure(str(path), "not a kind of file that is read", f"give one of {', '.join(SUFFIXES)}")
        else:
            yield Raw(str(path), kind, path.read_bytes())


def _kind(path: Path) -> Kind | None:
    return SUFFIXES.get(Path(path.name.removesuffix(".gz")).suffix.lower())
