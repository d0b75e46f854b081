"""Drafts: the events of one sentence before they are dressed: dyads of the models, then meetings and visits without one."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.mark.events.arguments import roles_of
from rashomon.mark.events.content import content_of
from rashomon.mark.events.dyads import Coder
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.lexicon import Pattern
from rashomon.mark.events.status import Finding, status_of, table
from rashomon.mark.events.syntax import conjoined, phrase_variants
from rashomon.model import Status

_ENCOUNTERS = frozenset(("meeting", "call", "visit", "host"))
_BY_STATUS: dict[Status, str] = {
    "agreed": "AGREE",
    "planned": "AGREE",
    "refused": "REJECT",
    "cancelled": "REJECT",
    "postponed": "REJECT",
    "invited": "REQUEST",
}
Words = tuple[int, tuple[int, int]]  # the head of a phrase, and its first and last token


@dataclass(frozen=True, slots=True)
class Draft:
    """An event in token numbers of its sentence."""

    sentence: Sentence
    trigger: int
    type: str
    pattern: Pattern | None
    finding: Finding
    actors: tuple[Words, ...]
    recipients: tuple[Words, ...]


def draft_events(sentence: Sentence, models: Coder) -> list[Draft]:
    """The events of a sentence in text order."""
    found: list[Draft] = []
    used: set[int] = set()
    for dyad in models.dyads(sentence):
        trigger, pattern = content_of(sentence, dyad.trigger, dyad.type)
        if trigger in used:
            continue
        used |= {trigger, dyad.trigger}
        found.append(
            Draft(
                sentence=sentence,
                trigger=trigger,
                type=dyad.type,
                pattern=pattern,
                finding=status_of(sentence.tree, trigger),
                actors=_members(sentence, dyad.source, dyad.source_span),
                recipients=_members(sentence, dyad.target, dyad.target_span),
            )
        )
    found.extend(_encounters(sentence, used))
    return sorted(found, key=lambda d: (d.trigger, d.type))


def _members(sentence: Sentence, head: int, words: tuple[int, int]) -> tuple[Words, ...]:
    """One phrase, or where several names are coordinated each of them."""
    tree = sentence.tree
    conjuncts = conjoined(tree, head)
    inside = [t for t in conjuncts if words[0] <= t <= words[1]]
    if len(inside) < 2 or any(tree.pos[t] != "PROPN" for t in inside):
        return ((head, words),)
    return tuple((t, phrase_variants(tree, t)["core"]) for t in inside)


def _encounters(sentence: Sentence, used: set[int]) -> Iterator[Draft]:
    """Meetings, visits and calls that no dyad covers."""
    tree, light = sentence.tree, table().words["light"]
    for token, patterns in enumerate(sentence.patterns):
        if not patterns or patterns[0].kind not in _ENCOUNTERS or patterns[0].type != "CONSULT":
            continue
        family = {token, tree.heads[token], *tree.children[token]}
        if token in used or any(t in used and _same_kind(sentence, t, patterns[0]) for t in family):
            continue
        roles = roles_of(tree, token, light)
        actors = tuple(_core(sentence, t) for t in roles.actors if t in sentence.ranks)
        recipients = tuple(
            _core(sentence, t) for t in roles.recipients if t in sentence.ranks and t not in roles.actors
        )
        if not actors:
            continue
        used.add(token)
        finding = status_of(tree, token)
        yield Draft(
            sentence, token, _BY_STATUS.get(finding.status, "CONSULT"), patterns[0], finding, actors, recipients
        )


def _same_kind(sentence: Sentence, token: int, pattern: Pattern) -> bool:
    return any(p.kind in _ENCOUNTERS or p.type == pattern.type for p in sentence.patterns[token])


def _core(sentence: Sentence, head: int) -> Words:
    return head, phrase_variants(sentence.tree, head)["core"]
