"""Sayings: every utterance once, with every wording that the reports give it."""

from rashomon.collate.sayings.join import find_sayings

__all__ = ["find_sayings"]
