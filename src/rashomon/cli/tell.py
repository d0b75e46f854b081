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
from rashomon.cli.site import check_folder, write_site
from rashomon.model import Dossier, one_line
from rashomon.tell import BYTES_IN_ONE_FILE, DOSSIERS, STORIES_IN_ONE_FILE, Format, format_named

_OTHER_ENDINGS = {"htm": "html", "xhtml": "html", "markdown": "md"}


@click.command()
@reading
@output_options
@corrections_option
@story_options
@click.option("--site", help="A folder to write as pages: an index, and a page for every story.")
@on_archive
def tell(
    inputs: Inputs,
    outputs: tuple[str, ...],
    form: str | None,
    file: Path | None,
    site: str | None,
    **asked: str | None,
) -> None:
    """Tell the stories in PATHS: read, mark, collate, and write a dossier. With several -o all come from one run.

    The stories of an archive are told as they stand in it. Where no file is named and one page would hold more than
    20 stories or 5 MB, a folder of pages is written instead.
    """
    write_dossier(inputs, outputs, form, file, asked, site)


def write_dossier(
    inputs: Inputs,
    outputs: Sequence[str],
    form: str | None,
    file: Path | None = None,
    asked: Mapping[str, str | None] | None = None,
    site: str | None = None,
) -> None:
    """Run every stage and write each of the files; nothing is written where no report could be read."""
    chosen = {} if site and not outputs and form is None else _chosen(outputs, form)
    for output in chosen:
        check_target(output, inputs.paths)
    if site is not None:
        if os.path.realpath(site) in map(os.path.realpath, chosen):
            raise click.UsageError("-o and --site name the same; a file and a folder cannot have one name")
        check_folder(site)
    told = _from_archive(inputs, asked or {}) or _from_reports(inputs, file)
    if not told.articles:
        raise click.ClickException("nothing to tell: no report could be read, and no file was written")
    files = [write_site(told, site)] if site is not None else []
    notes = [""]
    for output, way in chosen.items():
        text = "".join(way.write(told))
        if way.name == "html" and (much := _too_much(told, text)):
            if not outputs:
                files.append(write_site(told, "dossier"))
                notes.append(f"a page a story, since one file would hold {much} (-o FILE writes it)")
                continue
            notes += [] if site else [f"one file with {much}; --site FOLDER writes a page a story"]
        write_whole(text, output)
        files += [output] if output != "-" else []
    if files:
        inputs.reporter.say(f"{', '.join(files)}: {_summary(told)}{'; '.join(notes)}")


def _too_much(told: Dossier, page: str) -> str:
    """What makes one page too much to find one's way in; empty where it is not."""
    if len(told.stories) > STORIES_IN_ONE_FILE:
        return f"{len(told.stories)} stories"
    size = len(page.encode("utf-8", "replace"))
    return f"{size / 1e6:.0f} MB" if size > BYTES_IN_ONE_FILE and len(told.stories) > 1 else ""


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
        stories = chosen_stories(archive, **wanted)
        if wanted and not stories:
            asked_for = " ".join(f"--{name} {value}" for name, value in wanted.items())
            raise click.ClickException(f"{path}: no story for {asked_for}; `rashomon stories` lists what it tells")
        return dossier_of(archive, stories)


def _from_reports(inputs: Inputs, file: Path | None) -> Dossier:
    from rashomon.collate import dossier

    corrections = decided(file, inputs)
    return dossier(inputs.marked(), corrections, watch=inputs.reporter.watch)


def _chosen(outputs: Sequence[str], form: str | None) -> dict[str, Format[Dossier]]:
    """The files to write, each with the format that was asked for or that its name tells."""
    if not outputs:
        return {"-" if form == "json" else f"dossier.{form or 'html'}": format_named(form or "html", DOSSIERS)}
    if len(set(map(os.path.realpath, outputs))) < len(outputs):
        raise click.UsageError("the same file is named by -o twice; name each file once")
    return {
        output: format_named(form or _told_by(output) or "html", DOSSIERS) for output in outputs if _fits(output, form)
    }


def _told_by(output: str) -> str:
    """The format that the name of a file tells, or the ending that tells none; empty where it has no ending."""
    ending = Path(output).suffix.lstrip(".").lower()
    return _OTHER_ENDINGS.get(ending, ending)


def _fits(output: str, form: str | None) -> bool:
    """Whether the name of a file agrees with its format; raises ``click.UsageError`` where it does not.

    What is no ordinary file may have any name, and where a format is asked for, so may a file that tells none.
    """
    known, told = [way.name for way in DOSSIERS], _told_by(output)
    if Path(output).exists() and not Path(output).is_file():
        return True
    if form is None and told and told not in known:
        endings = ", ".join(f".{name}" for name in known)
        raise click.UsageError(
            one_line(f"{output}: no dossier ends in .{told} (there are {endings}); or give --format")
        )
    if form is not None and told in known and told != form:
        raise click.UsageError(one_line(f"{output}: its name tells {told}, and --format {form}; leave one of them out"))
    return True


def _summary(told: Dossier) -> str:
    stories, reports = len(told.stories), len(told.articles)
    return f"{reports} {'report' if reports == 1 else 'reports'}, {stories} {'story' if stories == 1 else 'stories'}"
