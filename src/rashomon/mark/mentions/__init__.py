"""Mentions: names, titles and descriptions of actors and places, short names linked to full ones."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from rashomon.mark.mentions.address import Gender, addressed, genders_of
from rashomon.mark.mentions.candidates import Candidate, find_candidates
from rashomon.mark.mentions.kinds import kind_of
from rashomon.mark.mentions.linking import Links, Name, fold, link
from rashomon.mark.mentions.placing import MUCH, find_places, find_things, without_leading_place
from rashomon.mark.mentions.roles import role_after, role_before
from rashomon.mark.mentions.sifting import datelined, named_again, sifted
from rashomon.mark.parse import Parsed
from rashomon.mark.places import country_in, country_of
from rashomon.model import Mention, MentionKind, Span, TimeExpression

__all__ = ["find_mentions"]

_TIMELY: frozenset[MentionKind] = frozenset(
    {"person", "organisation", "work", "other"}
)  # what words of a date are taken for


def find_mentions(parsed: Parsed, times: Sequence[TimeExpression] = ()) -> tuple[Mention, ...]:
    """The mentions of an article, in text order; words of its ``times`` ("GMT", "Boxing Day") are no names.

    ``name`` is the fullest name that the article gives the same thing; the kind is decided by all mentions of that
    name together, because the recogniser's label of a single short name is often wrong.
    """
    doc, text = parsed.doc, parsed.text
    found = sifted(doc, find_candidates(doc))
    found += named_again(doc, found)
    stated = list(datelined(doc))
    found = sorted([*(c for c in found if not _within(c, stated)), *stated], key=lambda candidate: candidate.first)
    places = find_places(doc, found, [fold(candidate.words(doc)) for candidate in found])
    places |= {fold(place.words(doc)): MUCH for place in stated if _is_shouted(doc[place.first].text)}
    parted = [part for candidate in found for part in without_leading_place(doc, candidate, places)]
    candidates, roles = _with_roles(doc, parted)
    keys = [fold(candidate.words(doc)) for candidate in candidates]
    links = link(keys, _persons(candidates, keys, roles) - places.keys(), places.keys())
    roots = _resolve(keys, links, _Addresses(doc, candidates, keys, roles))
    surfaces = [" ".join(candidate.span(doc).of(text).split()) for candidate in candidates]
    names, kinds = _names_and_kinds(candidates, keys, roots, surfaces, roles)
    kinds |= {key: "place" for key, weight in places.items() if kinds.get(key) in _yielding(weight)}
    kinds |= {key: "other" for key in find_things(doc, candidates, keys) if kinds.get(key) == "person"}
    made = (
        _mention(parsed, candidate, names[root], kinds[root], roles[candidate])
        for candidate, root in zip(candidates, roots, strict=True)
    )
    dates = sorted(time.span for time in times if time.type != "DURATION")
    return tuple(m for m in made if m.kind not in _TIMELY or not _is_inside(m.span, dates))


def _is_inside(span: Span, dates: Sequence[Span]) -> bool:
    """Whether a span lies within one of the ``dates``, which are in text order and do not overlap."""
    place = bisect_right(dates, span.start, key=lambda date: date.start)
    return place > 0 and dates[place - 1].contains(span)


def _is_shouted(word: str) -> bool:
    """Whether a word is a place in capitals: "OSLO"; not "S.C."."""
    return word.isupper() and word.isalpha() and len(word) > len("ROM")


def _within(candidate: Candidate, stated: Sequence[Candidate]) -> bool:
    """Whether a candidate shares words with the place of a dateline."""
    return any(candidate.first < place.last and place.first < candidate.last for place in stated)


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


class _Addresses:
    """Who is meant by a surname behind Mr or Mrs: of the full names that fit only those of that gender."""

    def __init__(
        self, doc: Doc, candidates: Sequence[Candidate], keys: Sequence[Name], roles: Mapping[Candidate, Span | None]
    ) -> None:
        self._forms = [addressed(doc, candidate) for candidate in candidates]
        self._genders = genders_of(doc, candidates, keys, roles)
        seen: defaultdict[Name, set[Gender | None]] = defaultdict(set)
        for key, form in zip(keys, self._forms, strict=True):
            seen[key].add(form)
        self._both = {key for key, forms in seen.items() if len(key) == 1 and {"he", "she"} <= forms}

    def among(self, index: int, key: Name, roots: tuple[Name, ...]) -> tuple[Name, ...]:
        """Those of ``roots`` that the form of address before the name at ``index`` allows.

        Where it allows none of them, or Mr and Mrs of one surname have no full name, the name with its form stands
        for itself.
        """
        form = self._forms[index]
        if form is None or len(key) > 1:
            return roots
        fitting = tuple(root for root in roots if self._genders.get(root, form) == form)
        itself = roots == (key,)
        if (itself and key in self._both) or not fitting:
            return (("mr" if form == "he" else "mrs", *key),)
        return fitting


def _resolve(keys: Sequence[Name], links: Links, addresses: _Addresses) -> list[Name]:
    """The full name behind each name, in text order; one that fits several means the last of them that was named."""
    last_named: dict[Name, int] = {}
    first_named = {key: index for index, key in reversed(list(enumerate(keys)))}
    resolved = []
    for index, key in enumerate(keys):
        roots = addresses.among(index, key, links.roots(key))
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
    forms = {"mr": "Mr.", "mrs": "Mrs."}
    labels: defaultdict[Name, list[str]] = defaultdict(list)
    titled = set()
    for candidate, key, root, surface in zip(candidates, keys, roots, surfaces, strict=True):
        labels[root].append(candidate.label)
        if roles[candidate] is not None:
            titled.add(root)
        if key == root:
            written[root][surface] += 1
        elif root[1:] == key and root[0] in forms:
            written[root][f"{forms[root[0]]} {surface}"] += 1
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
