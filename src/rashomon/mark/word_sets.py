"""Sets of words from the data files beside the code that asks for them."""

from functools import cache

from rashomon.lexicon import read_toml


@cache
def word_sets(package: str, name: str) -> dict[str, frozenset[str]]:
    """The lists of the TOML file ``name`` in ``package``, each as a set under its key."""
    table = read_toml(package, name)
    return {key: frozenset(words) for key, words in table.items()}
