"""Kinds of undertaking: the words of ``kinds.txt``, any of a line for one thing."""

from collections.abc import Mapping
from functools import cache

from rashomon.collate.wording import rows, stem


def kind_of(word: str) -> str:
    """The stem that stands for all words of its kind; the stem itself where ``kinds.txt`` has none."""
    return _kinds().get(word, word)


def is_known(word: str) -> bool:
    """Whether ``kinds.txt`` has the word."""
    return word in _kinds()


def alike(word: str) -> frozenset[str]:
    """The stem and the stems of all words of its kind."""
    kind = kind_of(word)
    return frozenset({word, *(stem for stem, own in _kinds().items() if own == kind)})


@cache
def _kinds() -> Mapping[str, str]:
    kinds = [[stem(word) for word in row] for row in rows(__package__, "kinds.txt")]
    return {word: kind[0] for kind in kinds for word in kind}
