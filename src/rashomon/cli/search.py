"""``rashomon search``: the passages of an archive that a query finds."""

from pathlib import Path

import click

from rashomon.cli.archives import archive_argument, json_option, on_archive
from rashomon.cli.console import note, put
from rashomon.model import encode, one_line


class _Asking(click.Command):
    """A command whose argument may begin with a minus: ``'-quay council'`` is a query, not an option ``-q``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options stay; what begins with one minus and is none goes behind the mark that ends them."""
        asked = [
            one for one in args if one[:1] == "-" and one[1:2] not in ("", "-") and one not in ctx.help_option_names
        ]
        if asked and "--" not in args:
            args = [*(one for one in args if one not in asked), "--", *asked]
        return super().parse_args(ctx, args)


@click.command(cls=_Asking)
@archive_argument
@click.argument("query")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Hits at most.")
@click.option("--offset", type=click.IntRange(0, 1_000_000_000), default=0, help="Hits to pass over.")
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
