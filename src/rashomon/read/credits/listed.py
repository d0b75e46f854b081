"""The agencies that ``agencies.toml`` lists, and what those that it does not list are called."""

from functools import cache

from rashomon.lexicon import Rules, read_rules


class Unlisted(Rules, frozen=True, kw_only=True):
    """Nouns that agencies call themselves by: ``nouns`` those that send text, ``pictures`` those of pictures.

    No agency is what begins with one of the ``kinds_of_picture``, nor in a dateline what is among ``remarks`` or,
    in capitals alone, among ``places``.
    """

    nouns: tuple[str, ...]
    pictures: tuple[str, ...]
    kinds_of_picture: tuple[str, ...]
    remarks: tuple[str, ...]
    places: tuple[str, ...]


class Agencies(Rules, frozen=True, kw_only=True):
    """What ``agencies.toml`` holds: under each kind the usual name of an agency with its spellings."""

    wire: dict[str, tuple[str, ...]]
    outlet: dict[str, tuple[str, ...]]
    photo: dict[str, tuple[str, ...]]
    unlisted: Unlisted


@cache
def listed_agencies() -> Agencies:
    """The entries of ``agencies.toml``."""
    return read_rules("rashomon.read.credits", "agencies.toml", Agencies)
