"""Names that reports write differently: one letter apart, or one surname with two first names in one place."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from rashomon.collate.actors import Cast
from rashomon.collate.actors.names import Name, misspelt, sounds, tokens
from rashomon.collate.disagreements.places import Place
from rashomon.collate.evidence import Evidence, inside
from rashomon.collate.wording import fold
from rashomon.model import Span

_LEAST, _MOST = 5, 60  # letters of a name whose spelling can be told from another name; longer ones are none
_SHARED, _UNION = 3, 0.15  # stems that sentences share which name one person by two first names, and their share
_MANY = 4  # reports beside whose spelling that of a single one is a slip
_PART = re.compile(r"\b[^\W\d_](?:[^\W\d_]|[’'-])*+(?!\w)")  # without figures: "Arden17" is not "Arden18" misspelt
_DOUBLED = re.compile(r"(.)\1+")
_POSSESSIVE = re.compile(r"[’']s?$")


class Written(NamedTuple):
    """One part of a person's name as it is written in one place; ``full`` is the whole name there."""

    part: str
    full: Name
    place: Place


class Apart(NamedTuple):
    """What the readings are of, and where they stand."""

    about: str
    places: list[Place]


def spellings_apart(evidence: Evidence, cast: Cast) -> Iterator[Apart]:
    """Names of one person that are one letter apart, whatever else of the name is given being the same."""
    written: defaultdict[str, list[Written]] = defaultdict(list)
    for item in _written(evidence, cast):
        written[item.part].append(item)
    groups: dict[str, set[str]] = {}
    for one, two in near_parts(written):
        if _one_name(one, two) and any(_fit(a.full, b.full, one, two) for a in written[one] for b in written[two]):
            small, large = sorted((groups.get(one, {one}), groups.get(two, {two})), key=len)
            if small is not large:
                large |= small
                groups |= dict.fromkeys((*small, one, two), large)
    for group in (sorted(group) for group in {id(group): group for group in groups.values()}.values()):
        if _is_slip(written, group):
            continue
        places = [item.place for part in group for item in written[part]]
        most = max(group, key=lambda part: len(written[part]))
        yield Apart(f"spelling of the name {written[most][0].place.value}", places)


def _is_slip(written: Mapping[str, Sequence[Written]], group: Iterable[str]) -> bool:
    """Whether one report alone spells a name otherwise than many do: its slip, and no matter between reports."""
    reports = sorted(len({item.place.sentence.article for item in written[part]}) for part in group)
    return reports[-1] >= _MANY and sum(reports[:-1]) == 1


def near_parts(parts: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of parts with one beginning of which one letter less makes the same, in order: all that may be misspelt."""
    shorter: defaultdict[str, set[str]] = defaultdict(set)
    for part in parts:
        shorter[part].add(part)
        for at in range(len(part)):
            shorter[part[:at] + part[at + 1 :]].add(part)
    pairs = {pair for alike in shorter.values() for pair in combinations(sorted(alike), 2)}
    return sorted(pair for pair in pairs if pair[0][0] == pair[1][0])


def _written(evidence: Evidence, cast: Cast) -> Iterator[Written]:
    for article in evidence.articles:
        for sentence in evidence.sentences[article.id]:
            for mention in inside(article.mentions, sentence.span):
                actor = cast.named(mention.name)
                if actor is None or mention.kind != "person":
                    continue
                for found in _PART.finditer(mention.span.of(article.text)):
                    words = _POSSESSIVE.sub("", found.group())
                    if _LEAST <= len(words) <= _MOST and words[0].isupper() and not words.isupper():
                        start = mention.span.start + found.start()
                        place = Place(sentence, Span(start, start + len(words)), words)
                        yield Written(fold(words), tokens(mention.name), place)


def _one_name(one: str, two: str) -> bool:
    """Whether two parts are one name in two spellings, and not merely two usual transliterations of it."""
    plural = one.rstrip("s") == two.rstrip("s")
    transliterated = sounds(one) == sounds(two) and _DOUBLED.sub(r"\1", one) != _DOUBLED.sub(r"\1", two)
    return misspelt(one, two) and not plural and not transliterated


def _fit(left: Name, right: Name, one: str, two: str) -> bool:
    """Whether the names differ in that part alone, where both are full; a part alone stands for first or last name."""
    if one not in left or two not in right:
        return False
    if len(left) == 1 or len(right) == 1:
        long = max((left, right), key=len)
        part = one if long is left else two
        return len(long) == 1 or part == long[-1]
    ends = (left[0], left[-1]), (right[0], right[-1])
    return (ends[0][0] == ends[1][0]) != (ends[0][1] == ends[1][1])


def first_names_apart(evidence: Evidence, cast: Cast) -> Iterator[Apart]:
    """Persons of one surname whom no report names both, in sentences that say much the same of them."""
    people: defaultdict[str, list[tuple[Name, str]]] = defaultdict(list)
    for actor in cast.actors:
        name = tokens(actor.name)
        if actor.kind == "person" and len(name) > 1:
            people[fold(name[-1])].append((name, actor.id))
    for same in (people[surname] for surname in sorted(people)):
        for (one, left), (two, right) in combinations(same, 2):
            reports = [{m.article for m in cast.by_id[actor].mentions} for actor in (left, right)]
            short = one[0].startswith(two[0]) or two[0].startswith(one[0])  # Ty for Tywon
            slip = misspelt(fold(one[0]), fold(two[0]))  # a matter of spelling, if any
            if not short and not slip and not reports[0] & reports[1]:
                yield from _in_one_place(evidence, cast, left, right)


def _in_one_place(evidence: Evidence, cast: Cast, left: str, right: str) -> Iterable[Apart]:
    mine, yours = (_places(evidence, cast, actor) for actor in (left, right))
    found = [(one, two) for one in mine for two in yours if _alike(evidence, one, two)]
    if found:
        names = " or ".join(cast.by_id[actor].name for actor in (left, right))
        yield Apart(f"who it was: {names}", [*mine, *yours])


def _places(evidence: Evidence, cast: Cast, actor: str) -> Sequence[Place]:
    found = []
    for mention in cast.by_id[actor].mentions:
        sentence = evidence.sentence_at(mention.article, mention.span.start)
        if sentence is not None:
            found.append(Place(sentence, mention.span, cast.by_id[actor].name))
    return found


def _alike(evidence: Evidence, one: Place, two: Place) -> bool:
    shared = one.sentence.stems & two.sentence.stems
    both = evidence.weights.total(one.sentence.stems | two.sentence.stems)
    return len(shared) > _SHARED and evidence.weights.total(shared) >= _UNION * both
