"""Sources: the reports behind a path, each with the kind of thing it is."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from rashomon.model import Failure, one_line
from rashomon.read.archives import ARCHIVES, open_archive
from rashomon.read.decode import LARGEST, TooLargeError, decode, unpacked
from rashomon.read.documents import is_document
from rashomon.read.dossiers import is_dossier
from rashomon.read.fetch import is_address
from rashomon.read.kinds import BLANK, SUFFIXES, WIDE, Kind, sniff, unreadable
from rashomon.read.mail import is_enclosing
from rashomon.read.raw import Raw

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/")  # two letters at least: one is a drive
Fetch = Callable[[str], Raw | Failure]
Found = Iterator[Raw | Failure]
LISTED = (*SUFFIXES, *ARCHIVES)
"""How the names of files end that are read where they lie in a folder."""
READ = ", ".join(LISTED)


def open_sources(paths: Iterable[str], fetch: Fetch) -> Iterator[tuple[str, Found]]:
    """Every input behind ``paths`` (files, folders, addresses, ``-``) in the order of their names, with its reports."""
    for path in sorted(set(paths)):
        if path == "-":
            yield "-", _standard_input()
        elif not path:
            empty = Failure('""', "an empty name", "give a file, a folder or an address; . is this folder")
            yield '""', iter((empty,))
        elif is_address(path):
            yield path, _fetched(fetch(path))
        else:
            yield from _open(Path(path))


def _fetched(found: Raw | Failure) -> Found:
    """What lies at an address; a file of JSON lines there, line by line."""
    if isinstance(found, Raw) and found.kind == "record":
        yield from (replace(raw, url=found.url) for raw in _records(found.source, found.data) if isinstance(raw, Raw))
    else:
        yield found


def _standard_input() -> Found:
    if sys.stdin is None:  # closed, as some schedulers start their jobs
        yield Failure("-", "standard input is closed", "pipe the reports in, or give a file")
        return
    try:
        yield from _stream("-", sys.stdin.buffer)
    except OSError as error:
        yield Failure("-", f"standard input cannot be read ({error.strerror})", "give a file")


def _open(path: Path) -> Iterator[tuple[str, Found]]:
    """The file at ``path``, or the files of the folder."""
    name = one_line(str(path))
    try:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield name, _readable(name, _one(path))
    except (OSError, ValueError) as error:  # a ValueError: a zero byte in the name
        yield name, iter((_closed(name, error),))


def _one(path: Path) -> Found:
    """The reports of what was named itself and is no folder."""
    name = one_line(str(path))
    if path.is_file():
        yield from _file(path, named=True)
    elif path.is_fifo():
        with path.open("rb") as stream:
            yield from _stream(name, stream)
    elif path.is_symlink():
        yield Failure(name, "a link to a file that is not there", "check where it leads")
    elif path.exists():
        yield Failure(name, "neither a file nor a folder", "give a file, a folder or an address")
    elif scheme := _SCHEME.match(name):
        yield Failure(name, f"addresses of {scheme[1].lower()} are not read", "give one that begins with https://")
    else:
        yield Failure(name, "there is no such file or folder", "check the spelling")


def _readable(name: str, found: Found) -> Found:
    """The reports ``found`` in a file, up to where the disk or the system says no."""
    try:
        yield from found
    except OSError as error:
        yield _closed(name, error)


def _closed(name: str, error: Exception) -> Failure:
    reason = (error.strerror if isinstance(error, OSError) else None) or "no name that a file can have"
    return Failure(name, f"cannot be opened ({reason})", "check that it may be read")


def _folder(folder: Path) -> Iterator[tuple[str, Found]]:
    """The files of a folder and those below it; a folder below it that cannot be entered costs only itself."""
    closed: list[OSError] = []
    files = []
    for place, below, names in os.walk(folder, onerror=closed.append):
        files += [path for name in names if _is_report(path := Path(place, name))]
        below[:] = [name for name in below if not _is_of_a_page(name, names)]
    for error in closed:
        name = one_line(str(error.filename or folder))
        yield name, iter((_closed(name, error),))
    if not closed and not any(_suffix(p) in SUFFIXES or _suffix(p) in ARCHIVES or _is_in_maildir(p) for p in files):
        why = Failure(one_line(str(folder)), "the folder holds no report", f"put files of these kinds in it: {READ}")
        yield one_line(str(folder)), iter((why,))
        return
    for file in sorted(files):
        name = one_line(str(file))
        found = _file(file, named=_is_in_maildir(file)) if file.is_file() else _one(file)
        yield name, _readable(name, found)


def _is_of_a_page(folder: str, names: Iterable[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page that a browser saved beside it."""
    page = folder.removesuffix("_files").removesuffix("-Dateien").removesuffix("_fichiers")
    return page != folder and any(f"{page}{suffix}" in names for suffix in (".html", ".htm", ".xhtml"))


def _is_in_maildir(file: Path) -> bool:
    """Whether a file is a message in a Maildir, where names say nothing."""
    return file.parent.name in {"cur", "new"} and file.parent.with_name("tmp").is_dir()


def _is_report(path: Path) -> bool:
    """Whether what stands in a folder is a file that shows, or a link that leads to none and has to be named.

    A person's decisions are no report, and no more is a dossier that an earlier run wrote beside the reports.
    """
    if path.name.startswith(".") or path.name == "corrections.toml":
        return False
    try:
        if not path.is_file():
            return path.is_symlink() and not path.exists()
        return not is_dossier(path)
    except OSError:
        return True  # what cannot even be looked at has to be named


def _file(path: Path, *, named: bool) -> Found:
    """The reports of a file; one that was not ``named`` itself is passed over where its name is of no known kind."""
    name, suffix = one_line(str(path)), _suffix(path)
    if suffix in ARCHIVES:
        yield from open_archive(path)
        return
    kind = SUFFIXES.get(suffix)
    if named and is_dossier(path):
        yield Failure(name, "a dossier that Rashomon wrote, and no report", "give the reports that it was made from")
    elif kind is None and not named:
        yield Failure(name, f"files that end in {one_line(suffix) or 'nothing'} are not read", f"give one of {READ}")
    elif kind == "record" and not path.name.endswith(".gz"):
        with path.open("rb") as stream:
            yield from record_lines(name, stream)
    elif path.stat().st_size > LARGEST:
        yield Failure(name, f"larger than {LARGEST >> 20} MiB", "give the report alone")
    else:
        yield from _whole(name, path.read_bytes(), kind)


def _stream(source: str, stream: BinaryIO) -> Found:
    """Standard input: JSON lines as they come, anything else as one report."""
    first = stream.readline(LARGEST)
    while first and not first.strip():
        first = stream.readline(LARGEST)
    if first.lstrip().startswith(b"{") and first.rstrip().endswith(b"}"):
        yield Raw(f"{source}:1", "record", first)
        yield from record_lines(source, stream, 2)
    else:
        yield from _whole(source, first + stream.read(LARGEST), None)


def record_lines(source: str, stream: BinaryIO, number: int = 1) -> Found:
    """The records of JSON lines; where they are in UTF-16 or UTF-32 they are read as a whole first."""
    first = stream.readline(LARGEST)
    if number == 1 and first.startswith(WIDE):
        yield from _records(source, first + stream.read(LARGEST))
        return
    for line in chain((first,), iter(lambda: stream.readline(LARGEST), b"")):
        if not line.endswith(b"\n") and len(line) == LARGEST:
            yield Failure(f"{source}:{number}", f"a line of over {LARGEST >> 20} MiB", "give one report a line")
            return
        if line.strip(BLANK):
            yield Raw(f"{source}:{number}", "record", line)
        number += 1


def _records(source: str, data: bytes) -> Found:
    if data.startswith(WIDE):
        data = decode(data).encode()
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip(BLANK):
            yield Raw(f"{source}:{number}", "record", line)


def _whole(source: str, data: bytes, kind: Kind | None) -> Found:
    try:
        plain, whole = unpacked(data)
    except TooLargeError:
        yield Failure(source, f"larger than {LARGEST >> 20} MiB once unpacked", "give the report alone")
        return
    if not plain.strip():
        empty = "the file is empty" if plain or not data else "packed with gzip, and damaged from the start"
        yield Failure(source, empty, "give the text or the page of a report")
        return
    if not whole:
        yield Failure(source, "packed with gzip, and cut off or damaged: what it ends with is lost", "pack it again")
    if (packed := _packed(plain, kind)) is not None:
        yield Raw(source, packed, plain)
    elif why := unreadable(plain):
        yield Failure(source, *why)
    elif (found := kind if kind in {"text", "html", "record"} else sniff(plain, kind)) == "record":
        yield from _records(source, plain)
    else:
        yield Raw(source, found, plain)


def _packed(data: bytes, named: Kind | None) -> Kind | None:
    """The kind of an input that has to be taken apart first, by what it holds; a table is known by its name alone."""
    if is_document(data):
        return "document"
    if named == "table" or (data.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in data):
        return "table"
    return "mail" if named in {None, "mail"} and is_enclosing(data) else None


def _suffix(path: Path) -> str:
    return Path(path.name.removesuffix(".gz")).suffix.lower()
