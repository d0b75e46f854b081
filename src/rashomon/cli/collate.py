"""``rashomon collate``: stories, one JSON object a line."""

import click

from rashomon.cli.console import Reporter, input_options
from rashomon.model import encode


@click.command()
@input_options
def collate(paths: tuple[str, ...], verbatim: bool, quiet: bool) -> None:
    """Print the stories that the reports in PATHS tell, one JSON object a line."""
    from rashomon.collate import collate as set_side_by_side
    from rashomon.engine import mark_paths

    reporter = Reporter(quiet)
    articles = reporter.track(mark_paths(paths, reporter.failed, verbatim=verbatim), "marking")
    for story in set_side_by_side(articles):
        click.echo(encode(story))
    reporter.exit()
