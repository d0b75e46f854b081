"""Commitments: who promised what to whom, by when, and what became of it."""

from rashomon.collate.commitments.find import find_commitments

__all__ = ["find_commitments"]
