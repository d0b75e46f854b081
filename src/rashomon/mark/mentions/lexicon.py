"""The word lists of this room, read once."""

from functools import cache

from rashomon.lexicon import read_table, read_words


@cache
def words(name: str) -> frozenset[str]:
    """The entries of a list file, lower case."""
    return frozenset(read_words(__package__, name))


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The rows of a tab-separated file by their first column."""
    return {row[0]: row[1:] for row in read_table(__package__, name, 2)}
