"""Kinds of undertaking: the words of ``kinds.txt``, any of a line for one thing."""

from collections.abc import Mapping
from functools import cache

from rashomon.collate.wording import rows, stem

_SHORT = 3  # letters of a stem that keeps its doubled end


def kind_of(word: str) -> str:
    """What stands for all words of the kind of a stem: "file" and "filed", "pay" and "payment" are one."""
    root = _root(word)
    return _kinds().get(root, root)


def is_known(word: str) -> bool:
    """Whether ``kinds.txt`` has the word."""
    return _root(word) in _kinds()


def alike(word: str) -> frozenset[str]:
    """The stem, its other spellings, and the stems of all words of its kind."""
    root, kind = _root(word), kind_of(word)
    listed = {stem(other) for row in rows(__package__, "kinds.txt") for other in row if kind_of(stem(other)) == kind}
    return frozenset({word, root, f"{root}e", f"{root}{root[-1:]}", *listed})


def _root(word: str) -> str:
    """A stem without the end that inflection changes: "file" and "fil", "cancel" and "cancell"."""
    word = word.removesuffix("e")
    return word[:-1] if len(word) > _SHORT and word[-1] == word[-2] and word[-1] not in "so" else word


@cache
def _kinds() -> Mapping[str, str]:
    kinds = [[_root(stem(word)) for word in row] for row in rows(__package__, "kinds.txt")]
    return {word: kind[0] for kind in kinds for word in kind}
