"""Engine: the stages over many inputs, in one process or several."""

from rashomon.engine.pool import mark_each
from rashomon.engine.run import Failed, mark_paths, read_paths

__all__ = ["Failed", "mark_each", "mark_paths", "read_paths"]
