"""``rashomon collate``: stories, one JSON object a line."""

import click

from rashomon.cli.inputs import Inputs, reading
from rashomon.model import encode


@click.command()
@reading
def collate(inputs: Inputs) -> None:
    """Print the stories that the reports in PATHS tell, one JSON object a line."""
    from rashomon.collate import collate as set_side_by_side

    for story in set_side_by_side(inputs.marked()):
        click.echo(encode(story))
