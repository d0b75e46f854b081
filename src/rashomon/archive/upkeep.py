"""Upkeep: a copy of an archive while others write to it, and its file made small again."""

import sqlite3
from pathlib import Path

from rashomon.archive.check import check
from rashomon.archive.errors import DamagedArchiveError, UnwritableError, explained
from rashomon.archive.store import Archive


def copy_to(archive: Archive, target: Path) -> None:
    """Copy the archive to ``target``, which must not be there; a copy that is cut off leaves nothing behind.

    A damaged archive is not copied: who keeps copies would find the damage when no whole one is left.
    """
    if target.exists():
        raise UnwritableError(target, "it is there already", "give a new name")
    if wrong := check(archive):
        raise DamagedArchiveError(archive.path, f"damaged, so it is not copied ({wrong[0]})")
    unfinished = target.with_name(target.name + ".unfinished")
    with explained(target):
        try:
            unfinished.unlink(missing_ok=True)
            into = sqlite3.connect(unfinished)
            try:
                archive.connection.backup(into)
            finally:
                into.close()
            unfinished.rename(target)
        except OSError as error:
            raise UnwritableError(target, f"cannot be written ({error.strerror})", "check the folder") from error
        finally:
            unfinished.unlink(missing_ok=True)


def vacuum(archive: Archive) -> None:
    """Give the room of what was deleted back to the disk, and merge the index."""
    with explained(archive.path):
        archive.connection.execute("INSERT INTO item_text (item_text) VALUES ('optimize')")
        archive.connection.execute("VACUUM")
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
