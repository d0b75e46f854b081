"""Wording: words, stems and how well two wordings cover one another, for everything that compares reports."""

from rashomon.collate.wording.align import aligned, differing
from rashomon.collate.wording.rarity import rarity
from rashomon.collate.wording.tables import rows
from rashomon.collate.wording.weights import Weights
from rashomon.collate.wording.words import Word, content, fold, stem, words

__all__ = ["Weights", "Word", "aligned", "content", "differing", "fold", "rarity", "rows", "stem", "words"]
