"""``rashomon read``: articles, one JSON object a line."""

from functools import lru_cache
from pathlib import Path

import click

from rashomon.cli.console import put
from rashomon.cli.inputs import Inputs, reading
from rashomon.model import Article, encode, one_line


def _print_formats(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print what is read, and by what it is known, and end."""
    from rashomon.read.formats import formats

    if asked and not context.resilient_parsing:
        for form in formats():
            put(f"{form.name:<34} {', '.join(form.endings) or 'by what it holds':<28} {form.known_by}\n")
        context.exit()


@click.command()
@click.option(
    "--formats", is_flag=True, is_eager=True, expose_value=False, callback=_print_formats, help="List what is read."
)
@reading
@click.option("--explain", is_flag=True, help="Show every line of the input with its label and the reason, in colour.")
def read(inputs: Inputs, explain: bool) -> None:
    """Print the articles in PATHS (files, folders, addresses, -), one JSON object a line."""
    for article in inputs.articles():
        if explain:
            _explain(article)
        else:
            put(encode(article) + "\n")


def _explain(article: Article) -> None:
    from rich.console import Console
    from rich.text import Text

    from rashomon.cli.explain import explained_lines

    console = Console(soft_wrap=True)
    console.rule(Text(one_line(article.title or article.source)))
    console.print(explained_lines(article, _given(article)))


def _given(article: Article) -> str:
    """The text that was read, which the lines of ``article`` refer to; where it is not at hand, what was kept of it."""
    from rashomon.read.decode import decode
    from rashomon.read.records import given_text

    if Path(article.source).is_file():
        return decode(b"\n".join(_lines(article.source)))
    path, _, number = article.source.rpartition(":")
    if Path(path).is_file() and number.isdecimal():
        rows = _lines(path)
        text = given_text(rows[int(number) - 1]) if 0 < int(number) <= len(rows) else None
        if text is not None:
            return text
    raw = ["…"] * max((line.end for line in article.lines), default=0)
    for run in article.offsets:
        raw[run.raw : run.raw + run.length] = article.text[run.start : run.start + run.length]
    return "".join(raw)


@lru_cache(maxsize=1)
def _lines(path: str) -> tuple[bytes, ...]:
    """The lines of a file, kept while its records are shown one after the other."""
    from rashomon.read.decode import gunzip

    return tuple(gunzip(Path(path).read_bytes()).split(b"\n"))
