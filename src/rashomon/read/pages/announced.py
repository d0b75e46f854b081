"""What the words of blocks announce: the cues of page furniture, in the languages of the lexicon of plain text."""

import numpy as np
from numpy.typing import NDArray

from rashomon.read.text.cues import lexicon
from rashomon.read.text.words import WORD

_HEAD, _TAIL = 160, 80


def cue_names() -> tuple[str, ...]:
    """The names of the columns that ``announced`` gives: each group of cues over a block, then over its first words."""
    groups = lexicon().groups
    return (*(f"cue {group}" for group in groups), *(f"cue {group} first" for group in groups))


def announced(texts: list[str]) -> NDArray[np.float32]:
    """For each text the share of its outer words that the cues of every group cover, and of its first four words.

    Shape (texts, names of ``cue_names``).
    """
    shares = np.zeros((len(texts), len(cue_names())), dtype=np.float32)
    known: dict[str, list[float]] = {}
    for row, text in enumerate(texts):
        found = known.get(text)
        if found is None:
            found = known[text] = _cover(text)
        if found:
            shares[row] = found
    return shares


def _cover(text: str) -> list[float]:
    """The shares of one text; empty where it holds no cue."""
    near = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]} {text[-_TAIL:]}"
    words, cues = WORD.findall(near.lower()), lexicon()
    return [] if cues.is_silent(words, near) else cues.coverage(words, near)
