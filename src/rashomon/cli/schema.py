"""``rashomon schema``: the JSON Schema of everything that is printed."""

import json

import click

from rashomon.model import json_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of a dossier and of every record in it."""
    click.echo(json.dumps(json_schema(), indent=2))
