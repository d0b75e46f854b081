"""Sets of words from the data files beside the code that asks for them."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_sets(package: str, name: str) -> dict[str, frozenset[str]]:
    """The lists of the TOML file ``name`` in ``package``, each as a set under its key."""
    table = tomllib.loads(files(package).joinpath(name).read_text("utf-8"))
    return {key: frozenset(words) for key, words in table.items()}
