"""The command line: one file a verb, each thin."""

import os
import sys

import click

from rashomon import __version__
from rashomon.cli.collate import collate
from rashomon.cli.demo import demo
from rashomon.cli.mark import mark
from rashomon.cli.read import read
from rashomon.cli.schema import schema
from rashomon.cli.tell import tell

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rashomon")
def cli() -> None:
    """Many news reports of the same events, one account; every line points to the exact words that say so."""


for _verb in (tell, read, mark, collate, demo, schema):
    cli.add_command(_verb)


def main() -> None:
    """Run the command line; whatever goes wrong is said in one line, with the traceback only under RASHOMON_DEBUG."""
    try:
        cli()
    except BrokenPipeError:  # the reader of our output has gone (| head)
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        if os.environ.get("RASHOMON_DEBUG"):
            raise
        click.echo(f"rashomon: {type(error).__name__}: {error}; set RASHOMON_DEBUG=1 to see where", err=True)
        sys.exit(70)
