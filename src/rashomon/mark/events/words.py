"""The word lists of ``roles.toml``."""

from rashomon.mark.word_sets import word_sets


def word_lists() -> dict[str, frozenset[str]]:
    """The lists by name."""
    return word_sets(__package__, "roles.toml")
