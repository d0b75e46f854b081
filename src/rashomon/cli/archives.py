"""What the verbs on archives share: the argument, and errors as one line."""

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from rashomon.cli.console import note
from rashomon.model import one_line

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def named(_context: click.Context, _parameter: click.Parameter, name: str) -> Path:
    """The file that an archive is, or will be."""
    if not name.strip() or name == "-":
        raise click.UsageError("an archive is a file; give its name, such as news.rashomon")
    try:
        Path(name).stat()
    except FileNotFoundError:
        return Path(name)
    except (OSError, ValueError) as error:  # links that lead to one another, a name that no file can have
        reason = getattr(error, "strerror", None) or error
        raise click.UsageError(one_line(f"{name[:100]}: cannot be opened ({reason}); give another name")) from None
    return Path(name)


archive_argument = click.argument("archive", type=click.Path(dir_okay=False), callback=named)
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


def _day(_context: click.Context, _parameter: click.Parameter, day: str | None) -> str | None:
    if day is not None and not _DAY.fullmatch(day):
        raise click.UsageError(f"--since takes a year, a month or a day such as 2023-05-31, not {day[:40]!r}")
    return day


def story_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose among the stories of an archive."""
    for option in (
        click.option("--about", metavar="QUERY", help="Of an archive: the stories in which a query finds something."),
        click.option(
            "--since", metavar="DAY", callback=_day, help="Of an archive: the stories told of since a day (2023-05-31)."
        ),
        click.option("--story", metavar="ID", help="Of an archive: one story."),
    ):
        verb = option(verb)
    return verb
