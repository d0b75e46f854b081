"""``rashomon remove``: reports are taken out of an archive for good."""

from pathlib import Path

import click

from rashomon.cli.archives import archive_argument, json_option, on_archive, waiting
from rashomon.cli.console import Reporter, note, put
from rashomon.model import encode


@click.command()
@archive_argument
@click.argument("reports", nargs=-1, required=True, metavar="ID...")
@click.option("--why", default="", help="Why: it is kept with the id.")
@json_option
@on_archive
def remove(archive: Path, reports: tuple[str, ...], why: str, *, as_json: bool) -> None:
    """Take the reports with these IDs out of ARCHIVE for good, in all their versions, and all that was made of them.

    Their stories are told anew without them. A report that was taken out does not come back when it is added again;
    one with another text does. Copies of ARCHIVE keep what they hold.
    """
    from rashomon.archive import Archive
    from rashomon.engine import deciding

    with Archive(archive, write=True, make=False, waiting=waiting) as opened:
        try:
            done = deciding.remove(opened, reports, why=why, watch=Reporter(quiet=False).watch)
        except deciding.UnknownThingError as error:
            raise click.ClickException(f"{archive}: {error}; rashomon search --json finds ids") from None
    if as_json:
        put(encode(done) + "\n")
    gone, changed = len(done.removed), len(done.stories_changed)
    said = (
        f"{gone} {'text' if gone == 1 else 'texts'} removed, {changed} {'story' if changed == 1 else 'stories'} changed"
    )
    note(f"{archive}: {said}")
