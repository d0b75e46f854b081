"""Event anaphora: a pronoun or bare noun takes an event up again: "it was postponed", "the invitation was accepted"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.mark.events.arguments import patient_of
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.status import status_of
from rashomon.mark.events.status_table import Finding, table
from rashomon.model import Event, Party, Status

_NEAR = 2  # sentences over which an event is taken up
_FATES: tuple[Status, ...] = ("postponed", "cancelled")
_ANSWERS: dict[Status, str] = {"agreed": "AGREE", "refused": "REJECT"}
_OPEN: tuple[Status, ...] = ("planned", "agreed", "invited", "hypothetical")
_POINTING = ("the", "this", "that", "these", "those")
_ENCOUNTERS = ("meeting", "call", "visit", "host")


@dataclass(frozen=True, slots=True)
class PriorEvent:
    """An event already found, the number of its sentence, and whether the sentence is about it (it is the subject)."""

    event: Event
    sentence: int
    subject: bool


@dataclass(frozen=True, slots=True)
class EventAnaphor:
    """What becomes of ``event``: ``word`` takes it up, ``finding`` says what became of it; ``type`` is PLOVER's.

    ``trigger`` is the word itself where it is a noun, else the verb; ``answered``: the one who was asked acts.
    """

    event: Event
    word: int
    trigger: int
    type: str
    finding: Finding
    answered: bool


def events_since(prior: Sequence[PriorEvent], number: int) -> Sequence[PriorEvent]:
    """Those of ``prior`` that stand in sentence ``number`` or behind it; ``prior`` is in the order of sentences."""
    return prior[bisect_left(prior, number, key=lambda k: k.sentence) :]


def event_anaphora(sentence: Sentence, number: int, prior: Sequence[PriorEvent]) -> Iterator[EventAnaphor]:
    """The events of before that the verbs of a sentence put off, call off, accept or refuse without naming them."""
    tree = sentence.tree
    near = [k for k in events_since(prior, number - _NEAR) if k.event.status in _OPEN]
    for verb in range(len(tree)) if near else ():
        if tree.pos[verb] != "VERB" or not _bears(tree.lemmas[verb]):
            continue
        word = patient_of(tree, verb)
        if word is None or not _points_back(sentence, word):
            continue
        finding = status_of(tree, word)
        trigger = verb if tree.pos[word] == "PRON" else word
        before = [k for k in near if k.sentence < number or k.event.trigger.start < tree.offsets[word]]
        if finding.status in _FATES:
            taken = _taken_up(sentence, word, before)
            if taken is not None:
                yield EventAnaphor(taken, word, trigger, "REJECT", finding, answered=False)
        elif finding.status in _ANSWERS and tree.lemmas[word] in table().carriers["offers"]:
            asked = [k.event for k in before if k.event.status == "invited" and k.event.recipients]
            if asked:
                yield EventAnaphor(asked[-1], word, trigger, _ANSWERS[finding.status], finding, answered=True)


def pair_before(prior: Sequence[PriorEvent], number: int, start: int) -> tuple[Party, ...]:
    """The two sides of the last event before ``start``, in this sentence or the one before: whom "they" means."""
    for found in reversed(events_since(prior, number - 1)):
        event = found.event
        if event.trigger.start >= start:
            continue
        two = (*event.actors, *event.recipients)
        if len(two) == 2 and all(party.kind in ("person", "country", "organisation") for party in two):
            return two
    return ()


def _bears(lemma: str) -> bool:
    known = table()
    fates = any(g.status in _FATES for g in known.verbs.get(lemma, ()))
    return fates or any(status in _ANSWERS for status, _ in known.carried.get(lemma, ()))


def _points_back(sentence: Sentence, word: int) -> bool:
    """Whether a word names nothing by itself: "it", "the trip"; not "the trip to Peru", "her trip"."""
    tree = sentence.tree
    if tree.pos[word] == "PRON":
        return tree.lower[word] in ("it", "this", "that", "they", "them")
    below = [c for c in tree.children[word] if tree.deps[c] not in ("punct", "relcl")]
    return bool(below) and all(tree.lower[c] in _POINTING for c in below)


def _taken_up(sentence: Sentence, word: int, before: Sequence[PriorEvent]) -> Event | None:
    """The event that a word means: of its own kind, or for a pronoun what the last sentences were about."""
    kinds = {p.kind for p in sentence.patterns[word] if p.type == "CONSULT"}
    if sentence.tree.pos[word] == "PRON":
        kinds = set(_ENCOUNTERS)
    fitting = [k for k in before if k.event.kind in kinds]
    best = max(fitting, key=lambda k: (k.sentence, k.subject, k.event.trigger.start), default=None)
    return None if best is None else best.event
