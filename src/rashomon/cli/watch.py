"""``rashomon watch``: what is new in content, from feeds, sitemaps and folders."""

import json
import re
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.archives import archive_argument, json_option, on_archive, waiting
from rashomon.cli.console import note, put
from rashomon.cli.inputs import Inputs, reading
from rashomon.cli.output import check_target
from rashomon.model import encode, one_line

if TYPE_CHECKING:
    from rashomon.archive import Archive
    from rashomon.archive.news import News

_EVERY = re.compile(r"(\d{1,4})([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_WEB = ("http://", "https://")
_LEAST = 60  # seconds between two looks, for the sake of those who are looked at


@click.command()
@archive_argument
@partial(reading, required=False)
@click.option("--once", is_flag=True, help="Look once and end, as cron wants it.")
@click.option("--every", default="15m", show_default=True, help="How often to look: 90s, 15m, 2h, 1d.")
@click.option("--to", "to", metavar="FILE|URL", help="Append the news to a file too, or send it there.")
@click.option("--forget", is_flag=True, help="Watch PATHS no longer, and end; what they brought stays.")
@json_option
@on_archive
def watch(
    archive: Path, inputs: Inputs, every: str, to: str | None, *, once: bool, forget: bool, as_json: bool
) -> None:
    """Watch feeds, sitemaps, pages and folders (PATHS), add what is new to ARCHIVE, and print what is new in content.

    Without PATHS the feeds are looked through that ARCHIVE was made to watch before, here or in the app.

    New happenings, another independent origin for a known one, a new disagreement, a changed commitment, a quotation in
    other words.
    """
    from rashomon.archive import Archive
    from rashomon.engine import watching

    pause = _seconds(every)
    if forget:
        _forget(archive, inputs)
        return
    if inputs.paths and not any(map(_is_there, inputs.paths)):
        raise click.ClickException("nothing to watch: none of these is there; give a feed, a page, a file or a folder")
    if to is not None and not to.startswith(_WEB):
        check_target(to, inputs.paths, "--to")
    reader = inputs.reader()
    while True:
        with Archive(archive, write=True, waiting=waiting) as opened:
            paths = inputs.paths or _kept(opened)
            done, news = watching.watch_once(opened, paths, inputs.reporter.failed, reader, jobs=inputs.jobs)
        for one in news:
            put((encode(one) if as_json else one_line(_line(one))) + "\n")
        if to is not None and news:
            _deliver(news, to, private=inputs.private)
        updated = f", {done.updated} updated" if done.updated else ""
        inputs.reporter.say(f"{archive}: {done.added} added{updated}, {len(news)} new in content")
        if once:
            return
        time.sleep(pause)


def _is_there(path: str) -> bool:
    from rashomon.read import is_address

    try:
        return path == "-" or is_address(path) or Path(path or "\0").exists()
    except (OSError, ValueError):
        return False


def _forget(path: Path, inputs: Inputs) -> None:
    """Watch the feeds no longer; one that was not watched is an error, and the others are let go all the same."""
    from rashomon.archive import Archive
    from rashomon.archive.feeds import let_go

    if not inputs.paths:
        raise click.UsageError("--forget takes the addresses of feeds")
    with Archive(path, write=True, make=False, waiting=waiting) as opened, opened.writing():
        unknown = [address for address in inputs.paths if not let_go(opened.connection, address)]
    known = [address for address in inputs.paths if address not in unknown]
    if known:
        inputs.reporter.say(f"{path}: watches no longer {', '.join(known)}")
    if unknown:
        raise click.ClickException(f"{path}: does not watch {', '.join(unknown)}; nothing to forget")


def _kept(archive: "Archive") -> list[str]:
    """The feeds that the archive was made to watch."""
    from rashomon.archive.feeds import feeds

    found = [one.address for one in feeds(archive.connection)]
    if not found:
        raise click.UsageError("the archive watches no feed yet; give its address")
    return found


def _seconds(every: str) -> int:
    found = _EVERY.fullmatch(every)
    if found is None:
        raise click.UsageError(f"--every takes a time such as 15m or 2h, not {every!r}")
    return max(_LEAST, int(found[1]) * _SECONDS[found[2]])


def _line(one: "News") -> str:
    return f"{one.kind}: {one.text} ({one.detail}) [{one.story}]"


def _deliver(news: Sequence["News"], to: str, *, private: bool) -> None:
    """Append the news to a file, or send it; what cannot be delivered is said, and was printed all the same."""
    if to.startswith(_WEB):
        from rashomon.read import Fetcher

        body = json.dumps([json.loads(encode(one)) for one in news], ensure_ascii=False)
        failure = Fetcher(private=private).send(to, body.encode())
        if failure is not None:
            note(failure.line())
        return
    try:
        with Path(to).open("a", encoding="utf-8") as file:
            file.writelines(encode(one) + "\n" for one in news)
    except OSError as error:
        note(f"{to}: the news could not be written ({error.strerror}); give another file with --to")
