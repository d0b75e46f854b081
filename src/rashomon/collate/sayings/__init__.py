"""Sayings: every utterance once, with every wording that the reports give it."""

from rashomon.collate.sayings.join import find_sayings
from rashomon.collate.sayings.utterance import sayings_of

__all__ = ["find_sayings", "sayings_of"]
