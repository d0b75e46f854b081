"""Writing a dossier as a folder of pages, where that is asked for or where one file would be too much."""

from pathlib import Path

import click

from rashomon.cli.output import check_target, write_whole
from rashomon.model import Dossier, one_line
from rashomon.tell import INDEX, to_site

_OURS = b'<meta name="generator" content="Rashomon'
_HEAD = 100_000  # bytes in which a page of ours says that it is


def check_folder(folder: str) -> None:
    """Raise ``click.ClickException`` where no pages could be written into ``folder``; that is said before the work."""
    if not folder.strip():
        raise click.ClickException("--site names no folder; give a name, or . for this one")
    path = Path(folder)
    try:
        path.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise click.ClickException(one_line(f"{folder}: no such folder can be made ({reason})")) from None
    index = path / INDEX
    if index.is_file() and not _is_ours(index):
        raise click.ClickException(
            one_line(f"{index}: is there, and no page of Rashomon's; give another folder with --site")
        )
    check_target(str(index), ())


def _is_ours(page: Path) -> bool:
    with page.open("rb") as stream:
        return _OURS in stream.read(_HEAD)


def write_site(told: Dossier, folder: str) -> str:
    """Write the pages, each whole or not at all, and give the path of the index."""
    check_folder(folder)
    for name, page in to_site(told):
        write_whole(page, str(Path(folder) / name))
    return str(Path(folder) / INDEX)
