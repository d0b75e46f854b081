"""``rashomon add``: what is new in PATHS goes into an archive."""

from pathlib import Path

import click

from rashomon.cli.archives import archive_argument, json_option, on_archive, waiting
from rashomon.cli.console import put
from rashomon.cli.inputs import Inputs, reading
from rashomon.model import encode


@click.command()
@archive_argument
@reading
@json_option
@on_archive
def add(archive: Path, inputs: Inputs, *, as_json: bool) -> None:
    """Add the reports in PATHS to ARCHIVE, which is made where there is none; only what is new is worked on.

    Safe to stop at any point: what was kept is whole, and the next run goes on from there.
    """
    from rashomon.archive import Archive
    from rashomon.engine import archiving

    with Archive(archive, write=True, waiting=waiting) as opened:
        done = archiving.add(opened, inputs.articles(), inputs.reporter.failed, jobs=inputs.jobs)
    failed = len(inputs.reporter.failures)
    if as_json:
        put(encode(archiving.Added(done.added, done.known, done.updated, failed, done.stories_changed)) + "\n")
    said = f"{done.added} added, {done.known} known, {done.updated} updated, {failed} failed"
    inputs.reporter.say(f"{archive}: {said}; {len(done.stories_changed)} stories changed")
