"""``rashomon collate``: stories, one JSON object a line."""

from pathlib import Path

import click

from rashomon.cli.decisions import corrections_option, decided
from rashomon.cli.inputs import Inputs, reading
from rashomon.model import encode


@click.command()
@reading
@corrections_option
def collate(inputs: Inputs, file: Path | None) -> None:
    """Print the stories that the reports in PATHS tell, one JSON object a line."""
    from rashomon.collate import collate as set_side_by_side

    corrections = decided(file, inputs.reporter)
    for story in set_side_by_side(inputs.marked(), corrections):
        click.echo(encode(story))
