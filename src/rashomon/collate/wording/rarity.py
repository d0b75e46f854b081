"""How rare a word is in news at large, whatever the story."""

import math
from collections.abc import Mapping
from functools import cache, lru_cache

from rashomon.collate.wording.words import fold
from rashomon.lexicon import read_table

_LETTERS = 6  # the table holds the beginnings of words
_UNSEEN = 0.002  # the share of reports that a word is taken to stand in which the table does not hold


@lru_cache(maxsize=200_000)
def rarity(word: str) -> float:
    """The logarithm of how many reports there are for each that holds a word with this beginning.

    >>> rarity("said") < rarity("ferry")
    True
    """
    return -math.log(max(_shares().get(fold(word)[:_LETTERS], _UNSEEN), _UNSEEN)) + 0.05


@cache
def _shares() -> Mapping[str, float]:
    """The share of news reports that hold a word of each beginning."""
    return {beginning: float(share) for beginning, share in read_table("rashomon.collate.copies", "background.tsv", 2)}
