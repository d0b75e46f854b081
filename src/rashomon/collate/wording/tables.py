"""Word tables: data files of words, one row a line."""

from functools import cache
from importlib.resources import files


@cache
def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The words of each line of the file ``name`` in ``package``; what stands behind ``#`` is a comment."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    found = (tuple(line.split("#")[0].split()) for line in text.splitlines())
    return tuple(row for row in found if row)


def words_of(package: str, name: str, kind: str) -> frozenset[str]:
    """The words of all rows that begin with ``kind``."""
    return frozenset(word for row in rows(package, name) if row[0] == kind for word in row[1:])
