"""What became of a commitment: the sentences of later reports that tell of the deed itself."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import merge
from itertools import groupby

from rashomon.collate.actors import Cast
from rashomon.collate.commitments.kinds import alike, kind_of
from rashomon.collate.commitments.turns import Turn
from rashomon.collate.evidence import Evidence, Sentence, inside, report
from rashomon.collate.moments import published_on
from rashomon.collate.wording import Word, content, stem, words
from rashomon.model import MarkedArticle, Status, Step

_FOLLOWS = 0.5  # of what was promised, in a later sentence that tells what became of it
_ALONE = 0.7  # of it, where nobody who promised is named
_CORE = 6  # telling words, from the cue on, that say what was promised
_SHARED = 3  # telling words that most turns share, so that they speak for all
_LATER = 12  # steps that a chain holds beside the turns themselves
_BEFORE = 48  # characters before the deed that say whether it was done
_RANK: tuple[Status, ...] = ("planned", "invited", "agreed", "postponed", "cancelled")
_SETTLED: frozenset[Status] = frozenset({"occurred", "ongoing", "negated", "refused", "postponed", "cancelled"})

_GIVEN_UP: frozenset[Status] = frozenset({"postponed", "cancelled", "refused"})

# Words before the deed, up to it. example: is due to pay, will not pay; has yet to pay; failed to pay; ought to pay
_AWAITED = re.compile(
    r"\b(?:(?:is|are|was|were)\W+(?:still\W+)?(?:expected|due|scheduled|set|to)|will|to)\b[^.;,]*\Z", re.IGNORECASE
)
_UNDONE = re.compile(
    r"(?:\b(?:not(?!\W+(?:due|expected|scheduled|until)\b)|never|yet\W+to|without|no\W+sign\W+of)|n[’']t|\bfail(?:ed|s|ing)?\W+to)\b[^.;,]*\Z",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing))\W+to\b[^.;,]*\Z", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|unless|whether|would|could|should|might|may|must|ought|ask(?:ed|s)|demand(?:ed|s)?|urg(?:ed|es)|"
    r"vow(?:ed|s)|pledg(?:ed|es)|promis(?:ed|es)|agreed)\b[^.;]*\Z",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"[a-z]{2,}ed|paid|rebuilt|built|sent|held|left|withdr(?:ew|awn)|freed|began|begun|came|home|went|flew|met|shut"
)
_PARTLY = re.compile(  # 25 million of the 40, seven of the men, a first instalment
    r"\b(?:(?:\d[\w,.]*|two|three|four|five|six|seven|eight|nine|ten|some|most|many|half|part)"
    r"(?: [\w$€£]+){0,2} of the\b(?! way)|"
    r"remaining|partly|first (?:instal\w+|tranche|batch|part|group))\b",
    re.IGNORECASE,
)


def outcome(evidence: Evidence, cast: Cast, group: Sequence[Turn], best: Turn) -> tuple[Step, ...]:
    """The steps that later reports tell: sentences that hold most of what was promised, and the deed."""
    if not best.promise:
        return ()
    day = min(published_on(evidence.article(turn.sentence.article)) or "9" for turn in group)
    told = {(turn.sentence.article, turn.sentence.index) for turn in group}
    deeds = frozenset(turn.deed for turn in group if turn.promise and turn.deed)
    steps: list[Step] = []
    for sentence in _speaking_of(evidence, _core(evidence, group, best), _bound(cast, group)):
        article = evidence.article(sentence.article)
        appeared = published_on(article)
        if appeared <= day or (article.id, sentence.index) in told:
            continue
        status = _status(article, sentence, deeds)
        if status is not None:
            steps.append(Step(status, appeared, report(article, sentence.span, status=status)))
        if len(steps) == _LATER:
            break
    return tuple(steps)


def outlook(evidence: Evidence, group: Sequence[Turn], steps: Sequence[Step]) -> Status:
    """What became of it: what the latest reports say that tell of its end, else the firmest promise.

    Where reports of one day differ, what most of them say, the milder where as many say either.
    """
    told = {(turn.sentence.article, turn.status) for turn in group if not turn.promise}
    ends = [(published_on(evidence.article(article)) or "", status) for article, status in told]
    ends += [(step.date or "", step.report.status) for step in steps if step.report.status in _SETTLED]
    if not ends:
        return max((turn.status for turn in group), key=_RANK.index)
    last = max(day for day, _ in ends)
    counts = Counter(status for day, status in ends if day == last)
    return min(counts, key=lambda status: (-counts[status], _order(status), status))


def _order(status: Status) -> int:
    return _RANK.index(status) if status in _RANK else len(_RANK)


def _core(evidence: Evidence, group: Sequence[Turn], best: Turn) -> frozenset[str]:
    """The telling words that say what was promised: those that most turns share, or the first of the best one."""
    counts = Counter(stem for turn in group for stem in turn.stems)
    shared = [stem for stem in counts if 2 * counts[stem] > len(group) > 2]
    shared.sort(key=lambda stem: (-counts[stem], -evidence.weights[stem], stem))
    if len(shared) >= _SHARED:
        return frozenset(shared[:_CORE])
    article = evidence.article(best.sentence.article)
    told = content(words(article.text, best.told.start, best.told.end))
    times = [time.span for time in inside(article.times, best.told)]
    return frozenset([word.stem for word in told if not any(span.contains(word.span) for span in times)][:_CORE])


def _bound(cast: Cast, group: Sequence[Turn]) -> frozenset[str]:
    """The stems of the last names of those who promised."""
    names = {surface for turn in group for actor in turn.who for surface in cast.by_id[actor].surfaces}
    names |= {turn.doer for turn in group if turn.doer}
    return frozenset(stem(name.split()[-1]) for name in names if name.split())


def _speaking_of(evidence: Evidence, core: frozenset[str], bound: frozenset[str]) -> Iterable[Sentence]:
    """The sentences that tell of ``core``, in the order of the evidence.

    Words of one kind count as one. Two of ``core`` and ``_FOLLOWS`` of its weight are enough where one of those who
    are ``bound`` is named, ``_ALONE`` elsewhere.
    """
    kinds = {kind_of(stem): alike(stem) for stem in sorted(core)}
    weight = {kind: max(evidence.weights[stem] for stem in core if kind_of(stem) == kind) for kind in kinds}
    whole = sum(weight[kind] for kind in sorted(weight))
    needed: list[str] = []  # whoever holds none of these holds less than is asked
    for kind in sorted(kinds, key=lambda kind: (-weight[kind], kind)):
        if sum(weight[other] for other in sorted(weight) if other not in needed) < _FOLLOWS * whole:
            break
        needed.append(kind)
    rows = [evidence.holding.get(other, ()) for kind in needed for other in sorted(kinds[kind])]
    for sentence, _ in groupby(merge(*rows, key=lambda row: (evidence.order[row.article], row.index))):
        shared = [kind for kind in sorted(kinds) if kinds[kind] & sentence.stems]
        least = _FOLLOWS if bound & sentence.stems else _ALONE
        if len(shared) >= 2 and sum(weight[kind] for kind in shared) >= least * whole:
            yield sentence


def _status(article: MarkedArticle, sentence: Sentence, deeds: frozenset[str]) -> Status | None:
    """How the sentence tells the deed, by the first of its words that is of the kind; None where it tells none."""
    for word in sentence.words:
        if kind_of(word.stem) in deeds:
            found = _told(article, sentence, word)
            if found is not None:
                return found
    return None


def _told(article: MarkedArticle, sentence: Sentence, word: Word) -> Status | None:
    before = article.text[max(sentence.span.start, word.span.start - _BEFORE) : word.span.start]
    if _REFUSED.search(before):
        return "refused"
    if _UNDONE.search(before):
        return "negated"
    if _AWAITED.search(before):
        return "planned"
    if _OPEN.search(before):
        return None
    if word.text.lower() in {"expected", "due"}:
        return "planned"
    event = next((event for event in article.events if event.trigger.overlaps(word.span)), None)
    dropped = [event for event in article.events if sentence.span.contains(event.trigger) and event.status in _GIVEN_UP]
    if dropped and event is None:
        return dropped[0].status
    if event is None and not _DONE.fullmatch(word.text.lower()):
        return None
    status = event.status if event is not None else "occurred"
    partly = status == "occurred" and _PARTLY.search(sentence.span.of(article.text))
    return "ongoing" if partly else status
