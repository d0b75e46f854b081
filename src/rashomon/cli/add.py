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
    from rashomon.engine import archiving

    reporter = inputs.reporter
    done = archiving.add_to_file(
        archive,
        inputs.paths,
        reporter.failed,
        inputs.reader(),
        waiting=waiting,
        jobs=inputs.jobs,
        watch=reporter.watch,
    )
    if not archive.exists():
        raise click.ClickException("nothing to add: no report could be read, and no archive was made")
    if as_json:
        put(encode(done) + "\n")
    said = f"{done.added} added, {done.known} known, {done.updated} updated, {done.failed} failed"
    changed = len(done.stories_changed)
    reporter.say(f"{archive}: {said}; {changed} {'story' if changed == 1 else 'stories'} changed")
