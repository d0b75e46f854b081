"""Commitments: turns about one thing joined across reports, with the changes that befell them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.collate.actors import Cast
from rashomon.collate.commitments.changes import with_changes
from rashomon.collate.commitments.kinds import is_known
from rashomon.collate.commitments.outcome import SETTLED, outcome, outlook
from rashomon.collate.commitments.turns import FIRMNESS, Turn, turns
from rashomon.collate.evidence import Evidence, Sentence, inside, report
from rashomon.collate.wording import Weights, words
from rashomon.model import Citation, Commitment, MarkedArticle, Span, Status, Step, content_id, interval

_TOWARDS = re.compile(  # words before a person's name, with his office between
    r"\b(?:to|with|for|against|telling|told|tells|invit\w+|promis\w+|pledg\w+|assur\w+|urg\w+|ask\w+|meet|see|visit)\s+"
    r"(?:(?:the|his|her|their|its|an?)\s+)?(?:[\w’'-]+,?\s+){0,5}\Z",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(  # words before another name: troops sent to Osk are no promise to Osk
    r"\b(?:(?:tell(?:s|ing)?|told|invit\w+|promis(?:e[sd]?|ing)|pledg(?:e[sd]?|ing)|assur\w+|offer(?:ed|s|ing)?|ask(?:ed|s|ing)?)"
    r"(?:\s+to)?|(?:promises?|pledges?|commitments?|vows?|offers?|guarantees?)\s+to|"
    r"(?:agree(?:d|s|ments?)?|deals?|pacts?|treat(?:y|ies)|accords?)\s+with)\s+"
    r"(?:(?:the|his|her|their|its|an?)\s+)?(?:[A-Z][\w.’'-]*,?\s+|(?:president|minister|leader|secretary)\s+|(?:of|and)\s+){0,5}\Z"
)
_LEAST = 3  # words that say what is promised
_LEADS_ON = re.compile(r"\b(?:to|that|of)\b(?!\s*[.,;])")  # words between a promise and its deed
_THINGS = frozenset(("object", "complement", "recipient"))  # arguments that say what is promised
_NEAR = 12  # turns of one index row that a new one is compared with
_ALIKE = 0.35  # of the shorter of two turns that share a run of words
_COVER = 0.5  # of the shorter of two turns about one thing


def find_commitments(evidence: Evidence, cast: Cast) -> tuple[Commitment, ...]:
    """Every commitment once, those of most origins first."""
    groups = [g for g in _joined(turns(evidence, cast), evidence.weights) if not g[0].promise or _is_somebodys(g)]
    made = [(group, _commitment(evidence, cast, group)) for group in with_changes(groups, cast)]
    steps = {(s.report.article, s.report.span): s.status for _, one in made for s in one.chain[len(one.reports) :]}
    unique = {
        one.id: one for group, one in made if _is_somebodys(group) and _stands(group) and not _told_of(group, steps)
    }
    return tuple(sorted(unique.values(), key=lambda c: (-c.origins, -len(c.reports), c.id)))


def _is_somebodys(group: Sequence[Turn]) -> bool:
    return any(turn.who or turn.doer for turn in group)


def _stands(group: Sequence[Turn]) -> bool:
    """Whether a group is told: a promise, or a change of something with a day, or of a known kind by two reports."""
    if any(turn.promise or turn.due for turn in group):
        return True
    return len({turn.sentence.article for turn in group}) > 1 and any(map(is_known, group[0].stems))


def _told_of(group: Sequence[Turn], steps: Mapping[tuple[str, Span], Status]) -> bool:
    """Whether the group is told already, as what became of another commitment: "half of what it agreed to pay"."""
    return all(
        (status := steps.get((turn.sentence.article, turn.sentence.span))) is not None
        and (not turn.promise or status in SETTLED or status == turn.status == "planned")
        for turn in group
    )


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
    if left.promise != right.promise:
        return False
    same = left.promise and bool({*left.who} & {*right.who}) and left.deed == right.deed
    if (left.status == "planned") != (right.status == "planned") and not same:
        return False
    if not _due_fits(left, right):
        return False
    shared = left.stems & right.stems
    smaller = min(weights.total(left.stems), weights.total(right.stems))
    known = not left.who or not right.who or {*left.who, *left.others} & {*right.who, *right.others}
    if not left.promise:
        return len(shared) >= 4 and bool(known) and weights.total(shared) >= 0.3 * smaller
    alike = left.deed == right.deed or weights.total(shared) >= _ALIKE * smaller
    if left.runs & right.runs and known and alike:
        return True
    least = 1 if same else 2
    return len(shared) >= least and weights.total(shared) >= _COVER * smaller and (bool(known) or len(shared) >= 4)


def _due_fits(left: Turn, right: Turn) -> bool:
    one, two = interval(left.due), interval(right.due)
    return one is None or two is None or one.overlaps(two) or not left.promise


def _commitment(evidence: Evidence, cast: Cast, group: Sequence[Turn]) -> Commitment:
    best = max(group, key=lambda turn: _clearest(evidence, turn))
    reports = tuple({_place(turn): _report(evidence, turn) for turn in group}.values())
    made = [turn for turn in group if turn.promise] or group
    who = _most(a for t in made if not t.given for a in t.who) or _most(a for t in made for a in t.who)
    steps = outcome(evidence, cast, group, best)
    others = [actor for turn in (best, *made) for actor in (*turn.who, *turn.others) if actor != who]
    return Commitment(
        id=content_id("c", best.sentence.article, best.told.start, best.status),
        who=cast.name(who) or _most(turn.doer for turn in made) or "",
        to=cast.name(_most(actor for actor in others if any(_is_given_to(evidence, cast, t, actor) for t in made))),
        what=_what(evidence, best),
        due=_most(turn.due for turn in group),
        status=outlook(evidence, group, steps),
        chain=(*(Step(turn.status, turn.due, _report(evidence, turn)) for turn in _dated(evidence, group)), *steps),
        reports=reports,
        origins=evidence.origins((turn.sentence.article, turn.sentence.span) for turn in group),
        sure=_sureness(made),
    )


def _clearest(evidence: Evidence, turn: Turn) -> tuple[bool | int, ...]:
    """How well a turn says who promises what; of those that say as much the earliest goes first."""
    goes_on = _goes_on(evidence.article(turn.sentence.article), turn)
    before = (-place for place in _order(evidence, turn.sentence))
    return turn.promise, bool(turn.who), goes_on and len(turn.stems) >= _LEAST, *before


def _sureness(made: Sequence[Turn]) -> float | None:
    """The chance that the surest of the turns is a promise; None where one was not weighed: its words say so."""
    known = [turn.sure for turn in made if turn.sure is not None]
    return round(max(known), 2) if known and len(known) == len(made) else None


def _is_given_to(evidence: Evidence, cast: Cast, turn: Turn, actor: str) -> bool:
    """Whether the sentence says that a promise is made to somebody: "told her", "with Osk", "invited Falk"."""
    article = evidence.article(turn.sentence.article)
    for mention in inside(article.mentions, turn.sentence.span):
        if cast.named(mention.name) == actor:
            before = article.text[turn.sentence.span.start : mention.span.start]
            if (_TOWARDS if mention.kind == "person" else _GIVEN_TO).search(before):
                return True
    return False


def _what(evidence: Evidence, turn: Turn) -> str:
    """The words that say it; the whole sentence where they say too little: "as she promised on the stump"."""
    article = evidence.article(turn.sentence.article)
    text = article.text
    enough = len(words(text, turn.told.start, turn.told.end)) >= _LEAST and _goes_on(article, turn)
    span = turn.told if enough else turn.sentence.span
    told, closing = span.of(text).strip(" ,;:—-"), text[span.end : span.end + 1]
    is_open = told.count('"') % 2 if closing == '"' else closing == "”" and told.count("“") > told.count("”")
    return told + closing if is_open else told


def _goes_on(article: MarkedArticle, turn: Turn) -> bool:
    """Whether a deed or a thing follows the first of the words that give a promise."""
    first = words(article.text, turn.told.start, turn.told.end)[0].span.end
    behind = Span(min(first, turn.told.end), turn.told.end)
    if _LEADS_ON.search(behind.of(article.text)):
        return True
    clauses = inside(article.assertions, turn.sentence.span)
    things = (argument for clause in clauses for argument in clause.arguments if argument.role in _THINGS)
    return any(behind.overlaps(one.predicate) for one in clauses) or any(behind.contains(one.span) for one in things)


def _report(evidence: Evidence, turn: Turn) -> Citation:
    article = evidence.article(turn.sentence.article)
    return report(article, turn.sentence.span, status=turn.status, value=turn.due)


def _place(turn: Turn) -> tuple[str, int]:
    return turn.sentence.article, turn.sentence.index


def _dated(evidence: Evidence, group: Sequence[Turn]) -> list[Turn]:
    """The turns in the order in which the reports that tell them were published, one a sentence and status."""
    unique = {(_place(turn), turn.status): turn for turn in group}
    return sorted(unique.values(), key=lambda t: (FIRMNESS.index(t.status), _order(evidence, t.sentence)))


def _order(evidence: Evidence, sentence: Sentence) -> tuple[int, int]:
    return evidence.order[sentence.article], sentence.index


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
