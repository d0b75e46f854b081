"""A draft: an event in the token numbers of its sentence, before names, times and codes are added."""

from dataclasses import dataclass

from rashomon.mark.events.features import Sentence
from rashomon.mark.events.lexicon import Pattern
from rashomon.mark.events.status_table import Finding

Words = tuple[int, tuple[int, int]]  # the head of a phrase, and its first and last token


@dataclass(frozen=True, slots=True)
class Draft:
    """An event of one sentence; ``pattern`` is the one that its content fits, if any."""

    sentence: Sentence
    trigger: int
    type: str
    pattern: Pattern | None
    finding: Finding
    actors: tuple[Words, ...]
    recipients: tuple[Words, ...]
