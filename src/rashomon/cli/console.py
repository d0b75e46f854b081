"""What a person sees: messages, failures and progress on standard error; JSON alone on standard output."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from rashomon.cli import streams
from rashomon.model import Failure, one_line, spelled
from rashomon.tell import DOSSIERS

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

    def failed(self, failure: Failure) -> None:
        """Note an input that was left out, in one line."""
        self.failures.append(failure)
        note(failure.line())

    def say(self, message: str, *, always: bool = False) -> None:
        """A summary for a person, unless ``--quiet``."""
        if always or not self.quiet:
            note(message)

    def track(self, items: Iterable[Item], doing: str) -> Iterator[Item]:
        """The items, counted on standard error while they pass; silent when it is no terminal."""
        if self.quiet or sys.stderr is None or not sys.stderr.isatty():
            yield from items
            return
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            yield from progress.track(items, description=doing, total=None)

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
        click.option("-o", "--output", "outputs", multiple=True, help="A file to write; - for standard output."),
    ):
        command = option(command)
    return command
