"""Short names led to full ones inside one article."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rashomon.mark.mentions.lexicon import table
from rashomon.mark.places import country_of

Name = tuple[str, ...]
_FULL = 2  # words of a name with a given and a family name
_SMALL = frozenset({"of", "the", "and", "for", "&"})


def fold(name: Name) -> Name:
    """The words of a name for comparison: case-folded, full stops, dashes and possessive endings dropped."""
    plain = (word.casefold().replace("’", "'").removesuffix("'s").replace(".", "") for word in name)
    return tuple(word for word in plain if any(char.isalnum() for char in word)) or name


@dataclass(frozen=True, slots=True)
class Links:
    """For each folded name the folded names it may be short for; none for a name that is full already."""

    owners: dict[Name, tuple[Name, ...]]

    def roots(self, key: Name) -> tuple[Name, ...]:
        """The full names that ``key`` may stand for, itself where it is full."""
        found, reached, left = set(), {key}, [key]
        while left:
            name = left.pop()
            owners = [owner for owner in self.owners.get(name, ()) if owner not in reached]
            if name not in self.owners:
                found.add(name)
            reached.update(owners)
            left += owners
        return tuple(sorted(found)) or (key,)


def link(names: Sequence[Name], persons: frozenset[Name], places: Collection[Name] = ()) -> Links:
    """Links among folded ``names``; ``persons`` are those of people, ``places`` are short for nothing.

    A person's short name is the first or the last word of the full one ("Lund" - "Ada Lund", "Qin" - "Qin Gang"),
    or its given name is shorter ("Matt" - "Matthew"); an organisation's is its end ("Port Authority" - "Ellis Port
    Authority") or its initials.
    """
    keys = sorted(set(names), key=lambda name: (-len(name), name))
    seen = Counter(names)
    parts: defaultdict[Name, set[Name]] = defaultdict(set)
    for key in keys:
        for part in _short_forms(key, seen, person=key in persons):
            if part != key and part in seen and part not in places:
                parts[part].add(key)
    families: defaultdict[str, set[Name]] = defaultdict(set)
    for key in seen:
        if len(key) == _FULL and key in persons:
            families[key[1]].add(key)
    for key in [k for members in families.values() if len(members) > 1 for k in members]:
        parts[key] |= {other for other in families[key[1]] if other != key and _given_fits(key[0], other[0])}
    return Links({part: tuple(sorted(owners)) for part, owners in parts.items() if owners})


def _short_forms(key: Name, seen: Collection[Name], *, person: bool) -> set[Name]:
    if len(key) < 2:
        return set()
    if person and len(key) > 2:  # "Velmark Ada Lund": where both ends stand alone, the first is something else
        forms = {key[1:], key[-1:], key[-2:], (key[0], key[-1])}
        return forms if key[-1:] in seen else forms | {key[:1]}
    if person:
        return {key[:1], key[-1:]}
    initials = "".join(word[0] for word in key if word not in _SMALL)
    if country_of(initials):  # "US Side" is no full form of "US"
        initials = ""
    return {key[start:] for start in range(1, len(key) - 1)} | {(initials,)}


def _given_fits(short: str, full: str) -> bool:
    """Whether ``short`` is a shorter given name of ``full``: a beginning of three letters or a known nickname."""
    if len(short) >= 3 and len(short) < len(full) and full.startswith(short):
        return True
    return table("nicknames.tsv").get(short, ("",))[0] == full
