"""What the verbs on archives share: the argument, and errors as one line."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from rashomon.cli.console import note

archive_argument = click.argument("archive", type=click.Path(path_type=Path, dir_okay=False))
json_option = click.option("--json", "as_json", is_flag=True, help="JSON on standard output.")


def on_archive(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what an archive cannot do into the one line that a person reads."""

    @wraps(verb)
    def run(**arguments: Any) -> Any:  # noqa: ANN401  whatever click hands over
        from rashomon.archive import ArchiveError, QueryError

        try:
            return verb(**arguments)
        except (ArchiveError, QueryError) as error:
            raise click.ClickException(str(error)) from None

    return run


def waiting(message: str) -> None:
    """Say that another writer is waited for."""
    note(message)


def story_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose among the stories of an archive."""
    for option in (
        click.option("--about", metavar="QUERY", help="Of an archive: the stories in which a query finds something."),
        click.option("--since", metavar="DAY", help="Of an archive: the stories told of since a day (2023-05-31)."),
        click.option("--story", metavar="ID", help="Of an archive: one story."),
    ):
        verb = option(verb)
    return verb
