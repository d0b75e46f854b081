"""Batch: the stages over more reports than one process or one machine holds, step by step, through files.

A run is a folder. Each step reads files of the step before and writes files of its own, whole or not at all, so that a
run that was interrupted goes on where it stopped, in this process, in several, or on many machines.
"""

from rashomon.batch.manifest import Manifest, OtherRunError
from rashomon.batch.run import BatchError, Options, run_batch
from rashomon.batch.stamp import Stamp, stamp

__all__ = ["BatchError", "Manifest", "Options", "OtherRunError", "Stamp", "run_batch", "stamp"]
