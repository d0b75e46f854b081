"""Words of a lexicon as part of a regular expression."""

import re
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    r"""A pattern for any of ``words`` as they stand, the longest first, so that none hides one that it begins.

    >>> either(["p", "pm", "p.m."])
    'p\\.m\\.|pm|p'
    """
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
