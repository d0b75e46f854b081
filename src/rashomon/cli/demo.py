"""``rashomon demo``: the main job on a story that ships with the package."""

from importlib.resources import as_file, files

import click

from rashomon.cli.console import Reporter, output_options
from rashomon.cli.inputs import Inputs
from rashomon.cli.tell import write_dossier


@click.command()
@output_options
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
def demo(outputs: tuple[str, ...], form: str | None, quiet: bool) -> None:
    """Write the dossier of an invented story that ships with Rashomon."""
    reporter = Reporter(quiet)
    with as_file(files("rashomon.demo") / "reports") as folder:
        write_dossier(Inputs((str(folder),), reporter, below=str(folder)), outputs, form)
    reporter.exit()
