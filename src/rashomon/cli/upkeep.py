"""``rashomon check``, ``copy``, ``vacuum``, ``refresh`` and ``rebuild``: the upkeep of an archive."""

import sys
from pathlib import Path

import click

from rashomon.cli.archives import archive_argument, named, on_archive, waiting
from rashomon.cli.console import Reporter, note, put
from rashomon.cli.inputs import MOST_JOBS
from rashomon.model import one_line


@click.command()
@archive_argument
@on_archive
def check(archive: Path) -> None:
    """Check ARCHIVE: the file, every span against its text, every id. Status 1 where something is wrong."""
    from rashomon.archive import Archive
    from rashomon.archive.check import check as found_wrong

    with Archive(archive) as opened:
        lines = found_wrong(opened)
        reports, waiting = opened.count(), len(opened.pending())
    for line in lines:
        put(one_line(f"{archive}: {line}") + "\n")
    if lines:
        sys.exit(1)
    later = f"; {waiting} wait for the next `rashomon add` to settle them" if waiting else ""
    note(f"{archive}: {reports} reports, nothing wrong{later}")


@click.command()
@archive_argument
@click.argument("to", type=click.Path(), callback=named)
@on_archive
def copy(archive: Path, to: Path) -> None:
    """Copy ARCHIVE to the new file TO; others may write to it meanwhile."""
    from rashomon.archive import Archive
    from rashomon.archive.upkeep import copy_to

    with Archive(archive) as opened:
        copy_to(opened, to)
    note(f"{to}: a copy of {archive}")


@click.command()
@archive_argument
@on_archive
def vacuum(archive: Path) -> None:
    """Make the file of ARCHIVE as small as it can be."""
    from rashomon.archive import Archive
    from rashomon.archive.upkeep import vacuum as make_small

    before = archive.stat().st_size if archive.is_file() else 0
    with Archive(archive, write=True, make=False, waiting=waiting) as opened:
        make_small(opened)
    note(f"{archive}: {before:,} bytes before, {archive.stat().st_size:,} now")


@click.command()
@archive_argument
@click.option(
    "-j", "--jobs", type=click.IntRange(1, MOST_JOBS), help="Processes that mark; by default as many as cores."
)
@on_archive
def refresh(archive: Path, jobs: int | None) -> None:
    """Redo what earlier versions of the stages made in ARCHIVE, the oldest first; stopped, it goes on the next time."""
    from rashomon.archive import Archive
    from rashomon.engine import archiving

    reporter = Reporter(quiet=False)
    with Archive(archive, write=True, make=False, waiting=waiting) as opened:
        done, changed = archiving.refresh(opened, reporter.failed, jobs=jobs, watch=reporter.watch)
    note(f"{archive}: {done} reports marked anew, {len(changed)} stories told anew")
    reporter.exit()


@click.command()
@archive_argument
@on_archive
def rebuild(archive: Path) -> None:
    """Group all reports of ARCHIVE anew, as if they came at once, and tell the stories that change."""
    from rashomon.archive import Archive
    from rashomon.engine import settling

    with Archive(archive, write=True, make=False, waiting=waiting) as opened:
        changed = settling.rebuild(opened, Reporter(quiet=False).watch)
    note(f"{archive}: {len(changed)} stories changed")
