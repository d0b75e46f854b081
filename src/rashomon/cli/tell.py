"""``rashomon tell``: read, mark, collate and write the dossier; the main job."""

from pathlib import Path

import click

from rashomon.cli.console import output_options
from rashomon.cli.decisions import corrections_option, decided
from rashomon.cli.inputs import Inputs, reading
from rashomon.cli.output import write_whole
from rashomon.model import Dossier


@click.command()
@reading
@output_options
@corrections_option
def tell(inputs: Inputs, output: str | None, form: str | None, file: Path | None) -> None:
    """Tell the stories in PATHS: read, mark, collate, and write a dossier."""
    write_dossier(inputs, output, form, file)


def write_dossier(inputs: Inputs, output: str | None, form: str | None, file: Path | None = None) -> None:
    """Run every stage and write one file; nothing is written where no report could be read."""
    from rashomon.collate import collate
    from rashomon.tell import FORMATS
    from rashomon.tell import tell as lay_out

    named = Path(output).suffix.lstrip(".") if output and output != "-" else ""
    form = form or (named if named in FORMATS else "html")
    output = output or ("-" if form == "json" else f"dossier.{form}")
    corrections = decided(file, inputs.reporter)
    articles = tuple(sorted(inputs.marked(), key=lambda article: article.id))
    if not articles:
        raise click.ClickException("nothing to tell: no report could be read, and no file was written")
    stories = collate(articles, corrections)
    write_whole(lay_out(Dossier(articles, stories), form), output)
    if output != "-":
        told = f"{len(stories)} {'story' if len(stories) == 1 else 'stories'}"
        inputs.reporter.say(f"{output}: {len(articles)} reports, {told}")
