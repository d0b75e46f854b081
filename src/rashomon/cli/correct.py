"""``rashomon correct``: what is, or is not, one, by a person's word."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.archives import archive_argument, on_archive, waiting
from rashomon.cli.console import note, put
from rashomon.model import Failure, one_line

if TYPE_CHECKING:
    from rashomon.archive.decisions import Kept
    from rashomon.collate import Corrections


@click.command()
@archive_argument
@click.argument("decision", nargs=-1, metavar="[same|different KIND A B]")
@click.option("--why", default="", help="Why: it stands among the reasons of what it changes.")
@click.option("--undo", type=int, metavar="NUMBER", help="Take the decision of this number back.")
@click.option("--list", "listed", is_flag=True, help="List the decisions, those taken back too.")
@click.option("--import", "file", type=click.Path(path_type=Path), help="Take over a corrections.toml.")
@click.option("--export", "exported", is_flag=True, help="Print the decisions as corrections.toml has them.")
@on_archive
def correct(
    archive: Path,
    decision: tuple[str, ...],
    why: str,
    undo: int | None,
    file: Path | None,
    *,
    listed: bool,
    exported: bool,
) -> None:
    """Decide that A and B are the same, or different: two actors (by name), sayings, stories or copies (by id).

    The decision is kept in ARCHIVE, applied at once and on every later run, and can be undone.
    """
    from rashomon.archive import Archive
    from rashomon.archive.decisions import decisions
    from rashomon.engine import deciding

    with Archive(archive, write=not (listed or exported), make=False, waiting=waiting) as opened:
        try:
            if listed:
                for one in decisions(opened.connection, all_of_them=True):
                    put(one_line(_line(one)) + "\n")
            elif exported:
                put(deciding.as_toml(decisions(opened.connection)))
            elif undo is not None:
                note(f"{archive}: decision {undo} taken back; {_changed(deciding.take_back(opened, undo))}")
            elif file is not None:
                note(f"{archive}: {deciding.import_decisions(opened, _read(file))} decisions taken over")
            else:
                verdict, kind, first, second = _asked(decision)
                number, changed = deciding.correct(opened, kind, first, second, same=verdict == "same", why=why)
                note(f"{archive}: decision {number} kept; {_changed(changed)}")
        except deciding.UnknownThingError as error:
            raise click.ClickException(f"{archive}: {error}; rashomon search finds ids and names") from None


def _asked(decision: tuple[str, ...]) -> tuple[str, ...]:
    from rashomon.engine.deciding import KINDS

    if len(decision) != 4 or decision[0] not in {"same", "different"} or decision[1] not in KINDS:
        raise click.UsageError(f"say same or different, a kind ({', '.join(KINDS)}) and two ids or names")
    if decision[2].split() == decision[3].split():
        raise click.UsageError(f"A and B are both {decision[2][:80]!r}; give two ids or names")
    return decision


def _read(file: Path) -> "Corrections":
    from rashomon.collate import read_corrections

    found = read_corrections(file)
    if isinstance(found, Failure):
        raise click.ClickException(found.line())
    return found


def _changed(stories: tuple[str, ...]) -> str:
    return f"{len(stories)} {'story' if len(stories) == 1 else 'stories'} changed"


def _line(one: "Kept") -> str:
    verdict = "same" if one.same else "different"
    undone = f", taken back {one.undone}" if one.undone else ""
    return f"{one.number}  {verdict} {one.kind}: {one.first} | {one.second}  {one.why} ({one.at}{undone})"
