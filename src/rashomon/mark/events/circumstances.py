"""When and where: the time expression and the place that hang on an event, never the day of publication."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from rashomon.mark.events.arguments import objects_of
from rashomon.mark.events.draft import Words
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.senses import word_class
from rashomon.mark.events.status_table import Finding, table
from rashomon.mark.events.syntax import Tree, left_edge
from rashomon.mark.events.words import word_lists
from rashomon.mark.places import country_of
from rashomon.model import EventTime, Span, Status, TimeExpression

_PLACED = ("in", "at", "near", "outside", "inside")
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_NO_PLACES = frozenset(("PERSON", "NORP", "DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"))
_DECISIONS: tuple[Status, ...] = ("postponed", "cancelled", "refused", "agreed", "invited", "denied")
_SHARING = ("in", "on", "for", "with", "during", "at", "of", "to")
_AHEAD: tuple[Status, ...] = ("planned", "agreed", "invited", "hypothetical")
_MONTH = re.compile(r"\d{4}-\d\d")
_WAS = ("was", "were", "had")
_UNPLACED = "XXXX-XX-XX"  # "the second day": a day of nothing that is named
_BOUNDS = ("since", "after", "before", "until", "till", "ahead", "following", "than")  # time another event
_VERBAL = frozenset(("VERB", "AUX"))


def time_of(sentence: Sentence, trigger: int, status: Status, times: tuple[TimeExpression, ...]) -> EventTime | None:
    """The time expression that dates the event, the nearest first; None where the sentence gives none."""
    tree = sentence.tree
    near = _attachments(tree, trigger, status)
    best: tuple[int, int, TimeExpression] | None = None
    for time in times:
        token = token_at(tree, time.span)
        if token is None or time.type not in ("DATE", "TIME") or time.value == _UNPLACED:
            continue
        rank = _rank(sentence, token, near)
        if rank is not None:
            candidate = (rank, abs(token - trigger), time)
            best = candidate if best is None or candidate[:2] < best[:2] else best
    return None if best is None else EventTime(best[2].value, best[2].span, _reason(best[0]))


def ahead(tree: Tree, found: EventTime, finding: Finding, published: str | None, text: str) -> EventTime:
    """The same month a year on, where no year is named and it is told of what is still to come.

    "Preparations for a trip in March", published in June, means the next March; "was to come in March" the last.
    """
    bare = found.span is not None and not any(c.isdigit() for c in found.span.of(text))
    if not bare or not published or finding.status not in _AHEAD or not _MONTH.fullmatch(found.value):
        return found
    past = any(tree.tags[t] in ("VBD", "VBN") or tree.lower[t] in _WAS for t in _around(tree, finding.evidence))
    if past or found.value >= published[: len(found.value)]:
        return found
    return EventTime(f"{int(found.value[:4]) + 1}{found.value[4:]}", found.span, "the next one, as it is still to come")


def _around(tree: Tree, evidence: tuple[int, ...]) -> Iterator[int]:
    """The verbs of the evidence with their auxiliaries; a participle after "is" is no past."""
    for token in evidence:
        if tree.pos[token] in _VERBAL:
            aux = [c for c in tree.children[token] if tree.deps[c] in ("aux", "auxpass")]
            yield from aux or (token,)


def _reason(rank: int) -> str:
    return "stands in the phrase of the event" if rank == 0 else "stands in the clause of the event"


def _attachments(tree: Tree, trigger: int, status: Status) -> list[int]:
    """The trigger and the verbs above it that share its time, nearest first."""
    found, happens = [trigger], table().words["happens"]
    when = next((c for c in tree.children[trigger] if tree.lower[c] == "when"), 0)
    if when and tree.kinds[when - 1] == "DATE":
        found.append(when - 1)  # "the day in 1944 when soldiers came"
    token = trigger
    while tree.deps[token] in ("dobj", "nsubjpass", "nsubj", "xcomp", "pobj", "prep", "attr", "conj", "agent"):
        above = tree.heads[token]
        if above == token or (tree.deps[token] == "xcomp" and status in _DECISIONS):
            break
        if tree.deps[token] == "nsubj" and tree.lemmas[above] not in happens:
            break
        if tree.deps[token] == "prep" and tree.lower[token] not in _SHARING:
            break
        if tree.pos[above] in _VERBAL:
            if status not in _DECISIONS or tree.lemmas[above] in happens:
                found.append(above)
                found.extend(_joined(tree, above))
            break
        token = above
    return found


def _joined(tree: Tree, verb: int) -> Iterator[int]:
    """The verb before "and" that gives a verb its subject and its time: "arrived on Monday and held talks"."""
    own = any(tree.deps[c] in ("nsubj", "nsubjpass") for c in tree.children[verb])
    if tree.deps[verb] == "conj" and not own and tree.tags[tree.heads[verb]] == tree.tags[verb]:
        yield tree.heads[verb]


def _rank(sentence: Sentence, token: int, near: list[int]) -> int | None:
    """How near a time word hangs on the event: 0 on the trigger, 1 on its verb; None where another event is nearer."""
    tree = sentence.tree
    for above in tree.ancestors[token]:
        if is_bound(tree, above):
            return None
        if above in near:
            return min(near.index(above), 1)
        named = sentence.patterns[above] and tree.pos[above] == "NOUN" and not _within_which(tree, above)
        if above != token and (tree.pos[above] in _VERBAL or named):
            return None
    return None


def _within_which(tree: Tree, noun: int) -> bool:
    """Whether a noun names that in the course of which another thing happened: "shelled it in the war of 1848"."""
    return tree.deps[noun] == "pobj" and tree.lower[tree.heads[noun]] in ("in", "during")


def is_bound(tree: Tree, token: int) -> bool:
    """Whether a word makes the time below it a mere bound: "since Friday", "before they met on Friday"."""
    return tree.lower[token] in _BOUNDS and tree.deps[token] in ("prep", "mark")


def token_at(tree: Tree, span: Span) -> int | None:
    """The token of the sentence that heads the words at ``span``."""
    inside = range(bisect_left(tree.offsets, span.start), bisect_left(tree.offsets, span.end))
    return min(inside, key=lambda t: (len(tree.ancestors[t]), t)) if inside else None


def place_of(sentence: Sentence, trigger: int, taken: frozenset[int]) -> Words | None:
    """The head and the words of the place named in the event's phrase or clause; ``taken`` are heads of other roles."""
    tree = sentence.tree
    for anchor in _anchors(tree, trigger):
        for child in tree.children[anchor]:
            if tree.deps[child] != "prep" or tree.lower[child] not in _PLACED:
                continue
            for place in tree.children[child]:
                if place not in taken and _is_place(tree, place):
                    return place, (left_edge(tree, place), place)
    return None


def goal_of(sentence: Sentence, trigger: int) -> Words | None:
    """The head and the words of the place to which a visit leads: "to visit Lima", "his trip to Lima"."""
    tree = sentence.tree
    goals = [c for c in tree.children[trigger] if tree.deps[c] == "dobj" and tree.pos[trigger] == "VERB"]
    goals += objects_of(tree, trigger, ("to", "for", "in", "at"))
    return next(((g, (left_edge(tree, g), g)) for g in goals if _is_place(tree, g)), None)


def _is_place(tree: Tree, token: int) -> bool:
    """Whether what follows a preposition of place names one: no person's name, or a common word for a place."""
    if tree.lower[token] in word_lists()["chambers"]:
        return False
    named = tree.pos[token] == "PROPN" and tree.kinds[token] not in _NO_PLACES and not tree.words[token].isdigit()
    common = tree.lemmas[token] in word_lists()["sites"] | word_lists()["goals"]
    return tree.kinds[token] in _PLACES or named or common or country_of(tree.words[token]) is not None


def _anchors(tree: Tree, trigger: int) -> Iterator[int]:
    yield trigger
    yield from (c for c in tree.children[trigger] if tree.deps[c] in ("dobj", "nsubjpass", "agent"))
    yield from objects_of(tree, trigger, ("by", "during", "in", "at"))
    yield from (
        c for c in tree.children[trigger] if tree.deps[c] == "nsubj" and tree.lemmas[c] in word_class("violence")
    )
    yield from objects_of(tree, trigger, ("with",))
    if tree.deps[trigger] in ("dobj", "nsubjpass", "nsubj", "xcomp") and tree.pos[tree.heads[trigger]] in _VERBAL:
        yield tree.heads[trigger]
