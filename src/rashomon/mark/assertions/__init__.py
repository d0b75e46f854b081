"""Assertions: what a report says clause by clause, with who and what stands in each, and whether it came about."""

from rashomon.mark.assertions.find import Marks, find_assertions

__all__ = ["Marks", "find_assertions"]
