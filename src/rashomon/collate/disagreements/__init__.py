"""Disagreements: the same thing told with values that cannot all be true."""

from rashomon.collate.disagreements.find import find_disagreements

__all__ = ["find_disagreements"]
