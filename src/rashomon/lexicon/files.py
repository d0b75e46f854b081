"""Data files as they stand: their lines without comments, their cells, their keys."""

from functools import cache
from importlib.resources import files


class LexiconError(ValueError):
    """A data file that does not hold what its room declares."""


def read_text(package: str, name: str) -> str:
    """The text of the file ``name`` beside the modules of ``package``."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


@cache
def read_words(package: str, name: str) -> tuple[str, ...]:
    """The entries of a word list, one a line and in order; lines that begin with ``#`` are comments."""
    lines = (line.strip() for line in read_text(package, name).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def read_rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The words of each line, parted by blanks; what stands behind ``#`` is a comment."""
    rows = (tuple(line.split("#")[0].split()) for line in read_text(package, name).splitlines())
    return tuple(row for row in rows if row)


@cache
def read_table(package: str, name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """The cells of each line, parted by tabs; lines that begin with ``#`` are comments.

    ``LexiconError`` where a line has other than so many ``columns``.
    """
    lines = read_text(package, name).splitlines()
    rows = tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))
    odd = next((row for row in rows if len(row) != columns), None)
    if odd is not None:
        message = f"{package}/{name}: {columns} columns are expected, not those of {' | '.join(odd)[:80]!r}"
        raise LexiconError(message)
    return rows


def data_files(package: str, folder: str) -> tuple[str, ...]:
    """The TOML files in a folder beside the modules of ``package``, by their names."""
    found = (file.name for file in files(package).joinpath(folder).iterdir())
    return tuple(f"{folder}/{name}" for name in sorted(found) if name.endswith(".toml"))
