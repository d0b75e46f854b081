"""Sources: the reports behind a path, each with the kind of thing it is."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from rashomon.model import Failure
from rashomon.read.archives import ARCHIVES, open_archive
from rashomon.read.decode import LARGEST, TooLargeError, gunzip
from rashomon.read.fetch import is_address
from rashomon.read.kinds import SUFFIXES, Kind, sniff, unreadable
from rashomon.read.raw import Raw

Fetch = Callable[[str], Raw | Failure]
READ = ", ".join([*SUFFIXES, *ARCHIVES])


def open_sources(paths: Iterable[str], fetch: Fetch) -> Iterator[Raw | Failure]:
    """Every report behind ``paths`` (files, folders, addresses, ``-``), in the order of their names."""
    for path in sorted(set(paths)):
        if path == "-":
            yield from _standard_input()
        elif not path:
            yield Failure('""', "an empty name", "give a file, a folder or an address; . is this folder")
        elif is_address(path):
            yield fetch(path)
        else:
            yield from _open(Path(path), named=True)


def _standard_input() -> Iterator[Raw | Failure]:
    if sys.stdin is None:  # closed, as some schedulers start their jobs
        yield Failure("-", "standard input is closed", "pipe the reports in, or give a file")
        return
    try:
        yield from _stream("-", sys.stdin.buffer)
    except OSError as error:
        yield Failure("-", f"standard input cannot be read ({error.strerror})", "give a file")


def _open(path: Path, *, named: bool) -> Iterator[Raw | Failure]:
    """The reports of a file or folder; a file that was not ``named`` itself is passed over when hidden."""
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.is_file():
            yield from _file(path, named=named)
        elif path.is_fifo():
            with path.open("rb") as stream:
                yield from _stream(str(path), stream)
        elif path.is_symlink():
            yield Failure(str(path), "a link to a file that is not there", "check where it leads")
        elif path.exists():
            yield Failure(str(path), "neither a file nor a folder", "give a file, a folder or an address")
        else:
            yield Failure(str(path), "there is no such file or folder", "check the spelling")
    except OSError as error:
        yield Failure(str(path), f"cannot be opened ({error.strerror})", "check that it may be read")


def _folder(folder: Path) -> Iterator[Raw | Failure]:
    files = [p for p in sorted(folder.rglob("*")) if _is_report(p)]
    if not any(_suffix(p) in SUFFIXES or _suffix(p) in ARCHIVES for p in files):
        yield Failure(str(folder), "the folder holds no report", f"put files of these kinds in it: {READ}")
        return
    for file in files:
        yield from _open(file, named=False)


def _is_report(path: Path) -> bool:
    """Whether what stands in a folder is a file that shows, or a link that leads to none and has to be named.

    A person's decisions are no report.
    """
    if path.name.startswith(".") or path.name == "corrections.toml":
        return False
    return path.is_file() or (path.is_symlink() and not path.exists())


def _file(path: Path, *, named: bool) -> Iterator[Raw | Failure]:
    suffix = _suffix(path)
    if suffix in ARCHIVES:
        yield from open_archive(path)
        return
    kind = SUFFIXES.get(suffix)
    if kind is None and not named:
        yield Failure(str(path), f"files that end in {suffix or 'nothing'} are not read", f"give one of {READ}")
    elif kind == "record" and not path.name.endswith(".gz"):
        with path.open("rb") as stream:
            yield from _lines(str(path), stream)
    elif path.stat().st_size > LARGEST:
        yield Failure(str(path), f"larger than {LARGEST >> 20} MiB", "give the report alone")
    else:
        yield from _whole(str(path), path.read_bytes(), kind)


def _stream(source: str, stream: BinaryIO) -> Iterator[Raw | Failure]:
    """Standard input: JSON lines as they come, anything else as one report."""
    first = stream.readline(LARGEST)
    while first and not first.strip():
        first = stream.readline(LARGEST)
    if first.lstrip().startswith(b"{") and first.rstrip().endswith(b"}"):
        yield Raw(f"{source}:1", "record", first)
        yield from _lines(source, stream, 2)
    else:
        yield from _whole(source, first + stream.read(LARGEST), None)


def _lines(source: str, stream: BinaryIO, number: int = 1) -> Iterator[Raw | Failure]:
    while line := stream.readline(LARGEST):
        if not line.endswith(b"\n") and len(line) == LARGEST:
            yield Failure(f"{source}:{number}", f"a line of over {LARGEST >> 20} MiB", "give one report a line")
            return
        if line.strip():
            yield Raw(f"{source}:{number}", "record", line)
        number += 1


def _whole(source: str, data: bytes, kind: Kind | None) -> Iterator[Raw | Failure]:
    try:
        plain = gunzip(data)
    except TooLargeError:
        yield Failure(source, f"larger than {LARGEST >> 20} MiB once unpacked", "give the report alone")
        return
    if not plain.strip():
        yield Failure(source, "the file is empty", "give the text or the page of a report")
    elif why := unreadable(plain):
        yield Failure(source, *why)
    elif (found := kind if kind in {"text", "html", "record"} else sniff(plain, kind)) == "record":
        yield from (
            Raw(f"{source}:{n}", "record", line) for n, line in enumerate(plain.split(b"\n"), 1) if line.strip()
        )
    else:
        yield Raw(source, found, plain)


def _suffix(path: Path) -> str:
    return Path(path.name.removesuffix(".gz")).suffix.lower()
