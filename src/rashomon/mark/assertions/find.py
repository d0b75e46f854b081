"""The assertions of a report: one for every clause, also where its arguments could not be told."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.mark.assertions.clauses import clauses
from rashomon.mark.events import Tree, clause_status, trees
from rashomon.mark.parse import Parsed
from rashomon.mark.reference import Resolution
from rashomon.model import Argument, Assertion, Event, Mention, Mood, Quantity, Quote, Span, TimeExpression

_ROLES = {
    "nsubj": "subject",
    "csubj": "subject",
    "nsubjpass": "object",
    "dobj": "object",
    "dative": "recipient",
    "attr": "complement",
    "acomp": "complement",
    "oprd": "complement",
}
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_LEADING = frozenset(("prep", "agent"))


@dataclass(frozen=True)
class Marks:
    """What is marked in an article already, each kind in text order, and whom its phrases mean."""

    resolution: Resolution
    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    quantities: Sequence[Quantity]
    quotes: Sequence[Quote]
    events: Sequence[Event]

    @cached_property
    def said(self) -> Sequence[tuple[int, int, str]]:
        """The stretches of quotations."""
        return sorted((span.start, span.end, quote.id) for quote in self.quotes for span in quote.content)

    @cached_property
    def timed(self) -> Sequence[Span]:
        """The spans of the time expressions."""
        return [time.span for time in self.times]

    @cached_property
    def counted(self) -> Sequence[Span]:
        """The spans of the quantities."""
        return [quantity.span for quantity in self.quantities]

    @cached_property
    def types(self) -> Mapping[Span, str]:
        """The types of the events by trigger, in text order."""
        return {event.trigger: event.type for event in self.events}

    @cached_property
    def triggers(self) -> Sequence[Span]:
        """The triggers of the events."""
        return list(self.types)


def find_assertions(parsed: Parsed, marks: Marks) -> tuple[Assertion, ...]:
    """The assertions of an article, in text order. Nothing is lost where a parse went wrong: every clause is one."""
    found = [_assertion(tree, *clause, marks) for tree in trees(parsed.doc) for clause in clauses(tree).items()]
    return tuple(sorted(found, key=lambda one: (one.span, one.predicate)))


def _assertion(tree: Tree, head: int, own: Sequence[int], marks: Marks) -> Assertion:
    span = Span(tree.offsets[own[0]], tree.end(own[-1]))
    words = {tree.offsets[token] for token in own}
    triggers = _inside(marks.triggers, span, words)
    return Assertion(
        span=span,
        predicate=Span(tree.offsets[head], tree.end(head)),
        lemma=tree.lemmas[head],
        status=clause_status(tree, head)[0],
        mood=_mood(tree, head),
        type=marks.types[triggers[0]] if triggers else None,
        arguments=tuple(_arguments(tree, head, marks)),
        times=_inside(marks.timed, span, words),
        quantities=_inside(marks.counted, span, words),
        quote=next((name for start, end, name in marks.said if start <= tree.offsets[head] < end), None),
    )


def _inside(spans: Sequence[Span], clause: Span, words: set[int]) -> tuple[Span, ...]:
    """Those of ``spans`` (in text order) that begin with a word of the clause."""
    first = bisect_left(spans, clause.start, key=lambda span: span.start)
    last = bisect_left(spans, clause.end, lo=first, key=lambda span: span.start)
    return tuple(span for span in spans[first:last] if span.start in words)


def _mood(tree: Tree, head: int) -> Mood:
    """Whether the clause states, asks or demands; only the main clause of a sentence can ask or demand."""
    if tree.heads[head] != head:
        return "statement"
    if "?" in tree.words[-2:]:
        return "question"
    below = {tree.deps[child] for child in tree.children[head]}
    bare = tree.tags[head] == "VB" and below.isdisjoint(_SUBJECTS) and below.isdisjoint(("aux", "auxpass"))
    return "command" if bare else "statement"


def _arguments(tree: Tree, head: int, marks: Marks) -> Iterator[Argument]:
    """Who and what stands with the predicate; behind a preposition the role is the preposition itself."""
    for child in tree.children[head]:
        if tree.deps[child] in _ROLES:
            yield _argument(tree, child, _ROLES[tree.deps[child]], marks)
        elif tree.deps[child] in _LEADING:
            role = "subject" if tree.deps[child] == "agent" else tree.lower[child]
            inner = (below for below in tree.children[child] if tree.deps[below] == "pobj")
            yield from (_argument(tree, below, role, marks) for below in inner)


def _argument(tree: Tree, head: int, role: str, marks: Marks) -> Argument:
    first, last = tree.edges[head]
    at = bisect_right(marks.mentions, tree.offsets[head], key=lambda mention: mention.span.start) - 1
    name = marks.mentions[at].name if at >= 0 and tree.offsets[head] < marks.mentions[at].span.end else None
    if tree.pos[head] == "PRON":
        meant = marks.resolution.of(Span(tree.offsets[head], tree.end(head)))
        name = meant.name if meant else None
    return Argument(role, Span(tree.offsets[first], tree.end(last)), name)
