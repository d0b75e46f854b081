"""Ages: how old two reports say that somebody is, in sentences that need have nothing else in common."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from rashomon.collate.actors import Cast
from rashomon.collate.disagreements.places import Place
from rashomon.collate.evidence import Evidence
from rashomon.collate.moments import published
from rashomon.model import Interval, Span

_BIRTHDAY = 21  # days between two reports after which somebody may well have become a year older
_YEAR = 365
_OLD = r"(?:[1-9]\d?|10\d)"
_NO_AGE = r"(?!\w*(?:mother|father|parent))"  # "a mother of 12"
_BEHIND = re.compile(
    rf"(?:,\s+|\s+\()(?P<beside>{_OLD})(?=[,.;)]|\s+and\b)"  # "Lee, 41,", "Lee (41)"
    rf"|,\s+(?:who\s+(?:is|was)|aged|an?\s+{_NO_AGE}[a-z-]+\s+of)\s+(?P<of>{_OLD})(?=[,.;])"  # "Lee, a student of 41"
    rf"|\s+(?:is|was)\s+(?P<is>{_OLD})(?=\.|,(?!\d)|\s+(?:and|years\s+old)\b)"  # "Lee was 41"
    rf"|,\s+an?\s+(?P<long>{_OLD})-year-old\b"  # "Lee, a 41-year-old welder"
)
_BEFORE = re.compile(
    rf"\b(?P<age>{_OLD})-year-old\s+(?:(?!that\b|and\b|who\b)[\w-]+\s+){{0,2}}\Z"
)  # "41-year-old Ann Lee"


class Ages(NamedTuple):
    """The ages of somebody that cannot all be right, each where it stands."""

    about: str
    places: list[Place]


def ages_apart(evidence: Evidence, cast: Cast) -> Iterator[Ages]:
    """Everybody of whom two reports give different ages; who is given two in one report may be two people."""
    for actor in cast.actors:
        if actor.kind not in ("person", "organisation"):  # a name without a title may have been taken for a firm
            continue
        told: defaultdict[str, dict[int, Place]] = defaultdict(dict)
        for mention in actor.mentions:
            for age, place in _told(evidence, mention.article, mention.span):
                told[mention.article].setdefault(age, place)
        sure = {article: next(iter(given.items())) for article, given in told.items() if len(given) == 1}
        if len(sure) == len(told) and _at_odds(evidence, sure):
            yield Ages(f"age of {actor.name}", [place for _, (_, place) in sorted(sure.items())])


def _told(evidence: Evidence, article: str, span: Span) -> Iterator[tuple[int, Place]]:
    sentence = evidence.sentence_at(article, span.start)
    if sentence is None:
        return
    text = evidence.article(article).text
    behind = _BEHIND.match(text, span.end, sentence.span.end)
    before = _BEFORE.search(text, sentence.span.start, span.start)
    for found in (behind, before):
        if found is not None:
            age = found[found.lastgroup or 0]
            yield int(age), Place(sentence, Span(*found.span(found.lastgroup or 0)), f"{age} years old")


def _at_odds(evidence: Evidence, given: Mapping[str, tuple[int, Place]]) -> bool:
    """Whether two of the ages are further apart than a birthday between the reports explains."""
    rows = [(published(evidence.article(article)), age) for article, (age, _) in given.items()]
    return any(not _fit(*one, *two) for one, two in combinations(rows, 2))


def _fit(first: Interval | None, young: int, second: Interval | None, old: int) -> bool:
    """Whether somebody can be of both ages, each on its day; where a day is not known, a year is excused."""
    if first is None or second is None:
        return abs(old - young) <= 1
    days = (second.first - first.first).days
    if days < 0:
        days, young, old = -days, old, young
    years = days // _YEAR
    return old - young == years or (old - young == years + 1 and days % _YEAR > _BIRTHDAY)
