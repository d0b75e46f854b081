"""Comparing two names: short and full, nicknames, spellings and transliterations."""

import re
from functools import cache, lru_cache

from rashomon.collate.wording import fold, rows
from rashomon.lexicon import WordLists, read_rules

Name = tuple[str, ...]
# "spokeswoman for Speaker" Falk: the office is hers, the work somebody else's
_ANOTHERS = re.compile(r".*[a-z] (?:for|to) ((?:[A-Z][\w.-]*)(?: [A-Z][\w.-]*)?)$")
_SPLIT = re.compile(r"[^\w'’.&]+")


@lru_cache(maxsize=100_000)
def tokens(name: str) -> Name:
    """The folded parts of a name without articles, honorifics and company forms: ``Mr. Xi's`` -> ``("xi",)``."""
    parts = [fold(part.strip(".'’")) for part in _SPLIT.split(name)]
    parts = [part for part in parts if part]
    kept = tuple(part for part in parts if part not in _words("honorific") and part not in _words("form"))
    return kept or tuple(parts)


def own_role(role: str) -> str:
    """The part of a role that is that of the person named behind it; empty where nothing of it is.

    >>> own_role("spokeswoman for Speaker"), own_role("lawyer for Mr."), own_role("chief of staff")
    ('Speaker', '', 'chief of staff')
    >>> own_role("and Osk's attorney general")
    ''
    """
    if role.startswith(("and ", "or ")):  # the second of two people's, listed behind the first
        return ""
    another = _ANOTHERS.match(role)
    own = role if another is None else another[1]
    return own if tokens(own) and not set(tokens(own)) <= _words("honorific") else ""


def short_of(short: Name, full: Name) -> bool:
    """Whether ``short`` can stand for the person ``full``: some of its parts, never a middle one alone."""
    if not short or len(short) >= len(full):
        return False
    rest = iter(full)
    return all(part in rest for part in short) and (short[-1] == full[-1] or short[0] == full[0])


def acronyms(full: Name) -> frozenset[str]:
    """What can be made of the first letters of a name: ``who`` of ``("world", "health", "organization")``."""
    if len(full) < 2:
        return frozenset()
    small = {"of", "the", "for", "and", "on", "in", "&"}
    made = ("".join(part[0] for part in full), "".join(part[0] for part in full if part not in small))
    return frozenset(letters for letters in made if len(letters) > 1)


def same_person(left: Name, right: Name) -> str | None:
    """The reason why two full names can be one person, in words; None where they cannot."""
    left, right = _named(left), _named(right)
    if len(left) < 2 or len(right) < 2 or not _middles_fit(left, right):
        return None
    if _ends(left) == _ends(right):
        return "same first and last name"
    if left[-1] == right[-1] and _same_first(left[0], right[0]):
        return (
            f"{left[0].title()} is short for {right[0].title()}" if len(left[0]) < len(right[0]) else "short first name"
        )
    if len(left) == len(right) and sorted(left) == sorted(right):
        return "same names in another order"
    if all(_alike(a, b) for a, b in zip(_ends(left), _ends(right), strict=True)):
        return "spelt or transliterated differently"
    return None


@lru_cache(maxsize=100_000)
def sounds(part: str) -> str:
    """A key that usual transliterations of one name share: ``xi`` and ``shi``, ``gaddafi`` and ``qadhafi``."""
    key = part
    for old, new in _transliterations():
        key = re.sub(old, new, key)
    return re.sub(r"(.)\1+", r"\1", key)


def _named(name: Name) -> Name:
    """A name without the initial before the first name it goes by: "J. Christopher Stevens"."""
    return name[1:] if len(name) > 2 and len(name[0]) == 1 and len(name[1]) > 1 else name


def _middles_fit(left: Name, right: Name) -> bool:
    """Whether two middle names or initials can be one: George H. W. is not George W."""
    if left[0] != right[0] or left[-1] != right[-1] or len(left) < 3 or len(right) < 3:
        return True
    one, two = (["".join(part.split("."))[:1] for part in name[1:-1]] for name in (left, right))
    return one[0] == two[0]


def misspelt(one: str, two: str) -> bool:
    """Whether one word is the other with one letter put in, left out, changed or changed places with its neighbour."""
    half = (min(len(one), len(two)) - 2) // 2  # before or behind the place where they differ so much is the same
    if half > 0 and one[:half] != two[:half] and one[-half:] != two[-half:]:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    swapped = one[:at] + one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :] == two
    return swapped or one_edit(one, two)


def _ends(name: Name) -> Name:
    return (name[0], name[-1])


def _same_first(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return _nicknames().get(short, short) == _nicknames().get(long, long) or (
        len(short) >= 3 and long.startswith(short)
    )


def _alike(left: str, right: str) -> bool:
    if left == right or sounds(left) == sounds(right):
        return True
    return min(len(left), len(right)) >= 5 and left[0] == right[0] and one_edit(left, right)


def one_edit(left: str, right: str) -> bool:
    """Whether one letter put in, left out or changed makes one name of the other."""
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


class _Affixes(WordLists, frozen=True, kw_only=True):
    honorific: frozenset[str]
    form: frozenset[str]


@cache
def _affixes() -> _Affixes:
    return read_rules(__package__, "affixes.toml", _Affixes)


def _words(kind: str) -> frozenset[str]:
    return _affixes()[kind]


@cache
def _nicknames() -> dict[str, str]:
    return {name: row[0] for row in rows(__package__, "nicknames.txt") for name in row}


@cache
def _transliterations() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1] if len(row) > 1 else "") for row in rows(__package__, "transliterations.txt"))
