"""Joining the quotations of one utterance, whatever outlet, cut or translation did to the wording."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from rashomon.collate.actors import Cast
from rashomon.collate.alignment import Alignment
from rashomon.collate.corrections import Corrections
from rashomon.collate.evidence import Evidence
from rashomon.collate.sayings.likeness import covered, may_be_one, one_utterance
from rashomon.collate.sayings.utterance import QuoteMention, utterances
from rashomon.collate.wording import Weights, differing, words
from rashomon.model import Span, Utterance, Variant, content_id

_NEAR = 12  # members of a group that are asked, and earlier pieces of a report that hold a stem
AKIN = 0.3  # how sure it must be that the sentences of any two wordings tell one thing ...
COVERED, TRANSLATED = 0.5, 0.3  # ... unless the shorter wording stands in the other, in whatever order
_RANK = {"direct": 0, "mixed": 1, "indirect": 2}


def find_sayings(
    evidence: Evidence, cast: Cast, corrections: Corrections, alignment: Alignment
) -> tuple[Utterance, ...]:
    """Every utterance of the story once, those of most origins first."""
    items, weights = utterances(evidence, cast)
    groups = _Groups(items, corrections, weights, alignment)
    for left, right, sure in _candidates(items, alignment):
        if groups.apart(left, right) and (reason := one_utterance(items[left], items[right], weights, sure)):
            groups.join(left, right, reason)
    groups.carry_on()
    groups.correct()
    sayings = [_saying(evidence, cast, members, reasons) for members, reasons in groups.result()]
    return tuple(sorted(sayings, key=lambda s: (-s.origins, -len(s.variants), s.id)))


def _candidates(items: Sequence[QuoteMention], alignment: Alignment) -> list[tuple[int, int, float]]:
    """Pairs of pieces in sentences that may tell one thing, or in one report, the surest first."""
    rows: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        rows[item.article, item.place].append(index)
    pairs = [
        (min(one, two), max(one, two), link.probability)
        for link in alignment.links
        for one in rows.get((link.left.article, link.left.index), ())
        for two in rows.get((link.right.article, link.right.index), ())
    ]
    known = {pair[:2] for pair in pairs}
    others = dict.fromkeys((*_of_one_mouth(items), *_word_for_word(items)))
    pairs += [(one, two, 0.0) for one, two in others if (one, two) not in known]
    return sorted(pairs, key=lambda pair: (-pair[2], pair[:2]))


def _of_one_mouth(items: Sequence[QuoteMention]) -> Iterable[tuple[int, int]]:
    """Pairs of one report, or of one speaker where one is translated, that share two stems."""
    rows: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        found: set[int] = set()
        for mouth in (item.article, *sorted(item.voices)):
            shared = Counter(other for stem in item.bag for other in rows[mouth, stem][-_NEAR:])
            found |= {other for other, count in shared.items() if count >= 2 and _fit_to_ask(items[other], item)}
            for stem in item.bag:
                rows[mouth, stem].append(index)
        yield from ((other, index) for other in sorted(found))


def _word_for_word(items: Sequence[QuoteMention]) -> Iterable[tuple[int, int]]:
    """Pairs of neighbours among the direct quotations that have the same words, however few of them tell."""
    rows: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if item.quote.kind == "direct":
            rows[item.spelt].append(index)
    yield from (pair for row in rows.values() for pair in pairwise(row))


def _fit_to_ask(one: QuoteMention, two: QuoteMention) -> bool:
    return one.article == two.article or one.translated or two.translated


class _Groups:
    """Utterances joined step by step; a group never holds two people who were told apart."""

    def __init__(
        self, items: Sequence[QuoteMention], corrections: Corrections, weights: Weights, alignment: Alignment
    ) -> None:
        self.items = items
        self.corrections = corrections
        self.weights = weights
        self.alignment = alignment
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
        return all(may_be_one(a, b) and self._akin(a, b) for a in here[:_NEAR] for b in there[:_NEAR])

    def _akin(self, left: QuoteMention, right: QuoteMention) -> bool:
        """Whether two members of one group may be that: a chain of likenesses joins nothing."""
        sure = self.alignment.probability((left.article, left.place), (right.article, right.place))
        least = TRANSLATED if left.translated or right.translated else COVERED
        return sure >= AKIN or covered(left, right, self.weights) >= least

    def _merge(self, first: int, second: int, reason: str) -> None:
        for member in self.members[second]:
            self.root[member] = first
        self.members[first] += self.members.pop(second)
        self.reasons[first] += [reason, *self.reasons.pop(second, [])]

    def carry_on(self) -> None:
        """Join what stands beside joined pieces in two direct quotations, one of which is translated."""
        place = {item.order: index for index, item in enumerate(self.items)}
        after = {i: n for i, n in pairwise(sorted(place.values())) if self.items[i].key == self.items[n].key}
        for beside in (after, {n: i for i, n in after.items()}):
            for members in list(self.members.values()):
                for one, two in combinations(members[:_NEAR], 2):
                    self._carry(beside.get(one), beside.get(two))

    def _carry(self, one: int | None, two: int | None) -> None:
        if one is None or two is None or not self.apart(one, two):
            return
        left, right = self.items[one], self.items[two]
        direct = left.quote.kind == right.quote.kind == "direct"
        if direct and left.article != right.article and (left.translated or right.translated):
            first, second = sorted((self.root[one], self.root[two]))
            self._merge(first, second, "it follows what both quote, one in translation")

    def correct(self) -> None:
        """Apply what a person decided to be the same."""
        place = {item.key: index for index, item in enumerate(self.items)}
        for decision in self.corrections.of("saying"):
            if decision.same and decision.first in place and decision.second in place:
                first, second = sorted((self.root[place[decision.first]], self.root[place[decision.second]]))
                if first != second:
                    self._merge(first, second, decision.line())

    def result(self) -> list[tuple[list[QuoteMention], list[str]]]:
        """The groups with why they are one, but for what says nothing and one report alone has."""
        groups = [([self.items[i] for i in members], self.reasons[root]) for root, members in self.members.items()]
        return [
            (members, reasons)
            for members, reasons in groups
            if any(one.says for one in members) or len({one.article for one in members}) > 1
        ]


def _saying(evidence: Evidence, cast: Cast, members: list[QuoteMention], reasons: list[str]) -> Utterance:
    """The best evidence comes first: direct before mixed before indirect, the longer before the shorter."""
    ordered = sorted(members, key=lambda m: (_RANK[m.quote.kind], -len(m.words), m.order))
    actor, unknown = _speaker(ordered)
    return Utterance(
        id=content_id("say", *ordered[0].order),
        speaker=cast.name(actor) or unknown,
        variants=tuple(_variant(ordered[0], member) for member in ordered),
        origins=evidence.origins((m.article, m.spans[0]) for m in members),
        actor=actor,
        date=next((m.day for m in ordered if m.day), None),
        reasons=tuple(dict.fromkeys(reasons)),
    )


def _speaker(members: Sequence[QuoteMention]) -> tuple[str | None, str | None]:
    """The actor whom most of the wordings credit, and the name of a speaker who is no actor.

    A person counts for more than the office he speaks for, a named one for more than a pronoun, who is quoted directly
    for more than who is reported.
    """
    votes: Counter[tuple[str | None, str | None]] = Counter()
    for member in members:
        named = member.quote.speaker.name if member.quote.speaker else None
        who = (member.speaker, None) if member.speaker else (None, named)
        weight = (1 + bool(member.people)) * (1 if member.guessed else 3) * (1 + (member.quote.kind != "indirect"))
        votes[who] += weight if member.speaker or named else 0
    return min(votes, key=lambda who: (-votes[who], who[0] or "~", who[1] or "~"))


def _variant(best: QuoteMention, member: QuoteMention) -> Variant:
    differs: tuple[Span, ...] = ()
    if member is not best:
        differs = differing(words(best.text), words(member.text))
    return Variant(member.article, member.quote.id, member.text, member.spans, member.quote.kind, differs, member.cue)
