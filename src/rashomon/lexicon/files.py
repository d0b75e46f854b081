"""Data files as they stand: their lines without comments, their cells, their keys."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


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
def read_table(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The cells of each line, parted by tabs; lines that begin with ``#`` are comments."""
    lines = read_text(package, name).splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


def data_files(package: str, folder: str) -> tuple[str, ...]:
    """The TOML files in a folder beside the modules of ``package``, by their names."""
    found = (file.name for file in files(package).joinpath(folder).iterdir())
    return tuple(f"{folder}/{name}" for name in sorted(found) if name.endswith(".toml"))


def read_toml(package: str, name: str) -> dict[str, Any]:
    """The keys of a TOML file, unchecked: for files whose keys are themselves words of the language."""
    return tomllib.loads(read_text(package, name))
