"""``rashomon search``: the passages of an archive that a query finds."""

from pathlib import Path

import click

from rashomon.cli.archives import archive_argument, json_option, on_archive
from rashomon.cli.console import note, put
from rashomon.model import encode, one_line


@click.command()
@archive_argument
@click.argument("query")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Hits at most.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits to pass over.")
@json_option
@on_archive
def search(archive: Path, query: str, limit: int, offset: int, *, as_json: bool) -> None:
    """Find passages in ARCHIVE: reports, quotations, events and facts, the newest first, every hit marked.

    QUERY: words, "phrases", prefixes (ferr*), -left out, OR, and fields: speaker: actor: about: type: status: country:
    publisher: agency: story: after: before: kind:, such as speaker:"Ada Quill" about:ferry after:2023-05
    """
    from rashomon.archive import Archive, snippets

    with Archive(archive) as opened:
        hits = opened.search(query, limit=limit, offset=offset)
    if as_json:
        for hit in hits:
            put(encode(hit) + "\n")
        return
    for line in snippets(hits):
        put(one_line(line) + "\n")
    if not hits:
        note("nothing found")
