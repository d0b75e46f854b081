"""``rashomon tell``: read, mark, collate and write the dossier; the main job."""

from collections.abc import Sequence
from pathlib import Path

import click

from rashomon.cli.console import output_options
from rashomon.cli.decisions import corrections_option, decided
from rashomon.cli.inputs import Inputs, reading
from rashomon.cli.output import write_whole
from rashomon.model import Dossier
from rashomon.tell import DOSSIERS, Format, format_named


@click.command()
@reading
@output_options
@corrections_option
def tell(inputs: Inputs, outputs: tuple[str, ...], form: str | None, file: Path | None) -> None:
    """Tell the stories in PATHS: read, mark, collate, and write a dossier. With several -o all come from one run."""
    write_dossier(inputs, outputs, form, file)


def write_dossier(inputs: Inputs, outputs: Sequence[str], form: str | None, file: Path | None = None) -> None:
    """Run every stage and write each of the files; nothing is written where no report could be read."""
    from rashomon.collate import dossier

    chosen = _chosen(outputs, form)
    corrections = decided(file, inputs)
    told = dossier(inputs.marked(), corrections)
    if not told.articles:
        raise click.ClickException("nothing to tell: no report could be read, and no file was written")
    for output, way in chosen.items():
        write_whole("".join(way.write(told)), output)
    if files := [output for output in chosen if output != "-"]:
        inputs.reporter.say(f"{', '.join(files)}: {_summary(told)}")


def _chosen(outputs: Sequence[str], form: str | None) -> dict[str, Format[Dossier]]:
    """The files to write, each with the format that was asked for or that its name tells."""
    if not outputs:
        return {"-" if form == "json" else f"dossier.{form or 'html'}": format_named(form or "html", DOSSIERS)}
    if len(set(outputs)) < len(outputs):
        raise click.UsageError("the same file is named by -o twice; name each file once")
    known = {way.name for way in DOSSIERS}
    endings = {output: Path(output).suffix.lstrip(".") for output in outputs}
    names = {output: form or (ending if ending in known else "html") for output, ending in endings.items()}
    return {output: format_named(name, DOSSIERS) for output, name in names.items()}


def _summary(told: Dossier) -> str:
    stories, reports = len(told.stories), len(told.articles)
    return f"{reports} {'report' if reports == 1 else 'reports'}, {stories} {'story' if stories == 1 else 'stories'}"
