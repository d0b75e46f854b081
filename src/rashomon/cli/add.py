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
        reporter, reader = inputs.reporter, inputs.reader()
        done = archiving.add_paths(
            opened, inputs.paths, reporter.failed, reader, jobs=inputs.jobs, watch=reporter.watch
        )
    if as_json:
        put(encode(done) + "\n")
    said = f"{done.added} added, {done.known} known, {done.updated} updated, {done.failed} failed"
    changed = len(done.stories_changed)
    inputs.reporter.say(f"{archive}: {said}; {changed} {'story' if changed == 1 else 'stories'} changed")
