"""What became of a commitment: the sentences of later reports that tell of the deed itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import merge
from itertools import groupby

from rashomon.collate.actors import Cast
from rashomon.collate.commitments.kinds import alike, kind_of
from rashomon.collate.commitments.turns import FIRMNESS, Turn
from rashomon.collate.commitments.verdict import THINGS, Promise, verdict
from rashomon.collate.evidence import Evidence, Sentence, inside, report
from rashomon.collate.moments import published_on
from rashomon.collate.wording import content, stem, words
from rashomon.model import Status, Step

_FOLLOWS = 0.5  # of what was promised, in a later sentence that tells what became of it
_ALONE = 0.7  # of it, where nobody who promised is named
_CORE = 6  # telling words, from the cue on, that say what was promised
_SHARED = 3  # telling words that most turns share, so that they speak for all
_LATER = 12  # steps that a chain holds beside the turns themselves
SETTLED: frozenset[Status] = frozenset({"occurred", "ongoing", "negated", "refused", "postponed", "cancelled"})


def outcome(evidence: Evidence, cast: Cast, group: Sequence[Turn], best: Turn) -> tuple[Step, ...]:
    """The steps that later reports tell: sentences that hold most of what was promised, and the deed."""
    if not best.promise:
        return ()
    promise = _promise(evidence, group)
    told = {(turn.sentence.article, turn.sentence.index) for turn in group}
    steps: list[Step] = []
    bound = _names(cast, (actor for turn in group for actor in turn.who), (turn.doer for turn in group))
    partners = _names(cast, (actor for turn in group for actor in turn.others))
    for sentence in _speaking_of(evidence, _core(evidence, group, best), bound, partners, promise.deeds):
        article = evidence.article(sentence.article)
        appeared = published_on(article)
        status = verdict(article, cast, sentence, promise) if appeared > promise.day else None
        if status is not None and (status in SETTLED or (article.id, sentence.index) not in told):
            steps.append(Step(status, appeared, report(article, sentence.span, status=status)))
        if len(steps) == _LATER:
            break
    return tuple(steps)


def _promise(evidence: Evidence, group: Sequence[Turn]) -> Promise:
    articles = [(evidence.article(turn.sentence.article), turn) for turn in group]
    return Promise(
        day=min(published_on(article) or "9" for article, _ in articles),
        deeds=frozenset(turn.deed for turn in group if turn.promise and turn.deed),
        bound=frozenset(actor for turn in group for actor in turn.who),
        things={
            thing: name for article, turn in articles for name, thing in THINGS.findall(turn.told.of(article.text))
        },
        amounts=tuple(one for article, turn in articles for one in inside(article.quantities, turn.told)),
    )


def outlook(evidence: Evidence, group: Sequence[Turn], steps: Sequence[Step]) -> Status:
    """What became of it: what the latest reports say that tell of its end, else the firmest promise.

    Where reports of one day differ, what most of them say, the milder where as many say either.
    """
    told = {(turn.sentence.article, turn.status) for turn in group if not turn.promise}
    ends = [(published_on(evidence.article(article)) or "", status) for article, status in told]
    ends += [(step.date or "", step.report.status) for step in steps if step.report.status in SETTLED]
    if not ends:
        return max((turn.status for turn in group), key=FIRMNESS.index)
    last = max(day for day, _ in ends)
    counts = Counter(status for day, status in ends if day == last)
    return min(counts, key=lambda status: (-counts[status], _order(status), status))


def _order(status: Status) -> int:
    return FIRMNESS.index(status) if status in FIRMNESS else len(FIRMNESS)


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
    untimed = (word.stem for word in told if not any(span.contains(word.span) for span in times))
    return frozenset([stem for stem in untimed if stem in best.stems][:_CORE])


def _names(cast: Cast, actors: Iterable[str], others: Iterable[str] = ()) -> frozenset[str]:
    """The stems of the last names of actors, and of others who are known by name alone."""
    names = {*(surface for actor in actors for surface in cast.by_id[actor].surfaces), *others}
    return frozenset(stem(name.split()[-1]) for name in names if name.split())


def _speaking_of(
    evidence: Evidence, core: frozenset[str], bound: frozenset[str], partners: frozenset[str], deeds: frozenset[str]
) -> Iterable[Sentence]:
    """The sentences that tell of ``core``, in the order of the evidence.

    Words of one kind count as one. Two of ``core`` (or all of it) and ``_FOLLOWS`` of its weight are enough where one
    of those who are ``bound`` is named, ``_ALONE`` elsewhere; where a ``partner`` is named too, one of the ``deeds``.
    """
    kinds = {kind_of(stem): alike(stem) for stem in sorted(core)}
    weight = {kind: max(evidence.weights[stem] for stem in core if kind_of(stem) == kind) for kind in kinds}
    whole = sum(weight[kind] for kind in sorted(weight))
    needed = [kind for kind in sorted(kinds) if kind in deeds]  # whoever holds none of these holds less than is asked
    for kind in sorted(kinds, key=lambda kind: (-weight[kind], kind)):
        if sum(weight[other] for other in sorted(weight) if other not in needed) < _FOLLOWS * whole:
            break
        if kind not in needed:
            needed.append(kind)
    rows = [evidence.holding.get(other, ()) for kind in needed for other in sorted(kinds[kind])]
    for sentence, _ in groupby(merge(*rows, key=lambda row: (evidence.order[row.article], row.index))):
        shared = [kind for kind in sorted(kinds) if kinds[kind] & sentence.stems]
        between = bound & sentence.stems and partners & sentence.stems and deeds.intersection(shared)
        least = _FOLLOWS if bound & sentence.stems else _ALONE
        enough = len(shared) >= min(2, len(kinds)) and sum(weight[kind] for kind in shared) >= least * whole
        if enough or between:
            yield sentence
