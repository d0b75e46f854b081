"""``rashomon export``: what is known, in a format that other programs read."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from rashomon.cli.archives import on_archive, story_options
from rashomon.cli.completing import files, formats, tables
from rashomon.cli.console import put
from rashomon.cli.inputs import Inputs, reading
from rashomon.cli.output import check_kept
from rashomon.export import ExportError, Format, Material, Table
from rashomon.export import format_names as names


@click.command()
@reading
@click.option(
    "--to", "form", metavar="FORMAT", required=True, shell_complete=formats, help=f"One of: {', '.join(names())}."
)
@click.option(
    "-o", "--output", metavar="OUT", shell_complete=files, help="The file or folder to write; - for standard output."
)
@click.option(
    "--table",
    metavar="NAME",
    shell_complete=tables,
    help="One table alone, such as events (csv, jsonl, parquet, duckdb, sqlite).",
)
@click.option("--force", is_flag=True, help="Write over what is there.")
@story_options
@on_archive
def export(
    inputs: Inputs, form: str, output: str | None, table: str | None, *, force: bool, **asked: str | None
) -> None:
    """Write what the reports in PATHS (or an archive) say in a format that other programs read.

    Every row leads back: article, address, offsets, the words, and the origin they descend from.
    """
    from rashomon.export import check_free, chosen_tables, format_named, said, save, target_of

    try:
        chosen = format_named(form)
        tables = chosen_tables(chosen, table)
        if output == "-":
            _print(inputs, chosen, tables, asked)
            return
        target = target_of(chosen, tables, output)
        check_free(chosen, tables, target, force=force)
        check_kept(str(target), inputs.paths)
        with _material(inputs, asked) as material:
            written = save(material, chosen, tables, target, force=force)
    except ExportError as error:
        raise click.ClickException(str(error)) from None
    inputs.reporter.say(said(written, target))


def _print(inputs: Inputs, form: Format, tables: tuple[Table, ...], asked: dict[str, str | None]) -> None:
    from rashomon.export import is_folder

    if form.text is None or is_folder(form, tables):
        why = "is no text" if form.text is None else "is a file a table; choose one with --table"
        raise ExportError(f"{form.name} {why}, so it cannot go to standard output; name a file with -o")
    with _material(inputs, asked) as material:
        for piece in form.text(material, tables):
            put(piece)


@contextmanager
def _material(inputs: Inputs, asked: dict[str, str | None]) -> Iterator[Material]:
    """What is exported: of the one archive that is given, or of the stories that the reports tell."""
    from rashomon.engine.archived import chosen_stories, only_archive

    wanted = {name: value for name, value in asked.items() if value is not None}
    path = only_archive(inputs.paths)
    if path is not None:
        from rashomon.archive import Archive
        from rashomon.engine.exporting import archived

        with Archive(path) as archive:
            names = [story.story for story in chosen_stories(archive, **wanted)] if wanted else None
            yield archived(archive, names)
        return
    if wanted:
        raise click.UsageError(f"--{next(iter(wanted))} chooses among the stories of an archive; give one as PATH")
    from rashomon.collate import dossier
    from rashomon.export import of_dossier

    told = dossier(inputs.marked(), watch=inputs.reporter.watch)
    if not told.articles:
        raise click.ClickException("nothing to export: no report could be read, and no file was written")
    yield of_dossier(told)
