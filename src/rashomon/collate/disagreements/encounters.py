"""Encounters of the same people as reports tell them: how long they lasted, when they were, at which summit.

The sentences need not resemble one another: the people, the kind of encounter and the day make them one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations

from rashomon.collate.actors import Cast
from rashomon.collate.disagreements.lexicon import encounter_words
from rashomon.collate.disagreements.places import Place
from rashomon.collate.evidence import Evidence, Sentence, inside, speakers_in
from rashomon.collate.values import agree, dimension, reading
from rashomon.collate.wording import fold, stem
from rashomon.model import Interval, MarkedArticle, Mention, Quantity, TimeExpression, interval

_COUNTERPART = re.compile(r"\b([A-Z]\w+) counterpart\b,?\s+(?=[A-Z])")
_UNNAMED = re.compile(r"\b([A-Z]\w+) counterpart\b(?!,?\s+[A-Z])")
_AGAIN = re.compile(
    r"\b(?:the|their|this) (?:[\w-]+ ){0,2}(?:meeting|talks|conversation|session|call)\b", re.IGNORECASE
)
_SERIES = re.compile(r"(?:group of|g)[ -]?(\w+)$")
_OWNING = ("’s", "'s")
_ONE_CALL = 2  # days between two that are given for one call
_SHORT, _LONG = 300.0, 172_800.0  # seconds: what an encounter can last


@dataclass(frozen=True, slots=True)
class Encounter:
    """A sentence that tells of an encounter: its kind and people, the days and lengths it gives, its summit."""

    sentence: Sentence
    kind: str
    people: frozenset[str]
    times: tuple[TimeExpression, ...]
    lengths: tuple[Quantity, ...]
    series: tuple[Place, ...]
    told: Interval | None = None

    @property
    def when(self) -> Interval | None:
        """The one time that the sentence gives, else what its report ``told`` before; None where it gives several."""
        found = [span for time in self.times if (span := interval(time.value)) is not None]
        if not found:
            return self.told
        return min(found, key=lambda i: (i.last - i.first, i.first)) if _together(found) else None


def _together(found: list[Interval]) -> bool:
    return all(a.overlaps(b) for a, b in combinations(found, 2))


def encounters(evidence: Evidence, cast: Cast) -> dict[tuple[str, frozenset[str]], list[Encounter]]:
    """The encounters of at least two people, by kind and people, each in the order of the evidence."""
    known = _counterparts(evidence, cast)
    found: defaultdict[tuple[str, frozenset[str]], list[Encounter]] = defaultdict(list)
    loose: list[tuple[str, Encounter]] = []
    for article in evidence.articles:
        before: frozenset[str] = frozenset()
        for sentence in evidence.sentences[article.id]:
            people = _people(article, cast, sentence, known)
            kind = _kind(sentence)
            if kind and len(people) < 2 and _AGAIN.search(sentence.span.of(article.text)) and people <= before:
                people = before
            if len(people) == 2:
                before = people
            if kind and len(people) >= 2:
                found[kind, people].append(_encounter(article, sentence, kind, people))
            elif kind and not people:
                loose.append((article.id, _encounter(article, sentence, kind, people)))
    _placed(found, loose)
    return {key: _dated(group) for key, group in found.items()}


def _dated(group: list[Encounter]) -> list[Encounter]:
    """Encounters without a time of their own take that of the one told before them in the same report."""
    told: dict[str, Interval] = {}
    dated = []
    for item in sorted(group, key=lambda e: (e.sentence.article, e.sentence.span)):
        here = replace(item, told=told.get(item.sentence.article))
        if here.when is not None:
            told[item.sentence.article] = here.when
        dated.append(here)
    return dated


def _placed(
    found: defaultdict[tuple[str, frozenset[str]], list[Encounter]], loose: list[tuple[str, Encounter]]
) -> None:
    """Give encounters that name nobody to the two people of their report; where it names no two, of the story."""
    pairs: defaultdict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for (kind, people), group in found.items():
        for item in group:
            pairs[kind, item.sentence.article].add(people)
            pairs[kind, ""].add(people)
    for article, item in loose:
        known = pairs[item.kind, article] or pairs[item.kind, ""]
        if item.lengths and len(known) == 1:
            found[item.kind, next(iter(known))].append(item)


def _kind(sentence: Sentence) -> str:
    stems = {word.stem for word in sentence.words}
    return next((kind for kind in ("call", "meeting") if stems & _stems(kind)), "")


def _people(article: MarkedArticle, cast: Cast, sentence: Sentence, known: Mapping[str, str]) -> frozenset[str]:
    held = inside(article.mentions, sentence.span)
    people = _persons(cast, held)
    if len(people) > 2:  # "where they agreed on Li's visit": an owner takes no part
        people = _persons(cast, [m for m in held if not article.text.startswith(_OWNING, m.span.end)])
    if len(people) > 2:  # who merely reports the encounter was not in it
        people -= {cast.of(speaker) for speaker in speakers_in(article, sentence)}
    unnamed = {fold(match[1]) for match in _UNNAMED.finditer(sentence.span.of(article.text))}
    return frozenset(people | {known[demonym] for demonym in unnamed if demonym in known})


def _persons(cast: Cast, mentions: Iterable[Mention]) -> set[str]:
    named = {cast.named(mention.name) for mention in mentions}
    return {actor for actor in named if actor is not None and cast.by_id[actor].kind == "person"}


def _counterparts(evidence: Evidence, cast: Cast) -> dict[str, str]:
    """Whom the story calls a counterpart: ``chinese`` -> the person behind "his Chinese counterpart Li Na"."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article in evidence.articles:
        for match in _COUNTERPART.finditer(article.text):
            actor = next((cast.named(m.name) for m in article.mentions if m.span.start == match.end()), None)
            if actor is not None:
                found[fold(match[1])].add(actor)
    return {demonym: actors.pop() for demonym, actors in sorted(found.items()) if len(actors) == 1}


def _encounter(article: MarkedArticle, sentence: Sentence, kind: str, people: frozenset[str]) -> Encounter:
    times = [t for t in inside(article.times, sentence.span) if t.type in ("DATE", "TIME")]
    lengths = [q for q in inside(article.quantities, sentence.span) if _lasts(article, q)]
    return Encounter(sentence, kind, people, tuple(times), tuple(lengths), tuple(_series(article, sentence)))


def _lasts(article: MarkedArticle, quantity: Quantity) -> bool:
    """Whether a length of time is that of the encounter: "for six hours", "lasted", "their six-hour meeting"."""
    if quantity.base is None or dimension(quantity) != "second" or not _SHORT <= quantity.base[0] <= _LONG:
        return False
    before = article.text[max(quantity.span.start - 24, 0) : quantity.span.start].casefold()
    after = article.text[quantity.span.end : quantity.span.end + 30].casefold()
    if re.search(r"\b(?:for|lasted|lasting|spent|took|continued|after)\W+(?:\w+\W+){0,2}$", before):
        return True
    behind = re.match(r"\W*(?:long |of |face-to-face |closed-door )?(\w+)", after)
    return behind is not None and bool({stem(behind[1])} & (_stems("meeting") | _stems("call")))


def _series(article: MarkedArticle, sentence: Sentence) -> Iterable[Place]:
    for mention in inside(article.mentions, sentence.span):
        match = _SERIES.match(fold(mention.name))
        if match is not None:
            yield Place(sentence, mention.span, stem(match[1]))


def lengths_apart(groups: Iterable[list[Encounter]]) -> Iterable[list[Place]]:
    """The lengths given for one encounter, where at least two reports cannot both be right."""
    for group in groups:
        for day in _by_day([e for e in group if e.lengths]):
            given = [(e, q) for e in day for q in e.lengths[:1]]
            told: defaultdict[str, set[str]] = defaultdict(set)
            lengths = {reading(quantity): quantity for _, quantity in given}
            for item, quantity in given:
                told[reading(quantity)].add(item.sentence.article)
            if any(not agree(lengths[a], lengths[b]) and len(told[a] | told[b]) > 1 for a, b in combinations(told, 2)):
                yield [Place(e.sentence, q.span, reading(q)) for e, q in given]


def _by_day(group: list[Encounter]) -> list[list[Encounter]]:
    """Encounters that can be one: no two on days apart; one without a day joins where only one day is given."""
    days: list[tuple[Interval, list[Encounter]]] = []  # with the days that all of them share
    dated = [(e.when, e) for e in group if e.when is not None]
    for when, item in sorted(dated, key=lambda pair: (pair[0], pair[1].sentence.article)):
        place = next((n for n, (shared, _) in enumerate(days) if shared.overlaps(when)), None)
        if place is None:
            days.append((when, [item]))
        else:
            shared, members = days[place]
            narrowed = Interval(max(shared.first, when.first), min(shared.last, when.last), shared.precision)
            days[place] = (narrowed, members)
            members.append(item)
    rest = [e for e in group if e.when is None]
    if len(days) <= 1:
        return [[*(days[0][1] if days else []), *rest]]
    return [members for _, members in days]


def days_apart(groups: Iterable[list[Encounter]]) -> Iterable[list[Place]]:
    """The days given for one telephone call, at most two apart; one place of either day comes first.

    Longer apart they are two calls, and so they are where one report tells of both days.
    """
    for group in groups:
        told: defaultdict[date, list[Place]] = defaultdict(list)
        for item in group:
            time = next((time for time in item.times if interval(time.value) is not None), None)
            if item.kind == "call" and time and item.when is not None and item.when.first == item.when.last:
                told[item.when.first].append(Place(item.sentence, time.span, time.value))
        for one, two in combinations(sorted(told), 2):
            if (two - one).days <= _ONE_CALL and _reports(told[one]).isdisjoint(_reports(told[two])):
                yield [told[one][0], told[two][0], *told[one][1:], *told[two][1:]]


def _reports(places: Iterable[Place]) -> set[str]:
    return {place.sentence.article for place in places}


def series_apart(groups: Iterable[list[Encounter]]) -> Iterable[list[Place]]:
    """The numbered groups at whose summit one encounter is said to have been, where the numbers differ."""
    for group in groups:
        for day in _by_day([e for e in group if e.series and e.when is not None]):
            told: defaultdict[str, list[Place]] = defaultdict(list)
            for item in day:
                told[item.series[0].value].append(item.series[0])
            for one, two in combinations(sorted(told), 2):
                if len(_reports([*told[one], *told[two]])) > 1:
                    yield [*told[one], *told[two]]


@cache
def _stems(kind: str) -> frozenset[str]:
    return frozenset(stem(word) for word in encounter_words()[kind])
