"""Rules as records: every key declared, every value of its type, every entry with an id and an example."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from rashomon.lexicon.files import LexiconError, read_text

Table = TypeVar("Table", bound="Rules")


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of rules, or a table in one: a room declares its keys as fields; any other key is an error."""


class WordLists(Rules, frozen=True, kw_only=True):
    """A file, or a table in one, of lists of words: a room declares each as a field, and may ask for it by name."""

    def __getitem__(self, name: str) -> frozenset[str]:
        found: frozenset[str] = getattr(self, name)
        return found


class Named(Rules, frozen=True, kw_only=True):
    """One rule of a file: ``id`` names it there, and its kind says what its examples are."""

    id: str


class Entry(Named, frozen=True, kw_only=True):
    """One rule with an example, a text that it applies to.

    ``counter`` is a text that looks alike and that it must leave alone. Tests of the room read both.
    """

    example: str
    counter: str | None = None


class ManyExamples(Named, frozen=True, kw_only=True):
    """One rule that takes several examples to show."""

    example: tuple[str, ...]
    counter: tuple[str, ...] = ()


def read_rules(package: str, name: str, kind: type[Table]) -> Table:
    """The rules in the TOML file ``name`` beside the modules of ``package``; ``LexiconError`` where they are wrong."""
    return decode_rules(read_text(package, name), f"{package}/{name}", kind)


def decode_rules(text: str, name: str, kind: type[Table]) -> Table:
    """The rules in the text of a TOML file; ``LexiconError`` with its ``name`` where they are wrong."""
    try:
        found = msgspec.toml.decode(text, type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise LexiconError(f"{name}: {error}") from error
    twice = [one for one, count in Counter(entry.id for entry in entries(found)).items() if count > 1]
    if twice:
        raise LexiconError(f"{name}: two entries have the id {twice[0]!r}")
    return found


def entries(rules: Rules) -> Iterator[Named]:
    """Every entry in a file of rules, however deep its tables lie."""
    if isinstance(rules, Named):
        yield rules
    for field in rules.__struct_fields__:
        value = getattr(rules, field)
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        for part in parts:
            if isinstance(part, Rules):
                yield from entries(part)
