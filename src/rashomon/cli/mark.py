"""``rashomon mark``: articles with their marks, one JSON object a line."""

import click

from rashomon.cli.inputs import Inputs, reading
from rashomon.model import encode


@click.command()
@reading
def mark(inputs: Inputs) -> None:
    """Print the articles in PATHS (files, folders, addresses, -) with their marks, one JSON object a line."""
    for article in inputs.marked():
        click.echo(encode(article))
