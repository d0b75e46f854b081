"""The manifest of a run: what was asked, with which versions, and, once all is told, every file of every table."""

from hashlib import blake2b
from pathlib import Path
from typing import Literal

import msgspec

from rashomon.batch.files import write_json
from rashomon.batch.stamp import Stamp
from rashomon.model import RashomonError

NAME = "manifest.json"
LOCK = ".lock"
_BLOCK = 1 << 20


class OtherRunError(RashomonError, ValueError):
    """The folder holds something else than the run that is asked for; its one line says what."""


class Input(msgspec.Struct, frozen=True):
    """One input: its name, how large it is, and a hash of its content."""

    source: str
    bytes: int
    blake2b: str


class Part(msgspec.Struct, frozen=True):
    """One file of a table, below the folder of the run."""

    file: str
    rows: int
    bytes: int
    blake2b: str


class Manifest(msgspec.Struct, frozen=True):
    """What stands in ``manifest.json``; ``tables`` are there once the run is ``complete``."""

    state: Literal["running", "complete"]
    stamp: Stamp
    verbatim: bool
    inputs: tuple[Input, ...]
    articles: int = 0
    stories: int = 0
    failures: tuple[str, ...] = ()
    tables: dict[str, tuple[Part, ...]] = {}


def check_ours(folder: Path) -> None:
    """Raise ``OtherRunError`` where a folder holds things and no run."""
    names = {entry.name for entry in folder.iterdir()}
    if NAME not in names and names - {LOCK}:
        raise OtherRunError(f"{folder}: holds other things and no run; give a new folder with --to")


def claim(folder: Path, asked: Manifest) -> Manifest:
    """The manifest of the run in ``folder``: the one that is there, or ``asked``, written to a new or empty folder.

    Raises ``OtherRunError`` where the folder holds anything else.
    """
    path = folder / NAME
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        check_ours(folder)
        write_json(path, asked)
        return asked
    except msgspec.DecodeError:
        raise OtherRunError(f"{path}: is no manifest of a run; give a new folder with --to") from None
    if apart := _difference(found, asked):
        raise OtherRunError(f"{folder}: holds another run ({apart}); give a new folder with --to")
    return found


def _difference(found: Manifest, asked: Manifest) -> str:
    """What sets the run in a folder apart from the one that is asked for; empty where they are one."""
    if versions := found.stamp.differences(asked.stamp):
        return f"made with other versions: {versions}"
    if found.verbatim != asked.verbatim:
        return "read verbatim there or here, not both"
    before, now = ({one.source: one for one in manifest.inputs} for manifest in (found, asked))
    if gone := sorted(before.keys() - now.keys()):
        return f"it read {gone[0]} too"
    if new := sorted(now.keys() - before.keys()):
        return f"it did not read {new[0]}"
    changed = sorted(name for name in now if now[name] != before[name])
    return f"{changed[0]} has changed since" if changed else ""


def hash_of(path: Path) -> str:
    """The hash of the content of a file."""
    found = blake2b(digest_size=16)
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def part_of(folder: Path, path: Path, rows: int) -> Part:
    """The entry of a file of a table."""
    return Part(str(path.relative_to(folder)), rows, path.stat().st_size, hash_of(path))
