"""Mentions: names, titles and descriptions of actors and places, short names linked to full ones."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from rashomon.mark.mentions.candidates import Candidate, find_candidates
from rashomon.mark.mentions.kinds import kind_of
from rashomon.mark.mentions.linking import Links, Name, fold, link
from rashomon.mark.mentions.placing import MUCH, find_places, find_things, without_leading_place
from rashomon.mark.mentions.roles import role_after, role_before
from rashomon.mark.parse import Parsed
from rashomon.mark.places import country_in, country_of
from rashomon.model import Mention, MentionKind, Span, TimeExpression

__all__ = ["find_mentions"]

_TIMELY: frozenset[MentionKind] = frozenset({"organisation", "work", "other"})  # what words of a date are taken for


def find_mentions(parsed: Parsed, times: Sequence[TimeExpression] = ()) -> tuple[Mention, ...]:
    """The mentions of an article, in text order; words of its ``times`` ("GMT", "Boxing Day") are no names.

    ``name`` is the fullest name that the article gives the same thing; the kind is decided by all mentions of that
    name together, because the recogniser's label of a single short name is often wrong.
    """
    doc, text = parsed.doc, parsed.text
    found = find_candidates(doc)
    places = find_places(doc, found, [fold(candidate.words(doc)) for candidate in found])
    parted = [part for candidate in found for part in without_leading_place(doc, candidate, places)]
    candidates, roles = _with_roles(doc, parted)
    keys = [fold(candidate.words(doc)) for candidate in candidates]
    links = link(keys, _persons(candidates, keys, roles) - places.keys(), places.keys())
    roots = _resolve(keys, links)
    surfaces = [" ".join(candidate.span(doc).of(text).split()) for candidate in candidates]
    names, kinds = _names_and_kinds(candidates, keys, roots, surfaces, roles)
    kinds |= {key: "place" for key, weight in places.items() if kinds.get(key) in _yielding(weight)}
    kinds |= {key: "other" for key in find_things(doc, candidates, keys) if kinds.get(key) == "person"}
    made = (
        _mention(parsed, candidate, names[root], kinds[root], roles[candidate])
        for candidate, root in zip(candidates, roots, strict=True)
    )
    dates = [time.span for time in times if time.type != "DURATION"]
    return tuple(m for m in made if m.kind not in _TIMELY or not any(date.contains(m.span) for date in dates))


def _yielding(weight: float) -> frozenset[str]:
    """The kinds that give way to evidence of this weight for a place."""
    return frozenset({"person", "other", "organisation"} if weight >= MUCH else {"person", "other"})


def _with_roles(doc: Doc, candidates: Sequence[Candidate]) -> tuple[list[Candidate], dict[Candidate, Span | None]]:
    """The candidates with the offices before them, those left out that are only part of such an office."""
    roles = {candidate: role_before(doc, candidate) for candidate in candidates}
    inside = [role for role in roles.values() if role is not None]
    return [c for c in roles if c.label or not any(role.contains(c.span(doc)) for role in inside)], roles


def _persons(
    candidates: Sequence[Candidate], keys: Sequence[Name], roles: dict[Candidate, Span | None]
) -> frozenset[Name]:
    """The folded names that are people's, by the whole article's votes."""
    labels: defaultdict[Name, list[str]] = defaultdict(list)
    for candidate, key in zip(candidates, keys, strict=True):
        labels[key].append(candidate.label)
    titled = {key for candidate, key in zip(candidates, keys, strict=True) if roles[candidate] is not None}
    return frozenset(key for key, seen in labels.items() if kind_of(key, seen, titled=key in titled) == "person")


def _resolve(keys: Sequence[Name], links: Links) -> list[Name]:
    """The full name behind each name, in text order; one that fits several means the last of them that was named."""
    last_named: dict[Name, int] = {}
    first_named = {key: index for index, key in reversed(list(enumerate(keys)))}
    resolved = []
    for index, key in enumerate(keys):
        roots = links.roots(key)
        root = max(roots, key=lambda r: (last_named.get(r, -1), -first_named.get(r, len(keys)), r))
        last_named[root] = index
        resolved.append(root)
    return resolved


def _names_and_kinds(
    candidates: Sequence[Candidate],
    keys: Sequence[Name],
    roots: Sequence[Name],
    surfaces: Sequence[str],
    roles: dict[Candidate, Span | None],
) -> tuple[dict[Name, str], dict[Name, MentionKind]]:
    """For each root its name as it is most often written in full, and its kind by the votes of all its mentions."""
    written: defaultdict[Name, Counter[str]] = defaultdict(Counter)
    labels: defaultdict[Name, list[str]] = defaultdict(list)
    titled = set()
    for candidate, key, root, surface in zip(candidates, keys, roots, surfaces, strict=True):
        labels[root].append(candidate.label)
        if roles[candidate] is not None:
            titled.add(root)
        if key == root:
            written[root][surface] += 1
    names = {root: min(seen, key=lambda s: (-seen[s], s)) if seen else " ".join(root) for root, seen in written.items()}
    return names, {root: kind_of(root, labels[root], titled=root in titled) for root in names}


def _mention(parsed: Parsed, candidate: Candidate, name: str, kind: MentionKind, before: Span | None) -> Mention:
    span = candidate.span(parsed.doc)
    role = (before or role_after(parsed.doc, candidate)) if kind == "person" else None
    office = role.of(parsed.text) if role is not None else None
    if kind == "person":
        country = country_in(office) if office is not None else None
    else:
        known = country_of(name)
        country = known.iso3 if known is not None else country_in(name)
    return Mention(span, kind, name, office, country)
