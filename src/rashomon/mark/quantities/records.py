"""The records of the data files of quantities: what each may say, so that anything else is an error."""

from rashomon.lexicon import Entry, Rules


class UnitEntry(Entry, frozen=True, kw_only=True):
    """A unit of measure; the head of units.toml says what each key means."""

    words: tuple[str, ...]
    short: tuple[str, ...] = ()
    tight: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    base: str | None = None
    factor: float = 1.0
    offset: float = 0.0


class Units(Rules, frozen=True, kw_only=True):
    """units.toml."""

    unit: tuple[UnitEntry, ...]


class Currencies(Rules, frozen=True, kw_only=True):
    """currencies.toml: signs and words, each with its currency."""

    sign: dict[str, str]
    letter: dict[str, str]
    tight: dict[str, str]
    words: dict[str, str]
    cents: dict[str, str]
    large: dict[str, str]


class Bounds(Rules, frozen=True, kw_only=True):
    """bounds.toml: verbs of change, and words beside a number with the bound that they set."""

    changes: str
    moves: str
    before: dict[str, str]
    behind: dict[str, str]


class Names(Rules, frozen=True, kw_only=True):
    """names.toml: numbers that count nothing, and words that say what is counted."""

    before: str
    codes: tuple[str, ...]
    idle: str
    shared: str
    undivided: str
    people: str
    crowds: str
    peopled: str
    tallies: str
    fates: str
    befell: str
    lost: str
    met: str
    harms: str
