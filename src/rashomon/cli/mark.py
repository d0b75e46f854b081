"""``rashomon mark``: articles with their marks, one JSON object a line."""

import click
from rich.console import Console

from rashomon.cli.inputs import Inputs, reading
from rashomon.model import encode


@click.command()
@reading
@click.option("--explain", is_flag=True, help="Show who says what in the text, in colour.")
def mark(inputs: Inputs, explain: bool) -> None:
    """Print the articles in PATHS (files, folders, addresses, -) with their marks, one JSON object a line."""
    from rashomon.cli.explain import explained_quotes

    for article in inputs.marked():
        if explain:
            Console(soft_wrap=True).print(explained_quotes(article))
        else:
            click.echo(encode(article))
