"""Why an archive cannot be used: a branch of the tree of errors, each with the line that a person reads.

RashomonError
├── ArchiveError
│   ├── NotAnArchiveError     another file, or none
│   ├── NewerArchiveError     made by a later Rashomon
│   ├── DamagedArchiveError   truncated, or bits were flipped
│   └── UnwritableError       read-only, a full disk, a folder that is not there
└── QueryError                a query that cannot be read; ``at`` says where
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rashomon.model import RashomonError, one_line


class ArchiveError(RashomonError):
    """An archive cannot be used: ``reason`` and ``remedy`` make one line."""

    def __init__(self, path: Path | str, reason: str, remedy: str) -> None:
        super().__init__(one_line(f"{path}: {reason}; {remedy}"))
        self.reason = reason
        self.remedy = remedy


class NotAnArchiveError(ArchiveError):
    """The file is no archive of Rashomon."""


class NewerArchiveError(ArchiveError):
    """The archive was made by a later version."""


class DamagedArchiveError(ArchiveError):
    """The file is truncated or damaged."""

    def __init__(self, path: Path | str, reason: str = "the archive is damaged") -> None:
        super().__init__(path, reason, "go back to a copy of it")


class UnwritableError(ArchiveError):
    """The archive cannot be written where it lies."""


class QueryError(RashomonError, ValueError):
    """A query that cannot be read: ``at`` is the place (in code points) where it goes wrong."""

    def __init__(self, query: str, at: int, reason: str) -> None:
        super().__init__(f"at character {at + 1}: {query[:at]}⟦{query[at : at + 20] or 'end'}⟧: {reason}")
        self.at = at
        self.reason = reason


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file at ``path`` into an ``ArchiveError``."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _named(path, error) from error
    except UnicodeDecodeError as error:  # not even what SQLite says of the damage can be read
        raise DamagedArchiveError(path) from error


def _named(path: Path, error: sqlite3.DatabaseError) -> ArchiveError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return NotAnArchiveError(path, "no archive of Rashomon", "give one that `rashomon add` made, or a new name")
    if code == sqlite3.SQLITE_CORRUPT or str(error).startswith("Could not decode"):
        return DamagedArchiveError(path)
    if code == sqlite3.SQLITE_FULL:
        return UnwritableError(path, "the disk is full", "make room; what was added before is whole")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}:
        return UnwritableError(path, f"cannot be opened or written ({error})", "check the folder and its rights")
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return UnwritableError(path, "another program is writing to it", "try again when that is done")
    return ArchiveError(path, f"cannot be used ({error})", "run `rashomon check` on it")
