"""A desk's decisions: kept in the archive, applied on every run, and taken back when they were wrong."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """One decision: two things that are (``same``) or are not one; ``number`` names it, ``undone`` says when it was."""

    number: int
    kind: str
    first: str
    second: str
    same: bool
    why: str
    at: str
    undone: str | None


def decide(connection: sqlite3.Connection, kind: str, first: str, second: str, *, same: bool, why: str) -> int:
    """Keep a decision; its number."""
    values = ("same" if same else "different", kind, json.dumps([first]), json.dumps([second]), why, _now())
    made = connection.execute(
        "INSERT INTO correction (verdict, kind, first, second, why, at) VALUES (?, ?, ?, ?, ?, ?)", values
    )
    return made.lastrowid or 0


def undo(connection: sqlite3.Connection, number: int) -> Kept | None:
    """Take a decision back; what it was, None where there is none of that number that holds."""
    found = next((one for one in decisions(connection) if one.number == number), None)
    if found is not None:
        connection.execute("UPDATE correction SET undone = ? WHERE number = ?", (_now(), number))
    return found


def decisions(connection: sqlite3.Connection, *, all_of_them: bool = False) -> list[Kept]:
    """The decisions that hold (with ``all_of_them`` also those taken back), in the order they were made."""
    rows = connection.execute("SELECT * FROM correction ORDER BY number").fetchall()
    kept = [
        Kept(
            row["number"], row["kind"], json.loads(row["first"])[0], json.loads(row["second"])[0],
            row["verdict"] == "same", row["why"], row["at"], row["undone"],
        )
        for row in rows
    ]  # fmt: skip
    return [one for one in kept if all_of_them or one.undone is None]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
