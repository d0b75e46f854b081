"""``rashomon tell``: read, mark, collate and write the dossier; the main job."""

from pathlib import Path

import click

from rashomon.cli.console import Reporter, input_options, output_options
from rashomon.cli.output import write_whole
from rashomon.model import Dossier


@click.command()
@input_options
@output_options
def tell(paths: tuple[str, ...], verbatim: bool, quiet: bool, output: str | None, form: str | None) -> None:
    """Tell the stories in PATHS: read, mark, collate, and write a dossier."""
    reporter = Reporter(quiet)
    write_dossier(paths, reporter, output, form, verbatim=verbatim)
    reporter.exit()


def write_dossier(
    paths: tuple[str, ...], reporter: Reporter, output: str | None, form: str | None, *, verbatim: bool = False
) -> None:
    """Run every stage and write one file; nothing is written where no report could be read."""
    from rashomon.collate import collate
    from rashomon.engine import mark_paths
    from rashomon.tell import tell as lay_out

    form = form or (Path(output).suffix.lstrip(".") if output and output != "-" else "html")
    output = output or ("-" if form == "json" else f"dossier.{form}")
    marked = reporter.track(mark_paths(paths, reporter.failed, verbatim=verbatim), "marking")
    articles = tuple(sorted(marked, key=lambda article: article.id))
    if not articles:
        reporter.say("nothing to tell: no report could be read")
        raise SystemExit(1)
    stories = collate(articles)
    write_whole(lay_out(Dossier(articles, stories), form), output)
    if output != "-":
        reporter.say(f"{output}: {len(articles)} reports, {len(stories)} {'story' if len(stories) == 1 else 'stories'}")
