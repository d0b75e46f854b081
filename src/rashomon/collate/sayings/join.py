"""Joining the quotations of one utterance, whatever outlet, cut or translation did to the wording."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from itertools import pairwise

from rashomon.collate.actors import Cast
from rashomon.collate.corrections import Corrections
from rashomon.collate.evidence import Evidence
from rashomon.collate.sayings.likeness import one_utterance, same_voice
from rashomon.collate.sayings.utterance import QuoteMention, utterances
from rashomon.collate.wording import Weights, differing, words
from rashomon.model import Span, Utterance, Variant, content_id

_NEAR = 12  # utterances of one index row that a new one is compared with: copies need few, sayings are many
_MOST = 40  # utterances that one is compared with, those that share most rows with it
_KEYS = 10  # index rows an utterance is looked up in, the most telling first
_RANK = {"direct": 0, "mixed": 1, "indirect": 2}


def find_sayings(evidence: Evidence, cast: Cast, corrections: Corrections) -> tuple[Utterance, ...]:
    """Every utterance of the story once, those of most origins first."""
    items, weights = utterances(evidence, cast)
    groups = _Groups(items, corrections)
    for left, right in _candidates(items, weights):
        if groups.apart(left, right) and (reason := one_utterance(items[left], items[right], weights)):
            groups.join(left, right, reason)
    groups.correct()
    sayings = [_saying(evidence, cast, members, reasons) for members, reasons in groups.result()]
    return tuple(sorted(sayings, key=lambda s: (-s.origins, -len(s.variants), s.id)))


def _candidates(items: Sequence[QuoteMention], weights: Weights) -> Iterable[tuple[int, int]]:
    """Pairs that share a telling word; the work grows with the number of utterances, not of pairs."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        stems = sorted(item.bag, key=lambda stem: (-weights[stem], stem))
        pairs = [f"{a} {b}" for a, b in pairwise(item.stems)]
        keys = [*stems[:_KEYS], *pairs]
        near = Counter(other for key in keys for other in rows[key][-_NEAR:])
        best = nsmallest(_MOST, near, key=lambda other: (-near[other], -other))
        yield from ((other, index) for other in sorted(best))
        for key in keys:
            rows[key].append(index)


class _Groups:
    """Utterances joined step by step; a group never holds two people who were told apart."""

    def __init__(self, items: Sequence[QuoteMention], corrections: Corrections) -> None:
        self.items = items
        self.corrections = corrections
        self.members: dict[int, list[int]] = {index: [index] for index in range(len(items))}
        self.root = list(range(len(items)))
        self.reasons: defaultdict[int, list[str]] = defaultdict(list)

    def apart(self, left: int, right: int) -> bool:
        """Whether two utterances stand in different groups."""
        return self.root[left] != self.root[right]

    def join(self, left: int, right: int, reason: str) -> None:
        """Join the groups of two utterances that are apart, if they fit."""
        first, second = sorted((self.root[left], self.root[right]))
        if self._fit(first, second):
            self._merge(first, second, reason)

    def _fit(self, first: int, second: int) -> bool:
        """Whether the best known speakers of two groups agree, and no correction parts them."""
        here, there = ([self.items[i] for i in self.members[root]] for root in (first, second))
        verdict = self.corrections.verdict("saying", (i.key for i in here), (i.key for i in there))
        if verdict is not None and not verdict.same:
            return False
        return all(same_voice(a, b) for a in here[:_NEAR] for b in there[:_NEAR])

    def _merge(self, first: int, second: int, reason: str) -> None:
        for member in self.members[second]:
            self.root[member] = first
        self.members[first] += self.members.pop(second)
        self.reasons[first] += [reason, *self.reasons.pop(second, [])]

    def correct(self) -> None:
        """Apply what a person decided to be the same."""
        place = {item.key: index for index, item in enumerate(self.items)}
        for decision in self.corrections.of("saying"):
            if decision.same and decision.first in place and decision.second in place:
                first, second = sorted((self.root[place[decision.first]], self.root[place[decision.second]]))
                if first != second:
                    self._merge(first, second, decision.line())

    def result(self) -> list[tuple[list[QuoteMention], list[str]]]:
        return [([self.items[i] for i in members], self.reasons[root]) for root, members in self.members.items()]


def _saying(evidence: Evidence, cast: Cast, members: list[QuoteMention], reasons: list[str]) -> Utterance:
    """The best evidence comes first: direct before mixed before indirect, the longer before the shorter."""
    ordered = sorted(members, key=lambda m: (_RANK[m.quote.kind], -len(m.words), m.key))
    spoken = [m for m in ordered if m.people] or [m for m in ordered if m.speaker is not None] or ordered
    actor = spoken[0].speaker
    speaker = cast.name(actor) or next((m.quote.speaker.name for m in ordered if m.quote.speaker), None)
    return Utterance(
        id=content_id("say", ordered[0].key),
        speaker=speaker,
        variants=tuple(_variant(ordered[0], member) for member in ordered),
        origins=evidence.origins((m.article, m.spans[0]) for m in members),
        actor=actor,
        date=next((m.day for m in ordered if m.day), None),
        reasons=tuple(dict.fromkeys(reasons)),
    )


def _variant(best: QuoteMention, member: QuoteMention) -> Variant:
    differs: tuple[Span, ...] = ()
    if member is not best:
        differs = differing(words(best.text), words(member.text))
    return Variant(member.article, member.quote.id, member.text, member.spans, member.quote.kind, differs, member.cue)
