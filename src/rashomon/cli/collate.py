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


_EXPLAIN = """Say why two articles (ids or files) are or are not joined; or two sentences, each given as an article, a
colon, and an offset into its text or words of it."""


@click.command()
@reading
@corrections_option
@click.option("--explain", nargs=2, metavar="A B", help=_EXPLAIN)
def collate(inputs: Inputs, file: Path | None, explain: tuple[str, str] | None) -> None:
    """Print the stories that the reports in PATHS tell, one JSON object a line."""
    from rashomon.collate import collate as set_side_by_side

    corrections = decided(file, inputs)
    articles = list(inputs.marked())
    if explain:
        _explain(explain, articles, corrections)
        return
    for story in set_side_by_side(articles, corrections, watch=inputs.reporter.watch):
        put(encode(story) + "\n")


def _explain(pair: tuple[str, str], articles: Sequence[MarkedArticle], corrections: "Corrections") -> None:
    from rashomon.collate import explain, explain_sentences

    places = [_place(name, articles) for name in pair]
    if places[0] is not None and places[1] is not None:
        lines = explain_sentences(places[0], places[1], articles, corrections)
    else:
        first, second = (_found(name, articles) for name in pair)
        lines = explain(first.id, second.id, articles, corrections)
    for line in lines:
        put(one_line(line) + "\n")


def _place(name: str, articles: Sequence[MarkedArticle]) -> tuple[str, int] | None:
    """The article and the offset of ``ARTICLE:OFFSET`` or ``ARTICLE:WORDS``; None where no place is named."""
    if any(name in _names(article) for article in articles):
        return None
    for article in articles:
        for known in _names(article):
            rest = name.removeprefix(f"{known}:")
            if rest != name:
                offset = int(rest) if rest.isdecimal() else article.text.find(rest)
                if not 0 <= offset < len(article.text):
                    raise click.ClickException(one_line(f"{name}: the report has no such place"))
                return article.id, offset
    return None


def _names(article: MarkedArticle) -> tuple[str, str, str]:
    return article.id, article.source, Path(article.source).name


def _found(name: str, articles: Sequence[MarkedArticle]) -> MarkedArticle:
    """The one article with this id or this file name."""
    found = [article for article in articles if name in _names(article)]
    if len(found) != 1:
        line = one_line(f"{name}: {len(found) or 'no'} articles have this id or file name; give one id")
        raise click.ClickException(line)
    return found[0]
