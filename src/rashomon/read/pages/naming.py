"""What the names of an element (class, id, itemprop, role) say of what lies in it: the groups of ``containers.tsv``."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import read_table
from rashomon.read.pages.markup import Element

_STEM = 3
"""Letters by which alternatives are looked up: nearly all of the patterns begin with so many plain ones."""
_PLAIN = re.compile(rf"[^\W\d_]{{{_STEM},}}+(?![?*{{])")
_SIGN = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|.")
_MOST = 300
"""Characters of an element's names that are looked at."""


@lru_cache(maxsize=1)
def groups() -> tuple[tuple[str, str], ...]:
    """The groups of ``containers.tsv``, each with its regular expression."""
    return tuple((name, pattern) for name, pattern in read_table("rashomon.read.pages", "containers.tsv", 2))


@lru_cache(maxsize=1)
def _prose() -> re.Pattern[str]:
    return re.compile(groups()[0][1])


def groups_of(element: Element) -> tuple[int, ...]:
    """The indices of the groups that the names of an element belong to."""
    if element.groups is None:
        names = ""
        if element.raw:
            get = element.attributes.get
            parts = (get("class"), get("id"), get("itemprop"), get("role"), get("data-component"))
            names = " ".join(filter(None, parts)).lower()[:_MOST]
        element.groups = _named(names) if names else ()
    return element.groups


@lru_cache(maxsize=8192)
def _named(names: str) -> tuple[int, ...]:
    """Which groups a string of names belongs to; only the first group, prose, looks beyond a blank."""
    bits = int(_prose().search(names) is not None)
    for word in names.split():
        bits |= _bits(word)
    return _members(bits)


@lru_cache(maxsize=8192)
def _members(bits: int) -> tuple[int, ...]:
    return tuple(i for i in range(bits.bit_length()) if bits >> i & 1)


@dataclass(frozen=True, slots=True)
class _Alternatives:
    """The alternatives of all groups but the first, each with the bit of its group.

    ``begun`` holds those that begin with ``_STEM`` plain letters, by these: each with all the letters it begins with,
    and its pattern where it is more than these. ``others`` are the rest, group by group, of which ``rest`` finds any.
    """

    begun: dict[str, list[tuple[str, re.Pattern[str] | None, int]]]
    rest: re.Pattern[str]
    others: tuple[tuple[re.Pattern[str], int], ...]


@lru_cache(maxsize=1)
def _alternatives() -> _Alternatives:
    begun: defaultdict[str, list[tuple[str, re.Pattern[str] | None, int]]] = defaultdict(list)
    others: defaultdict[int, list[str]] = defaultdict(list)
    for index, (_, pattern) in enumerate(groups()):
        for alternative in _split(pattern) if index else ():
            if plain := _PLAIN.match(alternative):
                more = None if plain[0] == alternative else re.compile(alternative)
                begun[alternative[:_STEM]].append((plain[0], more, 1 << index))
            else:
                others[1 << index].append(alternative)
    rest = re.compile("|".join(alternative for found in others.values() for alternative in found))
    return _Alternatives(dict(begun), rest, tuple((re.compile("|".join(own)), bit) for bit, own in others.items()))


def _split(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern: what lies between the bars outside brackets."""
    depth, own = 0, ""
    for sign in _SIGN.findall(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield own
            own = ""
        else:
            own += sign
    yield own


@lru_cache(maxsize=32_768)
def _bits(word: str) -> int:
    """Which groups but the first a single name belongs to, one bit each; pure, so that caching leaves no trace."""
    known = _alternatives()
    begun, bits = known.begun, 0
    for at in range(len(word) - _STEM + 1):
        if (start := word[at : at + _STEM]) in begun:
            for plain, pattern, bit in begun[start]:
                if word.startswith(plain, at) and (pattern is None or pattern.match(word, at)):
                    bits |= bit
    if known.rest.search(word):
        for pattern, bit in known.others:
            if pattern.search(word):
                bits |= bit
    return bits
