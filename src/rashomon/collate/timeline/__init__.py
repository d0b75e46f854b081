"""Timeline: the dated facts of a story in order, from the past into the future, ranked by how much they matter."""

from rashomon.collate.timeline.calendar import calendar
from rashomon.collate.timeline.entries import build_timeline

__all__ = ["build_timeline", "calendar"]
