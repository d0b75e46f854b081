"""The cast of a story: the names of all reports joined into actors, every join with its reason."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from rashomon.collate.actors.institutions import is_seat
from rashomon.collate.actors.joins import Entity, Join, propose
from rashomon.collate.actors.names import Name, own_role, tokens
from rashomon.collate.corrections import Corrections
from rashomon.collate.evidence import Evidence
from rashomon.model import Actor, ActorMention, Assertion, Party, content_id

Label = TypeVar("Label", bound=str)

_WHOSE = frozenset((one,) for one in ("of", "under", "with", "by"))  # words before whose brother one is
_STATES = frozenset(("be", "have"))  # verbs whose subject does nothing


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors, and who is meant by a name in an article."""

    actors: tuple[Actor, ...]
    known: Mapping[Name, str]
    countries: Mapping[str, str]
    by_id: Mapping[str, Actor] = field(default_factory=dict)
    by_role: Mapping[Name, frozenset[str]] = field(default_factory=dict)

    def named(self, name: str) -> str | None:
        """The id of the actor that ``name`` names; None where no report marks it."""
        return self.known.get(tokens(name))

    def of(self, party: Party | None) -> str | None:
        """The id of the actor that ``party`` is; a place that stands for its government is its country.

        A house that speaks by its own name, as the White House, is itself.
        """
        if party is None or party.anonymous:
            return None
        named = self.named(party.name)
        house = named is not None and is_seat(tokens(party.name))
        if party.metonym and party.country is not None and party.country in self.countries and not house:
            return self.countries[party.country]
        return named

    def houses_in(self, role: str) -> tuple[str, ...]:
        """The organisations named at the beginning of a role: "State Department spokesman"."""
        parts = tokens(role)
        starts = (parts[:end] for end in range(len(parts), 0, -1))
        named = (self.known[start] for start in starts if start in self.known)
        return tuple(identity for identity in named if self.by_id[identity].kind == "organisation")

    def holders(self, role: str) -> frozenset[str]:
        """The ids of those who hold a role: "prime minister"."""
        return self.by_role.get(tokens(role), frozenset())

    def name(self, identity: str | None) -> str | None:
        """The name shown for an actor."""
        return self.by_id[identity].name if identity is not None and identity in self.by_id else None


def find_actors(evidence: Evidence, corrections: Corrections) -> Cast:
    """Every actor of the story once; the order of the articles never matters."""
    entities = _entities(evidence)
    joins = propose(entities, corrections)
    actors: list[Actor] = []
    known: dict[Name, str] = {}
    reasons: defaultdict[Name, list[int]] = defaultdict(list)
    for number, join in enumerate(joins):
        reasons[join.short].append(number)
    acting = _acting(evidence)
    for members in _groups(entities, joins):
        numbers = sorted(number for key in members for number in reasons[key])
        deeds = sum(acting[key] for key in members)
        actor = _actor([entities[key] for key in members], [joins[number] for number in numbers], deeds)
        actors.append(actor)
        known |= dict.fromkeys(members, actor.id)
    actors.sort(key=_rank)
    countries = {actor.country: actor.id for actor in reversed(actors) if actor.kind == "country" and actor.country}
    roles: defaultdict[Name, set[str]] = defaultdict(set)
    for actor in actors:
        for role in actor.roles:
            roles[tokens(role)].add(actor.id)
    by_role = {role: frozenset(holders) for role, holders in roles.items()}
    return Cast(tuple(actors), known, countries, {actor.id: actor for actor in actors}, by_role)


def _acting(evidence: Evidence) -> Counter[Name]:
    """How often each name speaks, acts, is acted on, or does what a statement tells."""
    found: Counter[Name] = Counter()
    for article in evidence.articles:
        found.update(tokens(quote.speaker.name) for quote in article.quotes if quote.speaker is not None)
        found.update(tokens(party.name) for event in article.events for party in (*event.actors, *event.recipients))
        found.update(tokens(name) for one in article.assertions for name in _doers(one))
    return found


def _doers(one: Assertion) -> Iterable[str]:
    """Who does what a clause tells by a verb; who only is or has something does nothing."""
    if one.mood == "statement" and one.type is None and one.lemma not in _STATES:
        yield from (argument.name for argument in one.arguments if argument.role == "subject" and argument.name)


def _rank(actor: Actor) -> tuple[bool, bool, bool, int, int, str, str]:
    """Who speaks or acts comes first, then people, bodies and countries, what is only a place last.

    Among these, who is named by most reports, most often.
    """
    reports = len({mention.article for mention in actor.mentions})
    thing = not actor.deeds and actor.kind not in ("person", "organisation", "country")
    return actor.kind == "place", not actor.deeds, thing, -reports, -len(actor.mentions), actor.name, actor.id


def _entities(evidence: Evidence) -> dict[Name, Entity]:
    """One entity a name, with everything the reports say of it."""
    entities: dict[Name, Entity] = {}
    for article in evidence.articles:
        for mention in article.mentions:
            key = tokens(mention.name)
            if not key:
                continue
            entity = entities.setdefault(key, Entity(key))
            entity.kinds[mention.kind] += 1
            entity.names[mention.name] += 1
            entity.surfaces[mention.span.of(article.text)] += 1
            entity.mentions.append(ActorMention(article.id, mention.span))
            entity.articles.add(article.id)
            if mention.role and (role := own_role(mention.role)):
                entity.roles[role] += 1
            if mention.country:
                entity.countries[mention.country] += 1
    people = {key for key, entity in entities.items() if len(key) > 1 and _most(entity.kinds) == "person"}
    for entity in entities.values():
        for role in [role for role in entity.roles if _names_one_of(tokens(role), people)]:
            del entity.roles[role]
    return dict(sorted(entities.items()))


def _names_one_of(role: Name, people: Collection[Name]) -> bool:
    """Whether a role runs on into another name: "whip Ida Falk" beside a third person, not "brother of Ida Falk"."""
    places = ((start, end) for end in range(2, len(role) + 1) for start in range(end - 1))
    return any(role[start:end] in people and role[start - 1 : start] not in _WHOSE for start, end in places)


def _groups(entities: Iterable[Name], joins: Iterable[Join]) -> list[list[Name]]:
    parent = {key: key for key in entities}

    def root(key: Name) -> Name:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    for join in joins:
        first, second = sorted((root(join.short), root(join.full)))
        parent[second] = first
    groups: defaultdict[Name, list[Name]] = defaultdict(list)
    for key in parent:
        groups[root(key)].append(key)
    return list(groups.values())


def _actor(members: list[Entity], joins: list[Join], deeds: int) -> Actor:
    total = Entity(())
    for member in members:
        total.add(member)
    full = max(members, key=lambda e: (e.weight * (2 if len(e.key) > 1 else 1), len(e.key), e.key))
    kind = _most(total.kinds)
    plurals = (surface for surface, _ in _ranked(total.surfaces) if kind == "group" and surface.endswith("s"))
    name = next(plurals, _most(full.names))  # "Republicans" are people, "Republican" is a word for them
    return Actor(
        id=content_id("act", *full.key, kind),
        name=name,
        kind=kind,
        country=_most(total.countries) if total.countries else None,
        roles=tuple(role for role, _ in _ranked(total.roles)[:6]),
        surfaces=tuple(surface for surface, _ in _ranked(total.surfaces)),
        mentions=tuple(sorted(total.mentions, key=lambda m: (m.article, m.span))),
        reasons=tuple(dict.fromkeys(join.reason for join in joins)),
        deeds=deeds,
    )


def _ranked(counts: Counter[Label]) -> list[tuple[Label, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _most(counts: Counter[Label]) -> Label:
    return _ranked(counts)[0][0]
