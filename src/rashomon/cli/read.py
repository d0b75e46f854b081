"""``rashomon read``: articles, one JSON object a line."""

from pathlib import Path

import click
from rich.console import Console

from rashomon.cli.inputs import Inputs, reading
from rashomon.model import Article, encode


@click.command()
@reading
@click.option("--explain", is_flag=True, help="Show every line of the input with its label and the reason, in colour.")
def read(inputs: Inputs, explain: bool) -> None:
    """Print the articles in PATHS (files, folders, addresses, -), one JSON object a line."""
    for article in inputs.articles():
        if explain:
            _explain(article)
        else:
            click.echo(encode(article))


def _explain(article: Article) -> None:
    from rashomon.cli.explain import explained_lines
    from rashomon.read.decode import decode, gunzip

    file = Path(article.source)
    raw = decode(gunzip(file.read_bytes())) if file.is_file() else article.text
    console = Console(soft_wrap=True)
    console.rule(article.title or article.source)
    console.print(explained_lines(article, raw))
