"""The relation that all of this is about: source, cue, content."""

from dataclasses import dataclass

from rashomon.mark.quotes.frame import Range
from rashomon.mark.quotes.sources import Source


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in token indices; ``cue`` is -1 where a quotation has no cue of its own.

    ``relay`` is who passed it on, where the words beside the cue say so.
    """

    cue: int
    content: tuple[Range, ...]
    source: Source | None
    probability: float
    relay: Range | None = None

    def words(self) -> set[int]:
        """The tokens of the content."""
        return {i for a, b in self.content for i in range(a, b)}
