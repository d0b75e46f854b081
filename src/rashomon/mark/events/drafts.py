"""Drafts: the events of one sentence in token numbers: dyads of the models, then meetings and visits without one."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.mark.events.arguments import is_party, is_place, roles_of
from rashomon.mark.events.content import content_of
from rashomon.mark.events.dyads import Coder
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.lexicon import Pattern
from rashomon.mark.events.status import Finding, status_of, table
from rashomon.mark.events.syntax import Tree, conjoined, phrase_variants
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
                finding=_status(sentence, trigger, dyad.type, pattern),
                actors=_members(sentence, dyad.source, dyad.source_span),
                recipients=_members(sentence, dyad.target, dyad.target_span),
            )
        )
    found.extend(_encounters(sentence, models, used))
    return sorted(found, key=lambda d: (d.trigger, d.type))


def _status(sentence: Sentence, trigger: int, kind: str, pattern: Pattern | None) -> Finding:
    """The status of the content; an invitation or cancellation whose content is not named is the evidence itself."""
    finding = status_of(sentence.tree, trigger)
    if finding.status == "occurred" and pattern and pattern.type == kind and pattern.mode in ("meet", "cancel"):
        governors = table().verbs.get(sentence.tree.lemmas[trigger], ())
        for governor in governors:
            if governor.status in ("invited", "cancelled", "postponed") and not governor.particle:
                return Finding(governor.status, (trigger,))
    return finding


def _members(sentence: Sentence, head: int, words: tuple[int, int]) -> tuple[Words, ...]:
    """One phrase, or where several names are coordinated each of them."""
    tree = sentence.tree
    conjuncts = conjoined(tree, head)
    inside = [t for t in conjuncts if words[0] <= t <= words[1]]
    if len(inside) < 2 or any(tree.pos[t] != "PROPN" for t in inside):
        return ((head, words),)
    return tuple((t, phrase_variants(tree, t)["core"]) for t in inside)


def _encounters(sentence: Sentence, models: Coder, used: set[int]) -> Iterator[Draft]:
    """Meetings, visits and calls that no dyad covers."""
    tree, light = sentence.tree, table().words["light"]
    for token, patterns in enumerate(sentence.patterns):
        if not patterns or patterns[0].kind not in _ENCOUNTERS or patterns[0].type != "CONSULT":
            continue
        if token in used or any(t in used and _same_kind(sentence, t) for t in _family(sentence, token)):
            continue
        roles = roles_of(tree, token, light)
        actors = tuple(t for t in roles.actors if t in sentence.ranks and is_party(tree, t))
        recipients = tuple(t for t in roles.recipients if t in sentence.ranks and t not in actors)
        if not actors or not _fits(sentence, token, patterns[0], recipients):
            continue
        used.add(token)
        finding = status_of(tree, token)
        yield Draft(
            sentence=sentence,
            trigger=token,
            type=_BY_STATUS.get(finding.status, "CONSULT"),
            pattern=patterns[0],
            finding=finding,
            actors=tuple((t, models.words_of(sentence, t, "A")) for t in actors),
            recipients=tuple(
                (t, models.words_of(sentence, t, "B")) for t in recipients if is_party(tree, t) or is_place(tree, t)
            ),
        )


def _family(sentence: Sentence, token: int) -> set[int]:
    """The words that may name the same event: children, the verb, and what it is a part of ("days of talks")."""
    tree = sentence.tree
    found = {token, *tree.children[token]}
    for above in tree.ancestors[token][1:4]:
        found.add(above)
        if tree.pos[above] == "VERB":
            break
    return found


def _fits(sentence: Sentence, token: int, pattern: Pattern, recipients: tuple[int, ...]) -> bool:
    """Whether a verb of motion leads to a place, and a verb of meeting to somebody ("met the target" does not)."""
    tree = sentence.tree
    if tree.pos[token] != "VERB" or (pattern.size > 1 and pattern.kind != "visit"):
        return True
    if pattern.kind == "visit":
        return any(_met(tree, t) for t in recipients)
    return all(is_party(tree, t) for t in recipients)


def _same_kind(sentence: Sentence, token: int) -> bool:
    return any(p.kind in _ENCOUNTERS for p in sentence.patterns[token])


def _met(tree: Tree, head: int) -> bool:
    return is_party(tree, head) or is_place(tree, head)
