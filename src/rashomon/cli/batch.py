"""``rashomon batch``: the stages over more reports than one run of ``tell`` holds, in a folder that remembers them."""

import os
from pathlib import Path

import click

from rashomon.cli.console import Reporter

_ENGINES = ("local", "daft", "ray")


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--to", "folder", required=True, metavar="FOLDER", help="Where the tables go; a run is resumed there.")
@click.option("--engine", "name", type=click.Choice(_ENGINES), default="local", help="Processes here, Daft, or Ray.")
@click.option("--address", help="The Ray cluster to work on; without it one is started here, on loopback alone.")
@click.option("-j", "--jobs", type=click.IntRange(1, 4096), help="Processes that work; by default all cores.")
@click.option("--verbatim", is_flag=True, help="The text given is the body; every offset refers to it.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
def batch(
    inputs: tuple[str, ...],
    folder: str,
    name: str,
    address: str | None,
    jobs: int | None,
    *,
    verbatim: bool,
    quiet: bool,
) -> None:
    """Read, mark, collate and tell INPUTS (files, folders, globs of JSON Lines, Parquet, WARC) into Parquet tables.

    The rows are those of rashomon export. A run that was stopped goes on where it was when the command is given
    again.
    """
    from rashomon.batch import BatchError, Options, OtherRunError, run_batch
    from rashomon.engine.cluster import MissingEngineError
    from rashomon.engine.named import engine_named
    from rashomon.export import ExportError

    if not folder.strip() or Path(folder).is_file():
        raise click.UsageError(f"--to names {'a file' if folder.strip() else 'nothing'}; give a new folder")
    if address and name != "ray":
        raise click.UsageError("--address names a Ray cluster; give --engine ray with it")
    reporter = Reporter(quiet)
    try:
        with engine_named(name, jobs or os.cpu_count() or 1, address) as engine:
            told = run_batch(inputs, Path(folder), Options(engine, reporter.failed, reporter.watch, verbatim=verbatim))
    except (BatchError, OtherRunError, ExportError, MissingEngineError) as error:
        raise click.ClickException(str(error)) from None
    rows = sum(part.rows for parts in told.tables.values() for part in parts)
    reporter.say(
        f"{folder}: {told.articles:,} reports, {told.stories:,} stories, {rows:,} rows in {len(told.tables)} tables"
    )
    reporter.exit()
