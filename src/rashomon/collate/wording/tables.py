"""Word tables: data files of words, one row a line."""

from rashomon.lexicon import read_rows as rows

__all__ = ["rows", "words_of"]


def words_of(package: str, name: str, kind: str) -> frozenset[str]:
    """The words of all rows that begin with ``kind``."""
    return frozenset(word for row in rows(package, name) if row[0] == kind for word in row[1:])
