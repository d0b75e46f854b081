"""``rashomon read``: articles, one JSON object a line."""

import click

from rashomon.cli.inputs import Inputs, reading
from rashomon.model import encode


@click.command()
@reading
def read(inputs: Inputs) -> None:
    """Print the articles in PATHS (files, folders, addresses, -), one JSON object a line."""
    for article in inputs.articles():
        click.echo(encode(article))
