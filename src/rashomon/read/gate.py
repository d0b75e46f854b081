"""A gate before the reader: whoever remembers what was read before lets only new inputs pass."""

from collections.abc import Sequence
from typing import Protocol

from rashomon.read.raw import Raw


class Gate(Protocol):
    """Asked before a source is read, and told afterwards what came out of it."""

    def is_known(self, raw: Raw) -> bool:
        """Whether the source was read before, so that it need not be read again."""
        ...

    def was_read(self, raw: Raw, articles: Sequence[str]) -> None:
        """Take note of the ids of the articles in a source that was read without a failure."""
        ...
