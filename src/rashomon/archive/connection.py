"""The connection to an archive: how it is opened, checked, brought up to date, and written to."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rashomon.archive.errors import NewerArchiveError, NotAnArchiveError, UnwritableError, explained
from rashomon.lexicon import read_text

APPLICATION = 0x52534D4E
"""The ``application_id`` in the head of an archive: "RSMN"."""
MIGRATIONS = (
    "0001_reports.sql", "0002_search.sql", "0003_desk.sql", "0004_growth.sql", "0005_edits.sql", "0006_prints.sql",
    "0007_removals.sql",
)  # fmt: skip
"""What made the tables, in order; a released one never changes."""
_MAGIC = b"SQLite format 3\0"
_ID_AT = 68  # where the head of a SQLite file holds its application_id
_CACHE = 64_000  # kB of pages that a writer keeps in memory
_WAIT = 0.2  # seconds between two tries for the right to write
_PATIENCE = 600.0  # seconds after which a writer gives up

Waiting = Callable[[str], None]


def is_archive(path: Path | str) -> bool:
    """Whether a file is an archive of Rashomon, by its first bytes."""
    try:
        if not Path(path).is_file():  # a pipe would wait, and give its first bytes to nobody
            return False
        with Path(path).open("rb") as file:
            head = file.read(_ID_AT + 4)
    except (OSError, ValueError):
        return False
    return head.startswith(_MAGIC) and int.from_bytes(head[_ID_AT:], "big") == APPLICATION


def migrations() -> tuple[str, ...]:
    """The migrations in their order; the number of an archive is how many of them it has seen."""
    return tuple(read_text("rashomon.archive.migrations", name) for name in MIGRATIONS)


def connect(path: Path, *, write: bool, make: bool = True) -> sqlite3.Connection:
    """A connection to the archive at ``path``; with ``write`` it is brought up to date, with ``make`` made if need be.

    Raises ``ArchiveError`` with the line that a person reads.
    """
    if path.exists() and not path.is_file():
        raise NotAnArchiveError(path, "a folder, a device or a pipe, no archive of Rashomon", "give the name of a file")
    fresh = not path.exists() or path.stat().st_size == 0
    if fresh and not (write and make):
        raise NotAnArchiveError(path, "there is no such archive", "check the spelling, or make one with `rashomon add`")
    if fresh:
        _create(path)
    if not is_archive(path):
        raise NotAnArchiveError(path, "no archive of Rashomon", "give one that `rashomon add` made, or a new name")
    with explained(path):
        connection = _opened(path)
        try:
            _prepare(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
    return connection


def _create(path: Path) -> None:
    """Make an empty archive: whole under another name first, so that ``path`` is an archive from its first moment."""
    path = path.resolve()  # a link stays one
    if not path.parent.is_dir():
        raise UnwritableError(path, "its folder is not there", "make the folder first")
    with explained(path), _unfinished(path) as new:
        connection = _opened(new)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            with writing(connection, new):
                _migrate(connection)
        finally:
            connection.close()
        if not path.exists() or path.stat().st_size == 0:
            new.replace(path)


@contextmanager
def _unfinished(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that is gone afterwards."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise UnwritableError(path, f"cannot be written ({error.strerror})", "check the folder") from error
    os.close(handle)
    Path(name).chmod(0o666 & ~_umask())
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    known = migrations()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(known):
        raise NewerArchiveError(path, "made by a later version of Rashomon", "install that version")
    if not write:
        connection.execute("PRAGMA query_only = ON")
        if version < len(known):
            raise NewerArchiveError(path, "made by an earlier version of Rashomon", "run `rashomon refresh` on it")
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    if version < len(known):
        with writing(connection, path):
            _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """Run the migrations that the archive has not seen; inside a transaction."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    known = migrations()
    for number, script in enumerate(known[version:], version + 1):
        for statement in _statements(script):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script: each is complete where SQLite says so."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def writing(connection: sqlite3.Connection, path: Path, waiting: Waiting | None = None) -> Iterator[None]:
    """A transaction that writes; it waits for another writer, and says so once through ``waiting``."""
    began, said = time.monotonic(), False
    with explained(path):
        while not _begun(connection):
            if not said and waiting is not None:
                waiting(f"{path}: another program is writing to it; waiting")
                said = True
            if time.monotonic() - began > _PATIENCE:
                raise UnwritableError(path, "another program has been writing to it for long", "try again later")
            time.sleep(_WAIT)
        try:
            yield
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _begun(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise
        return False
    return True
