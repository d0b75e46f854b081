"""Words that say that something is said."""

from functools import cache

from rashomon.lexicon import read_words


@cache
def saying_verbs() -> frozenset[str]:
    """Lemmas of the verbs whose clause is a saying."""
    return _entries("relayed_verbs.txt")


@cache
def saying_forms() -> frozenset[str]:
    """Finite forms of the verbs of dialogue tags, taken as such whatever the parser makes of them."""
    return _entries("saying_forms.txt")


def _entries(name: str) -> frozenset[str]:
    return frozenset(read_words(__package__, name))
