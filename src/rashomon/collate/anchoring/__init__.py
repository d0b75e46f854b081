"""Anchoring: the days that an undated report speaks of, counted from the dates of the story it belongs to."""

from rashomon.collate.anchoring.anchor import Anchored, anchored

__all__ = ["Anchored", "anchored"]
