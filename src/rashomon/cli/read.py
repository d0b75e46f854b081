"""``rashomon read``: articles, one JSON object a line."""

import click

from rashomon.cli.console import Reporter, input_options
from rashomon.model import encode


@click.command()
@input_options
def read(paths: tuple[str, ...], verbatim: bool, quiet: bool) -> None:
    """Print the articles in PATHS, one JSON object a line."""
    from rashomon.engine import read_paths

    reporter = Reporter(quiet)
    for article in reporter.track(read_paths(paths, reporter.failed, verbatim=verbatim), "reading"):
        click.echo(encode(article))
    reporter.exit()
