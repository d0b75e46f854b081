"""``rashomon tell``: read, mark, collate and write the dossier; the main job."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from rashomon.cli.archives import on_archive, story_options
from rashomon.cli.console import output_options
from rashomon.cli.decisions import corrections_option, decided
from rashomon.cli.inputs import Inputs, reading
from rashomon.cli.output import check_target, write_whole
from rashomon.model import Dossier
from rashomon.tell import DOSSIERS, Format, format_named


@click.command()
@reading
@output_options
@corrections_option
@story_options
@on_archive
def tell(inputs: Inputs, outputs: tuple[str, ...], form: str | None, file: Path | None, **asked: str | None) -> None:
    """Tell the stories in PATHS: read, mark, collate, and write a dossier. With several -o all come from one run.

    The stories of an archive are told as they stand in it.
    """
    write_dossier(inputs, outputs, form, file, asked)


def write_dossier(
    inputs: Inputs,
    outputs: Sequence[str],
    form: str | None,
    file: Path | None = None,
    asked: Mapping[str, str | None] | None = None,
) -> None:
    """Run every stage and write each of the files; nothing is written where no report could be read."""
    chosen = _chosen(outputs, form)
    for output in chosen:
        check_target(output, inputs.paths)
    told = _from_archive(inputs, asked or {}) or _from_reports(inputs, file)
    if not told.articles:
        raise click.ClickException("nothing to tell: no report could be read, and no file was written")
    for output, way in chosen.items():
        write_whole("".join(way.write(told)), output)
    if files := [output for output in chosen if output != "-"]:
        inputs.reporter.say(f"{', '.join(files)}: {_summary(told)}")


def _from_archive(inputs: Inputs, asked: Mapping[str, str | None]) -> Dossier | None:
    """The stories asked for of the one archive that is given; None where something else is."""
    from rashomon.engine.archived import chosen_stories, dossier_of, only_archive

    path = only_archive(inputs.paths)
    wanted = {name: value for name, value in asked.items() if value is not None}
    if path is None:
        if wanted:
            raise click.UsageError(f"--{next(iter(wanted))} chooses among the stories of an archive; give one as PATH")
        return None
    from rashomon.archive import Archive

    with Archive(path) as archive:
        return dossier_of(archive, chosen_stories(archive, **wanted))


def _from_reports(inputs: Inputs, file: Path | None) -> Dossier:
    from rashomon.collate import dossier

    corrections = decided(file, inputs)
    return dossier(inputs.marked(), corrections)


def _chosen(outputs: Sequence[str], form: str | None) -> dict[str, Format[Dossier]]:
    """The files to write, each with the format that was asked for or that its name tells."""
    if not outputs:
        return {"-" if form == "json" else f"dossier.{form or 'html'}": format_named(form or "html", DOSSIERS)}
    if len(set(map(os.path.realpath, outputs))) < len(outputs):
        raise click.UsageError("the same file is named by -o twice; name each file once")
    known = {way.name for way in DOSSIERS}
    endings = {output: Path(output).suffix.lstrip(".") for output in outputs}
    names = {output: form or (ending if ending in known else "html") for output, ending in endings.items()}
    return {output: format_named(name, DOSSIERS) for output, name in names.items()}


def _summary(told: Dossier) -> str:
    stories, reports = len(told.stories), len(told.articles)
    return f"{reports} {'report' if reports == 1 else 'reports'}, {stories} {'story' if stories == 1 else 'stories'}"
