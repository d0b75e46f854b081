"""Authors in fields: names without addresses, openers, roles and outlets."""

import re
from collections.abc import Iterable, Iterator

from rashomon.read.admission import field
from rashomon.read.credits import east_asian_authors
from rashomon.read.given.markup import plain_words
from rashomon.read.pages.names import is_name, is_person, opens, split_names, strip_opener

_MOST = 50
_MAIL = r"[^\s@<>()]+@[^\s@<>()]+"
_NAMED = re.compile(
    rf"^\s*{_MAIL}\s*\((?P<behind>[^()]*)\)\s*$|^\s*(?P<before>[^<>]*?)\s*<{_MAIL}>\s*$|^\s*(?P<none>(?:mailto:)?{_MAIL}|https?://\S+)\s*$"
)


def people(value: object) -> tuple[str, ...]:
    """The authors in a field: a string, a list of strings, an object with a name, or a list of such.

    >>> people("ed@mail.example (Ada Quill)"), people("By Ada Quill and Tom Pell, Port reporter")
    (('Ada Quill',), ('Ada Quill', 'Tom Pell'))
    >>> people(["Ada Quill | Ellery Mail"]), people("desk@mail.example"), people("Courier Staff")
    (('Ada Quill',), (), ('Courier Staff',))
    """
    items: Iterable[object] = value[:_MOST] if isinstance(value, list | tuple) else (value,)
    return tuple(dict.fromkeys(name for item in items for name in _names(item)))[:_MOST]


def _names(item: object) -> Iterator[str]:
    if isinstance(item, dict):
        yield from _names(item.get("name"))
        return
    words = field(plain_words(item))
    if words is None:
        return
    if found := _NAMED.match(words):
        words = found["behind"] or found["before"] or ""
    for part in words.split(";"):
        yield from _of(part.strip())


def _of(words: str) -> Iterator[str]:
    """The people in one string; where it names none, the house that it names."""
    if not words:
        return
    if signed := [name for name, _, _ in east_asian_authors(words)]:
        yield from signed
        return
    before, bar, _ = words.partition("|")  # behind it stands the outlet
    names = split_names(before if bar and any(map(is_person, split_names(before))) else words)
    persons = [name for name in names if is_person(name)]
    if persons and is_person(names[0]):
        yield from persons
    elif not opens(words):
        yield words
    elif is_name(bare := strip_opener(words)):
        yield bare
