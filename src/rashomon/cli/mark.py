"""``rashomon mark``: articles with their marks, one JSON object a line."""

import click

from rashomon.cli.console import Reporter, input_options
from rashomon.model import encode


@click.command()
@input_options
def mark(paths: tuple[str, ...], verbatim: bool, quiet: bool) -> None:
    """Print the articles in PATHS with their marks, one JSON object a line."""
    from rashomon.engine import mark_paths

    reporter = Reporter(quiet)
    for article in reporter.track(mark_paths(paths, reporter.failed, verbatim=verbatim), "marking"):
        click.echo(encode(article))
    reporter.exit()
