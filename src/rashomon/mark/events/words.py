"""The word lists of ``roles.toml``."""

from functools import cache

from rashomon.lexicon import WordLists, read_rules


class RoleWords(WordLists, frozen=True, kw_only=True):
    """Words that tell who can take part in an event, and how a verb hands its roles on; the file says what each is."""

    controllers: frozenset[str]
    persons: frozenset[str]
    people: frozenset[str]
    endings: frozenset[str]
    goals: frozenset[str]
    function: frozenset[str]
    naming: frozenset[str]
    undertaking: frozenset[str]
    willing: frozenset[str]
    portions: frozenset[str]
    judging: frozenset[str]
    undergoing: frozenset[str]
    sites: frozenset[str]
    striking: frozenset[str]
    chambers: frozenset[str]
    personal: frozenset[str]
    thwarting: frozenset[str]
    mutual: frozenset[str]
    suffered: frozenset[str]
    whens: frozenset[str]


@cache
def word_lists() -> RoleWords:
    """The lists by name."""
    return read_rules(__package__, "roles.toml", RoleWords)
