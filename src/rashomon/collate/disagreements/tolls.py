"""Tolls: how many were killed, injured, missing or held, or came together, in sentences that need not match.

A report gives its toll at its head; what it says further down is of single places, or of other days.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import NamedTuple

import msgspec

from rashomon.collate.disagreements.lexicon import toll_words
from rashomon.collate.disagreements.places import Place
from rashomon.collate.evidence import Evidence, Sentence, inside
from rashomon.collate.moments import published, published_on
from rashomon.collate.values import agree, noun, reading
from rashomon.collate.wording import fold, stem
from rashomon.model import MarkedArticle, Quantity

_HEAD = 3  # sentences at the head of a report
_SHARED = 2  # stems that two sentences about one event have in common beside what befell whom
_FRESH = 1  # days before the last report; an older toll was right when it was given
_BEFORE = 60  # characters in which the word for what befell people is looked for
_TOLL = re.compile(r"\btoll\b[^.;]*\b(?:to|at|of|is|was|as|reached|reaches|passed|topped)\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure at the head of a report: what befell how many; ``part`` is the stem of what part of them, or empty."""

    fate: str
    part: str
    sentence: Sentence
    quantity: Quantity

    @property
    def place(self) -> Place:
        """The figure in its sentence; "12 dead" and "12 Belgians" are one reading with "12 people"."""
        people = "person" if self.quantity.value == 1 else "people"
        shown = self.quantity if self.part else msgspec.structs.replace(self.quantity, noun=people)
        return Place(self.sentence, self.quantity.span, reading(shown))


class Apart(NamedTuple):
    """Tolls of one event that cannot all be right: what befell people, the figures, and which report came last."""

    fate: str
    places: list[Place]
    note: str


def tolls_apart(evidence: Evidence) -> Iterable[Apart]:
    """The tolls of one event where two reports of its last days cannot both be right."""
    groups: defaultdict[tuple[str, str], list[Toll]] = defaultdict(list)
    for article in _fresh(evidence.articles):
        for toll in _tolls(evidence, article):
            groups[toll.fate, toll.part].append(toll)
    for (fate, _), tolls in sorted(groups.items()):
        for together in _of_one_event(tolls):
            given = {(q.value, q.upper, q.bound): q for q in (toll.quantity for toll in together)}
            if any(not agree(one, two) for one, two in combinations(given.values(), 2)):
                rising = sorted(together, key=lambda toll: (toll.quantity.value, toll.sentence.article))
                yield Apart(fate, [toll.place for toll in rising], _latest(evidence, together))


def _latest(evidence: Evidence, tolls: Sequence[Toll]) -> str:
    """What the last report gives, where the reports are of different days: a toll rises as people are found."""
    dated = [(day, toll) for toll in tolls if (day := published_on(evidence.article(toll.sentence.article)))]
    if len({day for day, _ in dated}) <= 1:
        return ""
    last, toll = max(dated, key=lambda row: (row[0], row[1].quantity.value, row[1].sentence.article))
    return f"it may have risen between the reports: the last of them, of {last}, gives {toll.place.value}"


def _fresh(articles: Sequence[MarkedArticle]) -> list[MarkedArticle]:
    """Those that came out on the last day of the story or the one before, and those of unknown day."""
    days = {article.id: published(article) for article in articles}
    last = max((day.last for day in days.values() if day is not None), default=None)
    return [a for a in articles if last is None or (d := days[a.id]) is None or (last - d.last).days <= _FRESH]


def _tolls(evidence: Evidence, article: MarkedArticle) -> Iterable[Toll]:
    """One toll for each fate: that of the first sentence that gives one, and there the widest."""
    given: set[str] = set()
    for sentence in evidence.sentences[article.id][:_HEAD]:
        here: defaultdict[str, list[tuple[bool, bool, float, Toll]]] = defaultdict(list)
        for quantity in inside(article.quantities, sentence.span):
            fate, total = _fate(article.text, sentence, quantity)
            toll = Toll(fate, _part(quantity), sentence, quantity)
            if fate:
                here[fate].append((total, not toll.part, quantity.value, toll))
        for fate in sorted(here.keys() - given):
            yield max(here[fate], key=lambda row: row[:3])[3]
        given |= here.keys()


def _fate(text: str, sentence: Sentence, quantity: Quantity) -> tuple[str, bool]:
    """What befell the people whose number this is, empty for other numbers; and whether it is called a toll."""
    vague = quantity.bound == "at least" and quantity.upper is not None  # "dozens"
    people = quantity.unit == "person" or (quantity.unit == "count" and not quantity.noun)
    if vague or not people:
        return "", False
    before = text[max(sentence.span.start, quantity.span.start - _BEFORE) : quantity.span.start]
    if _TOLL.search(before):
        return "killed", True
    behind = text[quantity.span.end : min(quantity.span.end + _BEFORE, sentence.span.end)]
    for fate, does, befell in _patterns():
        if fold(quantity.noun or "") in befell or _follows(befell, behind) or _precedes(does, before):
            return fate, False
    return "", False


def _follows(befell: frozenset[str], behind: str) -> bool:
    found = _helped().match(behind)
    return found is not None and fold(found[1]) in befell


def _precedes(does: frozenset[str], before: str) -> bool:
    last = before.split()[-1:]
    return bool(last) and before[-1:].isspace() and fold(last[0]) in does


def _part(quantity: Quantity) -> str:
    counted = noun(quantity)
    return counted if counted in _parts() else ""


@cache
def _parts() -> frozenset[str]:
    return frozenset(stem(word) for word in toll_words().part)


def _of_one_event(tolls: Sequence[Toll]) -> list[list[Toll]]:
    """Tolls whose sentences share words beside what befell whom, directly or by way of another."""
    groups: list[list[Toll]] = []
    for toll in tolls:
        own = toll.sentence.stems - fates()
        near = [any(len(own & other.sentence.stems) >= _SHARED for other in group) for group in groups]
        joined = [other for group, is_near in zip(groups, near, strict=True) if is_near for other in group]
        groups = [group for group, is_near in zip(groups, near, strict=True) if not is_near] + [[*joined, toll]]
    return groups


@cache
def fates() -> frozenset[str]:
    """The stems of all words for what befell people."""
    return frozenset(stem(word) for _, does, befell in _patterns() for word in does | befell)


@cache
def passing_fates() -> frozenset[str]:
    """The stems of the words for what does not last: people are missing until they are found, held until freed."""
    passing = (words for fate, words in toll_words().fates().items() if fate in ("missing", "held"))
    return frozenset(stem(word) for does, befell in passing for word in does | befell)


@cache
def _patterns() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Each fate with the words before and behind the number."""
    return tuple((fate, does, befell) for fate, (does, befell) in toll_words().fates().items())


@cache
def _helped() -> re.Pattern[str]:
    """The word for what befell people, behind what may stand between it and the number."""
    between = "|".join(sorted(toll_words().between))
    return re.compile(rf"(?:\s+(?:{between})\b)*\s+([a-z]+)\b", re.IGNORECASE)
