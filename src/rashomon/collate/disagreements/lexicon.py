"""The lists of words of this room, each read once; their files say what they are for."""

from functools import cache

from rashomon.lexicon import Rules, WordLists, read_rules


class ExclusiveWords(Rules, frozen=True, kw_only=True):
    """Words for outcomes that exclude one another, and those that such comparisons leave aside."""

    plan_off: tuple[str, ...]
    plan_later: tuple[str, ...]
    appointment: tuple[str, ...]
    office_dismissed: tuple[str, ...]
    office_left: tuple[str, ...]
    person: tuple[str, ...]
    said: tuple[str, ...]


class TollWords(WordLists, frozen=True, kw_only=True):
    """What befell people: ``does`` stands before their number, ``befell`` behind it."""

    killed_does: frozenset[str]
    killed_befell: frozenset[str]
    injured_does: frozenset[str]
    injured_befell: frozenset[str]
    missing_befell: frozenset[str]
    held_does: frozenset[str]
    held_befell: frozenset[str]
    gathered_does: frozenset[str]
    gathered_befell: frozenset[str]
    between: frozenset[str]
    part: frozenset[str]

    def fates(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """Each fate with the words before and behind the number."""
        names = sorted(name.removesuffix("_befell") for name in self.__struct_fields__ if name.endswith("_befell"))
        return {name: (getattr(self, f"{name}_does", frozenset()), self[f"{name}_befell"]) for name in names}


class Negations(WordLists, frozen=True, kw_only=True):
    """Words that deny what they stand with."""

    clear: frozenset[str]
    faint: frozenset[str]


class ProgressWords(WordLists, frozen=True, kw_only=True):
    """Words that say that a figure has changed, is a part of one, or counts what is done in a game."""

    turned: frozenset[str]
    besides: frozenset[str]
    parting: frozenset[str]
    play: frozenset[str]


class EncounterWords(WordLists, frozen=True, kw_only=True):
    """Words that name an encounter of people, by its kind."""

    call: frozenset[str]
    meeting: frozenset[str]


@cache
def exclusive_words() -> ExclusiveWords:
    """The words of ``exclusive.toml``."""
    return read_rules(__package__, "exclusive.toml", ExclusiveWords)


@cache
def toll_words() -> TollWords:
    """The words of ``tolls.toml``."""
    return read_rules(__package__, "tolls.toml", TollWords)


@cache
def negation_words() -> Negations:
    """The words of ``negations.toml``."""
    return read_rules(__package__, "negations.toml", Negations)


@cache
def encounter_words() -> EncounterWords:
    """The words of ``encounters.toml``."""
    return read_rules(__package__, "encounters.toml", EncounterWords)


@cache
def progress_words() -> ProgressWords:
    """The words of ``progress.toml``."""
    return read_rules(__package__, "progress.toml", ProgressWords)
