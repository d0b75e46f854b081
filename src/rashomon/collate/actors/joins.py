"""Which names of a story are one actor, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rashomon.collate.actors.institutions import institution, without_ending
from rashomon.collate.actors.names import Name, acronyms, misspelt, same_person, short_of, sounds, tokens
from rashomon.collate.corrections import Corrections
from rashomon.model import ActorMention, MentionKind

_LEAST = 5  # letters of a name whose misspelling can be told from another name
_RARE = 2  # times that a misspelt name is used at most
_BYNAME = 3  # parts of a byname, the surname among them
_PLAIN = 2  # parts of a first and a last name
_COMMON = 200  # names that share a part from which it brings none of them together: a first name of many
_DOMINANT = 5  # a short name with several full ones is the one that is named this many times as often


@dataclass(slots=True)
class Entity:
    """One name with all that the reports say of it."""

    key: Name
    kinds: Counter[MentionKind] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    surfaces: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    mentions: list[ActorMention] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)

    @property
    def weight(self) -> int:
        """How often the name is used."""
        return len(self.mentions)

    @property
    def kind(self) -> MentionKind:
        """The kind that most mentions have."""
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))

    def surface(self) -> str:
        """The name as it is written most often."""
        return min(self.names, key=lambda name: (-self.names[name], name))

    def add(self, other: "Entity") -> None:
        """Count everything of ``other`` here too."""
        self.kinds += other.kinds
        self.names += other.names
        self.surfaces += other.surfaces
        self.roles += other.roles
        self.countries += other.countries
        self.mentions += other.mentions
        self.articles |= other.articles


class Join(NamedTuple):
    """``short`` and ``full`` name one actor, because of ``reason``."""

    short: Name
    full: Name
    reason: str


def propose(entities: Mapping[Name, Entity], corrections: Corrections) -> tuple[Join, ...]:
    """The joins among the names of a story, a person's corrections first and last."""
    parted = [(tokens(d.first), tokens(d.second)) for d in corrections.of("actor") if not d.same]
    blocked = {frozenset(pair) for pair in parted}
    joins = [join for join in _all(entities) if frozenset((join.short, join.full)) not in blocked]
    for decision in corrections.of("actor"):
        first, second = tokens(decision.first), tokens(decision.second)
        if decision.same and first in entities and second in entities:
            joins.append(Join(first, second, decision.line()))
    return tuple(joins)


def _all(entities: Mapping[Name, Entity]) -> Iterable[Join]:
    by_part: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities.values():
        for part in dict.fromkeys(entity.key):
            by_part[part].append(entity)
    by_sound: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities.values():
        if entity.kind == "person" and entity.weight >= 3:
            for sound in {sounds(entity.key[0]), sounds(entity.key[-1])}:
                by_sound[sound].append(entity)
    yield from _countries(entities)
    for entity in entities.values():
        if len(entity.key) == 1:
            yield from _single(entity, by_part[entity.key[0]], by_sound.get(sounds(entity.key[0]), []))
        elif entity.kind == "person":
            yield from _full(entity, by_part)
    yield from _acronyms(entities)
    yield from _institutions(entities)
    yield from _unlike_kinds(entities, by_part)
    yield from _misspelt(entities)


def _institutions(entities: Mapping[Name, Entity]) -> Iterable[Join]:
    """The names of one body, whatever kind a report gives them: parties are named by their members."""
    first: dict[Name, Entity] = {}
    bodies = [e for e in entities.values() if e.kind != "country"]
    for entity in sorted(bodies, key=lambda e: (-e.weight, e.key)):
        known = first.setdefault(institution(entity.key), entity)
        if known is not entity:
            yield Join(entity.key, known.key, f"{entity.surface()} and {known.surface()}: one body")
    surnames = {entity.key[-1] for entity in bodies if entity.kind == "person" and len(entity.key) > 1}
    for entity in bodies:
        short = without_ending(entity.key)
        base = entities.get(short) if short is not None else None
        if base is None or entity.kind != "organisation":
            continue
        mistaken = base.kind in ("person", "other") and len(base.key) == 1 and base.key[0] not in surnames
        if base.kind == "organisation" or mistaken:
            yield Join(entity.key, base.key, f"{base.surface()} is short for {entity.surface()}")


def _unlike_kinds(entities: Mapping[Name, Entity], by_part: Mapping[str, list[Entity]]) -> Iterable[Join]:
    """What was not taken for a person and is named as a person of the story is, or is a title before a surname."""
    titles = {part for e in entities.values() if e.kind == "person" for role in e.roles for part in tokens(role)}
    for entity in entities.values():
        if len(entity.key) < 2 or entity.kind not in ("organisation", "other", "work"):
            continue
        people = [e for e in by_part[entity.key[-1]] if e.kind == "person" and e.key[-1] == entity.key[-1]]
        same = [e for e in people if same_person(entity.key, e.key)]
        if not same and titles.issuperset(entity.key[:-1]):
            same = people
        if not same and len(entity.key) == _PLAIN:  # "Ms. Falk" here is "Ida Falk" there
            same = [e for e in people if len(e.key) == 1]
        if not same and _byname(entity, people):
            same = people
        if same and len(same) == len(people) and _one(same):
            full = max(same, key=lambda e: (e.weight, e.key))
            yield Join(entity.key, full.key, f"{entity.surface()} and {full.surface()}: one and the same")


def _byname(entity: Entity, people: list[Entity]) -> bool:
    """Whether a name is a byname before a surname that the story uses often, and alone: "Old Salt Falk"."""
    often = sum(e.weight for e in people) >= _DOMINANT * entity.weight
    alone = any(tokens(surface) == entity.key[-1:] for e in people for surface in e.surfaces)
    return entity.kind != "organisation" and len(entity.key) <= _BYNAME and often and alone


def _one(people: list[Entity]) -> bool:
    """Whether the full names among those of one surname can be of one person."""
    full = [e.key for e in people if len(e.key) > 1]
    return all(same_person(full[0], key) for key in full[1:])


def _countries(entities: Mapping[Name, Entity]) -> Iterable[Join]:
    first: dict[str, Entity] = {}
    for entity in sorted(entities.values(), key=lambda e: (-e.weight, e.key)):
        if entity.kind == "country" and entity.countries:
            code = min(entity.countries, key=lambda c: (-entity.countries[c], c))
            if first.setdefault(code, entity) is not entity:
                yield Join(entity.key, first[code].key, f"{entity.surface()} and {first[code].surface()}: one country")


def _single(entity: Entity, near: list[Entity], alike: list[Entity]) -> Iterable[Join]:
    """A surname (or first name) to the one full name that holds it; else to a name that sounds alike.

    Where one report has both and did not take the one for the other, they are two.
    """
    people = [
        other
        for other in near
        if other.kind == "person" and short_of(entity.key, other.key) and not entity.articles & other.articles
    ]
    people.sort(key=lambda other: (-other.weight, other.key))
    if entity.kind in ("country", "organisation") and people and entity.weight > people[0].weight:
        return
    if people and _clear(entity, people):
        yield Join(entity.key, people[0].key, f"{entity.surface()} is short for {people[0].surface()}")
    elif not people and entity.kind in ("person", "other", "place", "organisation") and entity.weight <= 2:
        yield from _misheard(entity, alike)


def _clear(entity: Entity, people: list[Entity]) -> bool:
    if len(people) == 1 or people[0].weight >= _DOMINANT * people[1].weight:
        return True
    if all(same_person(people[0].key, other.key) for other in people[1:]):
        return True
    shared = [other for other in people if other.roles.keys() & entity.roles.keys()]
    return len(shared) == 1 and shared[0] is people[0]


def _misheard(entity: Entity, near: list[Entity]) -> Iterable[Join]:
    """A name used once or twice, without a first name, that sounds like one the story uses often."""
    alike = [other for other in near if other is not entity and entity.key[0] not in other.key]
    if len({other.key[0] for other in alike}) == 1:
        full = max(alike, key=lambda other: (other.weight, other.key))
        yield Join(entity.key, full.key, f"{entity.surface()} is {full.surface()} in another transliteration")


def _misspelt(entities: Mapping[Name, Entity]) -> Iterable[Join]:
    """A person's name used once or twice, alone, that is one letter off the last name of one person of the story.

    A first name alone, of somebody who is named by it only, is held against other names that stand alone.
    """
    by_start: defaultdict[str, list[tuple[str, Entity]]] = defaultdict(list)
    for entity in entities.values():
        if entity.kind == "person" and len(entity.key[-1]) >= _LEAST:
            by_start[entity.key[-1][0]].append((entity.key[-1], entity))
    known = Counter(part for entity in entities.values() for part in entity.key)
    for entity in entities.values():
        word = entity.key[0]
        if entity.kind != "person" or len(entity.key) > 1 or len(word) < _LEAST or entity.weight > _RARE:
            continue
        near = [(last, e) for last, e in by_start[word[0]] if last != word and misspelt(last, word)]
        if known[word] == 1 and len({last for last, _ in near}) == 1:
            full = max((e for _, e in near), key=lambda other: (other.weight, other.key))
            if full.weight >= entity.weight and word.rstrip("s") != near[0][0].rstrip("s"):
                yield Join(entity.key, full.key, f"{entity.surface()} is one letter off {full.surface()}")


def _full(entity: Entity, by_part: Mapping[str, list[Entity]]) -> Iterable[Join]:
    """A full name to another full name of the same person: nickname, middle name, spelling."""
    seen = {entity.key}
    for part in entity.key:
        for other in by_part[part] if len(by_part[part]) <= _COMMON else ():
            if other.key in seen or other.key > entity.key or other.kind != "person":
                continue
            seen.add(other.key)
            reason = same_person(entity.key, other.key)
            if reason:
                yield Join(entity.key, other.key, f"{entity.surface()} and {other.surface()}: {reason}")
            elif short_of(entity.key, other.key) or short_of(other.key, entity.key):
                yield Join(entity.key, other.key, f"{entity.surface()} and {other.surface()}: one holds the other")


def _acronyms(entities: Mapping[Name, Entity]) -> Iterable[Join]:
    longer: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities.values():
        if entity.kind in ("organisation", "group", "other"):
            for letters in acronyms(entity.key):
                longer[letters].append(entity)
    for entity in entities.values():
        if len(entity.key) == 1 and any(s.isupper() for s in entity.surfaces) and entity.kind != "person":
            full = longer.get(entity.key[0], ())
            if len(full) == 1:
                yield Join(entity.key, full[0].key, f"{entity.surface()} is the abbreviation of {full[0].surface()}")
