"""Decisions on an archive: what a person says is, or is not, one is kept, applied at once, and can be undone."""

from collections.abc import Iterable

import msgspec

from rashomon.archive import Archive
from rashomon.archive.decisions import Kept, decide, undo
from rashomon.archive.removing import versions_of
from rashomon.archive.upkeep import vacuum
from rashomon.collate import VERSION, Corrections
from rashomon.engine.engine import Watch, unwatched
from rashomon.engine.settling import kept_corrections, settle, settle_without
from rashomon.model import RashomonError

KINDS = ("actor", "saying", "story", "copy")


class Removed(msgspec.Struct, frozen=True):
    """What a removal did: the ids of the reports that are gone, and of the stories that changed or went with them."""

    removed: tuple[str, ...]
    stories_changed: tuple[str, ...]


class UnknownThingError(RashomonError, ValueError):
    """What a decision names is not in the archive; the message says what."""


def correct(
    archive: Archive, kind: str, first: str, second: str, *, same: bool, why: str
) -> tuple[int, tuple[str, ...]]:
    """Keep a decision and tell the stories that it touches anew: its number, and the ids of those that changed.

    Stories are named by their ids or by those of articles, copies by those of articles, utterances by those of two of
    their quotations, actors as the reports name them. Raises ``UnknownThingError``.
    """
    named = [_named(archive, kind, name) for name in (first, second)]
    with archive.writing():
        number = decide(archive.connection, kind, *named, same=same, why=why)
    return number, _retell(archive, kind, named)


def take_back(archive: Archive, number: int) -> tuple[str, ...]:
    """Undo a decision and tell the stories that it touched anew; raises ``UnknownThingError``."""
    with archive.writing():
        found = undo(archive.connection, number)
    if found is None:
        raise UnknownThingError(f"no decision has the number {number}")
    return _retell(archive, found.kind, [found.first, found.second])


def remove(archive: Archive, names: Iterable[str], *, why: str, watch: Watch = unwatched) -> Removed:
    """Take reports out for good, in all their versions, and give their room in the file back to the disk.

    They do not come back when the same report is added again. Raises ``UnknownThingError`` where the archive lacks one
    of them; nothing is taken out then.
    """
    asked = tuple(dict.fromkeys(names))
    lacking = [name for name in asked if name not in archive.known(asked)]
    if lacking:
        raise UnknownThingError(f"the archive holds no report {lacking[0]}")
    gone = versions_of(archive, asked)
    changed = settle_without(archive, gone, why, watch)
    vacuum(archive)
    return Removed(gone, changed)


def import_decisions(archive: Archive, corrections: Corrections) -> int:
    """Keep the decisions of a file that the archive does not hold; how many those are."""
    known = set(kept_corrections(archive).decisions)
    new = [one for one in corrections.decisions if one not in known]
    for one in new:
        with archive.writing():
            decide(archive.connection, one.kind, one.first, one.second, same=one.same, why=one.reason)
        _retell(archive, one.kind, [one.first, one.second])
    return len(new)


def as_toml(rows: Iterable[Kept]) -> str:
    """Decisions as the file ``corrections.toml`` has them."""
    parts = []
    for one in rows:
        verdict = "same" if one.same else "different"
        lines = [f"[[{one.kind}]]", f"{verdict} = [{_quoted(one.first)}, {_quoted(one.second)}]"]
        parts.append("\n".join([*lines, f"reason = {_quoted(one.why)}"] if one.why else lines))
    return "\n\n".join(parts) + "\n" if parts else ""


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in escaped) + '"'


def _named(archive: Archive, kind: str, name: str) -> str:
    """The id by which decisions of a kind name a thing; raises ``UnknownThingError`` where the archive has none."""
    if not name.strip():
        raise UnknownThingError(f"a name without letters names no {kind}")
    if kind in {"actor", "saying"}:
        if archive.articles_touched(kind, name):
            return name
    elif archive.known([name]):
        return name
    elif kind == "story" and (told := archive.story(name)) is not None:
        return told.articles[0]
    raise UnknownThingError(f"the archive holds no {kind} {name}")


def _retell(archive: Archive, kind: str, names: list[str]) -> tuple[str, ...]:
    with archive.writing():
        touched = [article for name in names for article in archive.articles_touched(kind, name)]
        archive.forget_accounts_made_otherwise(f"collate/{VERSION}", touched)
        addition = archive.begin_addition()
    return settle(archive, addition)
