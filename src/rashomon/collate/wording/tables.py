"""Word tables: data files of words, one row a line."""

from rashomon.lexicon import read_rows as rows

__all__ = ["rows"]
