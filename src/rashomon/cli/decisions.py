"""A person's corrections: the file that ``--corrections`` names, or those that lie in the folders that are read."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.inputs import Inputs
from rashomon.model import Failure

if TYPE_CHECKING:
    from rashomon.collate import Corrections, Decision

USUAL = "corrections.toml"

corrections_option = click.option(
    "--corrections",
    "file",
    type=click.Path(path_type=Path),
    help=f"Decisions that overrule what is joined; default: {USUAL} in each folder that is read.",
)


def decided(file: Path | None, inputs: Inputs) -> "Corrections":
    """The corrections in ``file`` or, where none is named, in the folders that are read; none where there is no file.

    What is applied is said, even to who wants no summary where nobody named the file. Raises ``click.ClickException``
    with one line where a file cannot be read: a run without it would mislead.
    """
    from rashomon.collate import Corrections, read_corrections

    beside = (Path(path) / USUAL for path in sorted(set(inputs.paths)))
    decisions: list[Decision] = []
    for one in [file] if file else [path for path in beside if path.is_file()]:
        found = read_corrections(one)
        if isinstance(found, Failure):
            raise click.ClickException(found.line())
        decisions.extend(found.decisions)
        inputs.reporter.say(f"{one}: {len(found.decisions)} corrections applied", always=file is None)
    return Corrections(tuple(decisions))
