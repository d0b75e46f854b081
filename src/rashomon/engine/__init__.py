"""Engine: the stages over many inputs, in one process or a pool of them."""

from rashomon.engine.run import Progress, collate_all, mark_paths, read_paths

__all__ = ["Progress", "collate_all", "mark_paths", "read_paths"]
