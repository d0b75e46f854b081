"""The word lists of ``roles.toml``, read once a process."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The lists by name."""
    data = tomllib.loads(files(__package__).joinpath("roles.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items()}
