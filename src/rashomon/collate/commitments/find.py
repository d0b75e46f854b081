"""Commitments: turns about one thing joined across reports, with the changes that befell them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import merge
from itertools import groupby

from rashomon.collate.actors import Cast
from rashomon.collate.commitments.changes import with_changes
from rashomon.collate.commitments.turns import Turn, turns
from rashomon.collate.evidence import Evidence, Sentence, report
from rashomon.collate.moments import interval, published_on
from rashomon.collate.wording import Weights, Word, content, words
from rashomon.model import Commitment, MarkedArticle, Report, Span, Status, Step, content_id

_NEAR = 12  # turns of one index row that a new one is compared with
_COVER = 0.5  # of the shorter of two turns about one thing
_RANK: tuple[Status, ...] = ("planned", "invited", "agreed", "postponed", "cancelled")
_FOLLOWS = 0.5  # of what was promised, in a later sentence that tells what became of it
_CORE = 6  # telling words, from the cue on, that say what was promised
_SHARED = 3  # telling words that most turns share, so that they speak for all
_AWAITED = re.compile(
    r"\b(?:is|are|was|were)\W+(?:still\W+)?(?:expected|due|scheduled|set|to)\b|\bwill\b", re.IGNORECASE
)
_AHEAD = 8  # words behind "is due" that say what is
_LATER = 12  # steps that a chain holds beside the turns themselves


def find_commitments(evidence: Evidence, cast: Cast) -> tuple[Commitment, ...]:
    """Every commitment once, those of most origins first."""
    groups = [g for g in _joined(turns(evidence, cast), evidence.weights) if _binding(g)]
    made = [_commitment(evidence, cast, group) for group in with_changes(groups, cast)]
    unique = {commitment.id: commitment for commitment in made}
    return tuple(sorted(unique.values(), key=lambda c: (-c.origins, -len(c.reports), c.id)))


def _binding(group: Sequence[Turn]) -> bool:
    """Whether somebody is bound: what is only planned needs a name, and a date or a second report."""
    articles = {turn.sentence.article for turn in group}
    if any(turn.status != "planned" for turn in group):
        return len(articles) > 1 or any(turn.who for turn in group)
    return any(turn.who for turn in group) and (any(turn.due for turn in group) or len(articles) > 1)


def _joined(items: Sequence[Turn], weights: Weights) -> list[list[Turn]]:
    """The turns about one thing; promises join promises, changes join changes."""
    root = list(range(len(items)))
    members = {index: [index] for index in root}
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for other in sorted({o for stem in item.stems for o in rows[stem][-_NEAR:]}):
            first, second = sorted((root[other], root[index]))
            if first != second and _one_thing(items[other], item, weights):
                for member in members[second]:
                    root[member] = first
                members[first] += members.pop(second)
        for stem in item.stems:
            rows[stem].append(index)
    return [[items[i] for i in sorted(group)] for group in members.values()]


def _one_thing(left: Turn, right: Turn, weights: Weights) -> bool:
    if left.promise != right.promise or (left.status == "planned") != (right.status == "planned"):
        return False
    if not _due_fits(left, right):
        return False
    shared = left.stems & right.stems
    smaller = min(weights.total(left.stems), weights.total(right.stems))
    known = not left.who or not right.who or {*left.who, *left.others} & {*right.who, *right.others}
    if not left.promise:
        return len(shared) >= 4 and bool(known) and weights.total(shared) >= 0.3 * smaller
    if left.runs & right.runs and known:
        return True
    return len(shared) >= 2 and weights.total(shared) >= _COVER * smaller and (bool(known) or len(shared) >= 4)


def _due_fits(left: Turn, right: Turn) -> bool:
    one, two = interval(left.due), interval(right.due)
    return one is None or two is None or one.overlaps(two) or not left.promise


def _commitment(evidence: Evidence, cast: Cast, group: Sequence[Turn]) -> Commitment:
    best = max(group, key=lambda t: (t.promise, bool(t.who), len(t.others), t.due is not None, -len(t.sentence.words)))
    reports = tuple({_place(turn): _report(evidence, turn) for turn in group}.values())
    who = _most(actor for turn in group for actor in turn.who)
    others = [actor for turn in (best, *group) for actor in (*turn.who, *turn.others) if actor != who]
    return Commitment(
        id=content_id("c", best.sentence.article, best.sentence.span.start, best.status),
        who=cast.name(who) or "",
        to=cast.name(_most(others)),
        what=_what(evidence, best),
        due=_most(turn.due for turn in group),
        status=_outlook(group),
        chain=(
            *(Step(turn.status, turn.due, _report(evidence, turn)) for turn in _dated(evidence, group)),
            *_outcome(evidence, group, best),
        ),
        reports=reports,
        origins=evidence.origins((turn.sentence.article, turn.sentence.span) for turn in group),
    )


def _outlook(group: Sequence[Turn]) -> Status:
    """What most reports say became of it, the milder where as many say either; unchanged, the firmest promise."""
    reports = {(turn.sentence.article, turn.status) for turn in group if not turn.promise}
    changes = Counter(status for _, status in reports)
    if changes:
        return min(changes, key=lambda status: (-changes[status], _RANK.index(status)))
    return max((turn.status for turn in group), key=_RANK.index)


def _outcome(evidence: Evidence, group: Sequence[Turn], best: Turn) -> list[Step]:
    """What later reports tell of the same thing: sentences that hold most of what was promised."""
    day = min(published_on(evidence.article(turn.sentence.article)) or "9" for turn in group)
    told = {_place(turn) for turn in group}
    core = _core(evidence, group, best)
    steps: list[Step] = []
    for sentence in _speaking_of(evidence, core) if best.promise else ():
        article = evidence.article(sentence.article)
        appeared = published_on(article)
        if appeared <= day or (article.id, sentence.index) in told:
            continue
        status = _status(article, sentence.span, core)
        steps.append(Step(status, appeared, report(article, sentence.span, status=status)))
        if len(steps) == _LATER:
            break
    return steps


def _core(evidence: Evidence, group: Sequence[Turn], best: Turn) -> frozenset[str]:
    """The telling words that say what was promised: those that most turns share, or the first of the best one."""
    counts = Counter(stem for turn in group for stem in turn.stems)
    shared = [stem for stem in counts if 2 * counts[stem] > len(group) > 2]
    shared.sort(key=lambda stem: (-counts[stem], -evidence.weights[stem], stem))
    if len(shared) >= _SHARED:
        return frozenset(shared[:_CORE])
    return frozenset(word.stem for word in content(_words(evidence, best))[:_CORE])


def _speaking_of(evidence: Evidence, core: frozenset[str]) -> Iterable[Sentence]:
    """The sentences that hold two stems of ``core`` and ``_FOLLOWS`` of its weight, in the order of the evidence."""
    least = _FOLLOWS * evidence.weights.total(core)
    needed: list[str] = []  # whoever holds none of these holds less than ``least``
    for stem in sorted(core, key=lambda stem: (-evidence.weights[stem], stem)):
        if evidence.weights.total(core.difference(needed)) < least:
            break
        needed.append(stem)
    rows = [evidence.holding.get(stem, ()) for stem in needed]
    for sentence, _ in groupby(merge(*rows, key=lambda sentence: _order(evidence, sentence))):
        shared = core & sentence.stems
        if len(shared) >= 2 and evidence.weights.total(shared) >= least:
            yield sentence


def _status(article: MarkedArticle, span: Span, core: frozenset[str]) -> Status:
    """How the sentence sees it: as still to come ("is due to sign"), else by its first event, else as occurred.

    ``core`` are the stems of what was promised: only what is said of them to come counts.
    """
    for match in _AWAITED.finditer(article.text, span.start, span.end):
        behind = words(article.text, match.end(), span.end)[:_AHEAD]
        if core & {word.stem for word in behind}:
            return "planned"
    held = [event for event in article.events if span.contains(event.trigger)]
    return held[0].status if held else "occurred"


def _words(evidence: Evidence, turn: Turn) -> tuple[Word, ...]:
    return words(evidence.article(turn.sentence.article).text, turn.told.start, turn.told.end)


def _what(evidence: Evidence, turn: Turn) -> str:
    return turn.told.of(evidence.article(turn.sentence.article).text).strip(" ,;:—-")


def _report(evidence: Evidence, turn: Turn) -> Report:
    article = evidence.article(turn.sentence.article)
    return report(article, turn.sentence.span, status=turn.status, value=turn.due)


def _place(turn: Turn) -> tuple[str, int]:
    return turn.sentence.article, turn.sentence.index


def _dated(evidence: Evidence, group: Sequence[Turn]) -> list[Turn]:
    """The turns in the order in which the reports that tell them were published, one a sentence and status."""
    unique = {(_place(turn), turn.status): turn for turn in group}
    return sorted(unique.values(), key=lambda t: (_RANK.index(t.status), _order(evidence, t.sentence)))


def _order(evidence: Evidence, sentence: Sentence) -> tuple[int, int]:
    return evidence.order[sentence.article], sentence.index


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
