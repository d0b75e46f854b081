"""What can be read, and by what it is known."""

from rashomon.lexicon import Entry, Rules, read_rules


class Format(Entry, frozen=True, kw_only=True):
    """One format: endings of file names, by what it is recognised, and how a person gets it."""

    name: str
    endings: tuple[str, ...]
    known_by: str
    origin: str


class _Formats(Rules, frozen=True, kw_only=True):
    format: tuple[Format, ...]


def formats() -> tuple[Format, ...]:
    """All formats that are read."""
    return read_rules("rashomon.read", "formats.toml", _Formats).format
