"""Nouns for people, whichever room asks: who can be counted as a person, speak, or be done something to."""

from functools import cache

from rashomon.lexicon import read_words


@cache
def _nouns() -> frozenset[str]:
    return frozenset(read_words(__package__, "people.txt"))


def is_people_noun(lemma: str) -> bool:
    """Whether a noun, small letters and singular, names somebody by work, kin, station or fate: "caretaker"."""
    return lemma in _nouns()
