"""A person's corrections: the file that ``--corrections`` names, or the one that lies in the current folder."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.console import Reporter
from rashomon.model import Failure

if TYPE_CHECKING:
    from rashomon.collate import Corrections

USUAL = "corrections.toml"

corrections_option = click.option(
    "--corrections",
    "file",
    type=click.Path(path_type=Path),
    help=f"Decisions that overrule what is joined; default: {USUAL} in the current folder.",
)


def decided(file: Path | None, reporter: Reporter) -> "Corrections":
    """The corrections in ``file`` or, where none is named, in the usual one; none where there is no file.

    Raises ``click.ClickException`` with one line where they cannot be read: a run without them would mislead.
    """
    from rashomon.collate import Corrections, read_corrections

    if file is None and not Path(USUAL).is_file():
        return Corrections()
    found = read_corrections(file or Path(USUAL))
    if isinstance(found, Failure):
        raise click.ClickException(found.line())
    reporter.say(f"{file or USUAL}: {len(found.decisions)} corrections applied")
    return found
