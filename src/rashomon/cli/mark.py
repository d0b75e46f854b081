"""``rashomon mark``: articles with their marks, one JSON object a line."""

import click
from rich.console import Console

from rashomon.cli.inputs import Inputs, reading
from rashomon.model import encode


@click.command()
@reading
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", help="csv: a row an event.")
@click.option("--explain", is_flag=True, help="Show who says what in the text, in colour.")
def mark(inputs: Inputs, form: str, explain: bool) -> None:
    """Print the articles in PATHS (files, folders, addresses, -) with their marks, one JSON object a line.

    With --format csv: their events, one row each, in the columns that users of POLECAT know.
    """
    from rashomon.cli.explain import explained_quotes
    from rashomon.tell.events_csv import events_csv

    if form == "csv":
        click.echo(events_csv(inputs.marked()), nl=False)
        return
    for article in inputs.marked():
        if explain:
            Console(soft_wrap=True).print(explained_quotes(article))
        else:
            click.echo(encode(article))
