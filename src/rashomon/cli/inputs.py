"""What the reading verbs share: their arguments, the stages behind them, and how they end."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING

import click

from rashomon.cli.completing import files
from rashomon.cli.console import Reporter
from rashomon.model import Article, MarkedArticle

if TYPE_CHECKING:
    from rashomon.read import Reader


MOST_JOBS = 256  # more processes than any machine has use for would only fill its memory


@dataclass(frozen=True, slots=True)
class Inputs:
    """The reports that a command was given, and how to read them (as ``Reader`` and ``mark_paths`` say)."""

    paths: tuple[str, ...]
    reporter: Reporter
    verbatim: bool = False
    follow: bool = False
    private: bool = False
    jobs: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    below: str | None = None

    def articles(self) -> Iterator[Article]:
        """The reports as they are read, with progress on standard error."""
        from rashomon.engine import read_paths

        found = read_paths(self.paths, self.reporter.failed, self.reader())
        return self.reporter.track(found, "reading", printed=True)

    def marked(self, *, printed: bool = False) -> Iterator[MarkedArticle]:
        """The reports with their marks, with progress on standard error; ``printed`` where each is, as it comes.

        Where they are needed together anyway all are read first, so that it can be said how long the marks will take.
        """
        from rashomon.engine import mark_articles, mark_paths, once, read_paths

        failed, reader = self.reporter.failed, self.reader()
        if printed:
            marked = mark_paths(self.paths, failed, reader, jobs=self.jobs)
            return self.reporter.track(marked, "marking", printed=True)
        found = read_paths(self.paths, failed, reader)
        articles = list(once(self.reporter.track(found, "reading", printed=False)))
        return self.reporter.watch(mark_articles(articles, failed, jobs=self.jobs), "marking", len(articles))

    def reader(self) -> "Reader":
        """The reader that the options ask for."""
        from rashomon.read import Fetcher, Reader

        fetcher = Fetcher(private=self.private)
        return Reader(
            verbatim=self.verbatim, follow=self.follow, fetcher=fetcher, below=self.below, columns=self.columns
        )


def reading(verb: Callable[..., None], *, required: bool = True) -> Callable[..., None]:
    """Give ``verb`` the arguments of a reading command, gathered as ``inputs``; status 1 if one was left out.

    Without ``required`` it may be given no path at all.
    """

    @wraps(verb)
    def run(
        paths: tuple[str, ...],
        quiet: bool,
        verbatim: bool,
        follow: bool,
        private: bool,
        jobs: int | None,
        columns: str | None,
        **rest: object,
    ) -> None:
        reporter = Reporter(quiet)
        verb(inputs=Inputs(paths, reporter, verbatim, follow, private, jobs, _chosen(columns)), **rest)
        reporter.exit()

    for option in (
        click.option("-q", "--quiet", is_flag=True, help="No progress and no summary."),
        click.option(
            "-j", "--jobs", type=click.IntRange(1, MOST_JOBS), help="Processes that mark; by default all cores."
        ),
        click.option("--columns", metavar="FIELD=NAME,...", help="Which columns of a table hold what (text=Body)."),
        click.option("--allow-private", "private", is_flag=True, help="Fetch from private networks too."),
        click.option("--follow", is_flag=True, help="Fetch the pages that feeds and sitemaps on disk announce."),
        click.option("--verbatim", is_flag=True, help="The text given is the body; every offset refers to it."),
        click.argument("paths", nargs=-1, required=required, shell_complete=files),
    ):
        run = option(run)
    return run


def _chosen(columns: str | None) -> dict[str, str]:
    """The columns that ``--columns`` names for fields."""
    from rashomon.read.tables import FIELDS

    chosen: dict[str, str] = {}
    for pair in columns.split(",") if columns else ():
        name, _, column = pair.partition("=")
        if name.strip() not in FIELDS or not column.strip():
            known = ", ".join(sorted(FIELDS))
            raise click.UsageError(f"--columns takes pairs such as text=Body; {pair!r} is none (fields: {known})")
        if name.strip() in chosen:
            raise click.UsageError(f"--columns names two columns for {name.strip()}; give one")
        chosen[name.strip()] = column.strip()
    return chosen
