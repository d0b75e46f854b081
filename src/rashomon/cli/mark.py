"""``rashomon mark``: articles with their marks, one JSON object a line."""

import click

from rashomon.cli.console import put
from rashomon.cli.inputs import Inputs, reading
from rashomon.tell import TABLES, format_named


@click.command()
@reading
@click.option(
    "--format",
    "form",
    type=click.Choice([form.name for form in TABLES]),
    default=TABLES[0].name,
    help="; ".join(f"{form.name}: {form.says}" for form in TABLES),
)
@click.option("--explain", is_flag=True, help="Show who says what in the text, in colour.")
def mark(inputs: Inputs, form: str, explain: bool) -> None:
    """Print the articles in PATHS (files, folders, addresses, -) with their marks, one JSON object a line.

    With --format csv: their events, one row each, in the columns that users of POLECAT know.
    """
    if explain:
        _explain(inputs)
        return
    for text in format_named(form, TABLES).write(inputs.marked(printed=True)):
        put(text)


def _explain(inputs: Inputs) -> None:
    from rich.console import Console

    from rashomon.cli.explain import explained_quotes

    for article in inputs.marked(printed=True):
        Console(soft_wrap=True).print(explained_quotes(article))
