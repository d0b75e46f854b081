"""Engine: the stages over many inputs, in one process or several.

An ``Engine`` maps a stage over records; ``Serial`` does so in this process, ``ProcessPool`` in several.
"""

from rashomon.engine.engine import Engine, Serial, Stage
from rashomon.engine.marking import mark_each
from rashomon.engine.pool import ProcessPool
from rashomon.engine.run import Failed, accepted, mark_articles, mark_paths, once, read_paths

__all__ = [
    "Engine",
    "Failed",
    "ProcessPool",
    "Serial",
    "Stage",
    "accepted",
    "mark_articles",
    "mark_each",
    "mark_paths",
    "once",
    "read_paths",
]
