"""Disagreements: the same thing told with values that cannot all be true."""

from rashomon.collate.disagreements.find import find_disagreements
from rashomon.collate.disagreements.matters import with_facts

__all__ = ["find_disagreements", "with_facts"]
