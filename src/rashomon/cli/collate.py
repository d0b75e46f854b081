"""``rashomon collate``: stories, one JSON object a line."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.console import put
from rashomon.cli.decisions import corrections_option, decided
from rashomon.cli.inputs import Inputs, reading
from rashomon.model import MarkedArticle, encode, one_line

if TYPE_CHECKING:
    from rashomon.collate import Corrections


@click.command()
@reading
@corrections_option
@click.option("--explain", nargs=2, metavar="A B", help="Say why two articles (ids or files) are or are not joined.")
def collate(inputs: Inputs, file: Path | None, explain: tuple[str, str] | None) -> None:
    """Print the stories that the reports in PATHS tell, one JSON object a line."""
    from rashomon.collate import collate as set_side_by_side

    corrections = decided(file, inputs)
    articles = list(inputs.marked())
    if explain:
        _explain(explain, articles, corrections)
        return
    for story in set_side_by_side(articles, corrections):
        put(encode(story) + "\n")


def _explain(pair: tuple[str, str], articles: Sequence[MarkedArticle], corrections: "Corrections") -> None:
    from rashomon.collate import explain

    first, second = (_found(name, articles) for name in pair)
    for line in explain(first.id, second.id, articles, corrections):
        put(one_line(line) + "\n")


def _found(name: str, articles: Sequence[MarkedArticle]) -> MarkedArticle:
    """The one article with this id or this file name."""
    found = [a for a in articles if name in (a.id, a.source) or Path(a.source).name == name]
    if len(found) != 1:
        line = one_line(f"{name}: {len(found) or 'no'} articles have this id or file name; give one id")
        raise click.ClickException(line)
    return found[0]
