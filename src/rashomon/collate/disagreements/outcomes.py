"""Outcomes that exclude one another: a plan put off or given up, an office that somebody was sacked from or left."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from rashomon.collate.actors import Cast
from rashomon.collate.alignment import Link
from rashomon.collate.disagreements.lexicon import exclusive_words
from rashomon.collate.disagreements.places import Place
from rashomon.collate.disagreements.slots import REMEMBERED, Slots
from rashomon.collate.evidence import Evidence, Sentence
from rashomon.collate.moments import published
from rashomon.collate.wording import stem
from rashomon.model import Span

SOON = 1  # days between two reports that see the same state of things
_ABOUT_ONE = 0.5  # how sure two sentences on a plan must be to tell one thing
_NEAR = 6  # content words, names aside, on either side of an outcome that say of what it is
# between "fired" and a name: "his longtime adviser", "General"
_TITLE = r"(?:(?:his|her|its|their|the)\s+(?:(?!who\b|that\b|of\b|from\b|by\b)[\w-]+\s+){0,3})?(?:[A-Z][\w.]+\s+){0,2}$"
_WAS = r"\s*(?:,[^,.]{0,60},)?\s*(?:who\s+)?(?:was|were|is|been|being|has|had|\s)*\s"  # between a name and "fired"
_DID = r"\s*(?:,[^,.]{0,60},)?\s*(?:who\s+)?(?:has|had|later|abruptly|then|\s)*\s"  # between a name and "resigned"


def plans_apart(link: Link, left: Slots, right: Slots, evidence: Evidence) -> Iterator[tuple[Place, Place]]:
    """What one report says was given up and another put off, in sentences about one thing."""
    if link.probability < _ABOUT_ONE:
        return
    if {name.actor for name in left.names}.isdisjoint(name.actor for name in right.names):
        return
    one, two = (_outcomes("plan", side.sentence, evidence) for side in (left, right))
    if any(_denied(side, found) for side, found in ((left, one), (right, two))):
        return
    if len(one) == len(two) == 1 and one.keys() != two.keys():
        (mine,), (yours,) = one.values(), two.values()
        given_up, put_off = (left, right) if "off" in one else (right, left)
        if _later(evidence, given_up.sentence, put_off.sentence):
            return
        one_plan, other = _around(left, mine), _around(right, yours)
        if one_plan & other and not (one_plan | other) & _appointments():
            yield Place.at(evidence, left.sentence, mine), Place.at(evidence, right.sentence, yours)


@cache
def _appointments() -> frozenset[str]:
    """Stems of what is held on another day when it was called off for one, from ``exclusive.toml``."""
    return frozenset(map(stem, exclusive_words().appointment))


def _denied(side: Slots, found: dict[str, Span]) -> bool:
    """Whether a sentence denies something by other words than those of the outcome."""
    return any(not any(span.overlaps(word.span) for span in found.values()) for word in side.negatives)


def _later(evidence: Evidence, given_up: Sentence, put_off: Sentence) -> bool:
    """Whether a plan was first put off and then given up: that is how things went on."""
    last, first = (published(evidence.article(sentence.article)) for sentence in (given_up, put_off))
    return last is not None and first is not None and (last.first - first.last).days > SOON


def _outcomes(thing: str, sentence: Sentence, evidence: Evidence) -> dict[str, Span]:
    """Each outcome that a sentence tells of, and the first of its words there."""
    start = sentence.span.start
    found = _first_words(thing, sentence.span.of(evidence.article(sentence.article).text))
    return {outcome: Span(start + first, start + last) for outcome, (first, last) in found.items()}


@lru_cache(maxsize=REMEMBERED)
def _first_words(thing: str, text: str) -> dict[str, tuple[int, int]]:
    """For each outcome that a text tells of where the first of its words stand."""
    found = {outcome: pattern.search(text) for outcome, pattern in _compiled(thing).items()}
    return {outcome: match.span() for outcome, match in found.items() if match is not None}


def _around(side: Slots, span: Span) -> set[str]:
    before = [w.stem for w in side.order if w.span.end <= span.start][-_NEAR:]
    after = [w.stem for w in side.order if w.span.start >= span.end][:_NEAR]
    return {*before, *after}


def offices_apart(evidence: Evidence, cast: Cast) -> Iterator[tuple[str, Sequence[Place]]]:
    """Persons of whom one report says that they were dismissed, and another that they left of their own accord.

    A report that tells of both says that somebody was forced to resign: it accuses no other.
    """
    for actor in cast.actors:
        if actor.kind != "person":
            continue
        told: defaultdict[str, list[Place]] = defaultdict(list)
        for mention in actor.mentions:
            for outcome, place in _of_person(evidence, mention.article, mention.span):
                told[outcome].append(place)
        dismissed, left = ({place.sentence.article for place in told[outcome]} for outcome in ("dismissed", "left"))
        if dismissed and left and not dismissed & left:
            yield f"how {actor.name} left office", [*told["dismissed"], *told["left"]]


def _of_person(evidence: Evidence, article: str, span: Span) -> Iterable[tuple[str, Place]]:
    sentence = evidence.sentence_at(article, span.start)
    if sentence is None:
        return
    text = evidence.article(article).text
    before, behind = text[sentence.span.start : span.start], text[span.end : sentence.span.end]
    did, was, left = _patterns()
    if found := did.search(before):
        start = sentence.span.start + found.start(1)
        yield "dismissed", Place.at(evidence, sentence, Span(start, start + len(found[1])))
    for outcome, pattern in (("dismissed", was), ("left", left)):
        if found := pattern.match(behind):
            start = span.end + found.start(1)
            yield outcome, Place.at(evidence, sentence, Span(start, start + len(found[1])))


@cache
def _words(thing: str) -> dict[str, str]:
    """For each outcome of ``thing`` a pattern of its words, from ``exclusive.toml``."""
    known = exclusive_words()
    told = {
        name.removeprefix(f"{thing}_"): getattr(known, name)
        for name in known.__struct_fields__
        if name.startswith(thing)
    }
    return {outcome: f"(?:{'|'.join(words)})".replace("_", r"\s+") for outcome, words in told.items()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    dismissed, left = _words("office")["dismissed"], _words("office")["left"]
    return (
        re.compile(rf"\b({dismissed})\s+{_TITLE}"),
        re.compile(rf"{_WAS}({dismissed})\b"),
        re.compile(rf"{_DID}({left})\b"),
    )


@cache
def _compiled(thing: str) -> dict[str, re.Pattern[str]]:
    """The same, ready to be looked for."""
    return {outcome: re.compile(rf"\b{pattern}\b", re.IGNORECASE) for outcome, pattern in _words(thing).items()}
