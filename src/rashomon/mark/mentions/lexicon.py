"""The word lists of this room, read once."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The entries of a list file, lower case; lines that begin with # are comments."""
    return frozenset(line.split("\t")[0] for line in _lines(name))


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The rows of a tab-separated file by their first column."""
    rows = (line.split("\t") for line in _lines(name))
    return {row[0]: tuple(row[1:]) for row in rows}


def _lines(name: str) -> list[str]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
