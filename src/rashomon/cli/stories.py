"""``rashomon stories``: the stories of an archive by news value."""

import json
from pathlib import Path

import click

from rashomon.cli.archives import archive_argument, json_option, on_archive
from rashomon.cli.console import put
from rashomon.model import one_line


@click.command()
@archive_argument
@click.option("--limit", type=click.IntRange(1, 1_000_000_000), default=50, show_default=True, help="Stories at most.")
@json_option
@on_archive
def stories(archive: Path, limit: int, *, as_json: bool) -> None:
    """List the stories of ARCHIVE: first those that most independent origins told of in the last days."""
    from rashomon.archive import Archive, by_news_value

    with Archive(archive) as opened:
        rows = by_news_value(opened, limit)
    for row in rows:
        if as_json:
            put(json.dumps(row._asdict(), ensure_ascii=False) + "\n")
        else:
            days = (row.first or "undated") if row.first == row.last else f"{row.first} to {row.last}"
            counted = f"{row.origins} origins, {row.reports} reports"
            put(one_line(f"{row.story}  {days}  {counted}  {row.title}") + "\n")
