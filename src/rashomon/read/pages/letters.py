"""How many letters of each kind the blocks of a page hold, counted for all blocks at once."""

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

KINDS = ("stop", "comma", "upper", "digit", "wide", "blank", "line", "initial")
"""``wide``: scripts that write words without blanks; ``initial``: capitals that open a word."""

_UPPER = "[A-ZÀ-ÖØ-ÞА-Я]"
_PATTERNS = {
    "stop": "[.!?…。！？।॥؟]",
    "comma": "[,、，،]",
    "upper": _UPPER,
    "digit": r"\d",
    "wide": r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]",
    "blank": " ",
    "line": "\n",
    "initial": _UPPER,
}
_LAST = 0xFFFF  # the last code point of the table, itself no letter; all beyond count as it


@lru_cache(maxsize=1)
def _table() -> NDArray[np.bool_]:
    """For every code point up to the last which kinds it is of, shape (code points, kinds)."""
    table = np.zeros((_LAST + 1, len(KINDS)), dtype=np.bool_)
    every = "".join(map(chr, range(_LAST)))
    for column, kind in enumerate(KINDS):
        table[[found.start() for found in re.finditer(_PATTERNS[kind], every)], column] = True
    return table


def count_letters(texts: list[str]) -> dict[str, NDArray[np.float64]]:
    """For each of ``KINDS`` the counts in every text, shape (texts,); no text may be empty."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    marks = _table()[np.minimum(codes, _LAST)]
    starts = np.concatenate([[0], np.cumsum([len(text) for text in texts])[:-1]]).astype(np.intp)
    opening = np.zeros(len(codes), dtype=np.bool_)
    opening[1:] = marks[:-1, KINDS.index("blank")] | marks[:-1, KINDS.index("line")]
    opening[starts] = True
    marks[:, KINDS.index("initial")] &= opening
    return {kind: np.add.reduceat(marks[:, column], starts, dtype=np.float64) for column, kind in enumerate(KINDS)}
