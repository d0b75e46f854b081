"""What a person sees: messages, failures and progress on standard error; JSON alone on standard output."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import click

from rashomon.cli import streams
from rashomon.cli.completing import files
from rashomon.model import Failure, one_line, spelled
from rashomon.tell import DOSSIERS

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")
AnyCommand = TypeVar("AnyCommand", bound=Callable[..., object])


def note(message: str) -> None:
    """One line on standard error that a terminal does not obey; where nobody can read it, the run goes on."""
    try:
        click.echo(one_line(message), err=True)
    except OSError:
        streams.silence(2)


def put(text: str) -> None:
    """Text on standard output: as it is for a file or a program, with controls spelled out for a terminal."""
    click.echo(spelled(text) if sys.stdout.isatty() else text, nl=False)


@dataclass(slots=True)
class Reporter:
    """Collects what went wrong and shows how far a run is; quiet where nobody looks."""

    quiet: bool
    failures: list[Failure] = field(default_factory=list)
    _live: "Progress | None" = None

    def failed(self, failure: Failure) -> None:
        """Note an input that was left out, in one line."""
        self.failures.append(failure)
        self._note(failure.line())

    def say(self, message: str, *, always: bool = False) -> None:
        """A summary for a person, unless ``--quiet``."""
        if always or not self.quiet:
            self._note(message)

    def _note(self, message: str) -> None:
        """A line, above what shows how far the run is."""
        if self._live is None:
            note(message)
        else:
            from rich.text import Text

            self._live.console.print(Text(one_line(message)), soft_wrap=True)

    def track(self, items: Iterable[Item], doing: str, *, printed: bool) -> Iterator[Item]:
        """The items, counted on standard error while they pass; silent when it is no terminal.

        Also silent where the items are ``printed`` as they come, and on a terminal: that shows how far the run is.
        """
        seen = sys.stderr is not None and sys.stderr.isatty()
        if self.quiet or not seen or (printed and sys.stdout.isatty()):
            yield from items
            return
        yield from self._shown(items, doing, None)

    def watch(self, items: Iterable[Item], doing: str, total: int | None) -> Iterator[Item]:
        """The items, counted while they pass; where it is known of how many, with an estimate of the time left."""
        seen = sys.stderr is not None and sys.stderr.isatty()
        yield from items if self.quiet or not seen else self._shown(items, doing, total)

    def _shown(self, items: Iterable[Item], doing: str, total: int | None) -> Iterator[Item]:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            *([TextColumn("left:"), TimeRemainingColumn()] if total is not None else []),
        )
        shown = Console(stderr=True)
        with Progress(*columns, console=shown, transient=True, redirect_stdout=False, redirect_stderr=False) as live:
            self._live = live
            try:
                yield from live.track(items, description=doing, total=total)
            finally:
                self._live = None

    def exit(self) -> None:
        """Leave with status 1 when an input was left out."""
        if self.failures:
            sys.exit(1)


def output_options(command: AnyCommand) -> AnyCommand:
    """The options of the verbs that write a dossier: -o FILE, several times, and --format."""
    named = click.Choice([form.name for form in DOSSIERS])
    says = "; ".join(f"{form.name}: {form.says}" for form in DOSSIERS)
    for option in (
        click.option("--format", "form", type=named, help=f"{says}. Default: by the name of each file, else html."),
        click.option(
            "-o",
            "--output",
            "outputs",
            multiple=True,
            shell_complete=files,
            help="A file to write; - for standard output.",
        ),
    ):
        command = option(command)
    return command
