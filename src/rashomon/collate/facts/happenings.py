"""Events of different reports that are one happening."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.collate.actors import Cast
from rashomon.collate.evidence import Evidence, Sentence
from rashomon.collate.facts.pairs import compare
from rashomon.collate.moments import Interval, interval
from rashomon.collate.wording import Weights, stem
from rashomon.model import Event, MarkedArticle, Party

_NEAR = 12
_ALIKE = 0.35  # cover of two sentences that tell of the same actors
_VAGUE = 0.5  # the same where actors are missing on one side


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of one report: what it is, who takes part, when, and the sentence that tells it."""

    article: str
    event: Event
    sentence: Sentence
    what: str
    word: str
    who: frozenset[str]
    when: Interval | None


def happenings(evidence: Evidence, cast: Cast) -> tuple[Happening, ...]:
    """Every event of the story in the order of the evidence."""
    made = (_happening(evidence, cast, article, event) for article in evidence.articles for event in article.events)
    return tuple(item for item in made if item is not None)


def _happening(evidence: Evidence, cast: Cast, article: MarkedArticle, event: Event) -> Happening | None:
    sentence = evidence.sentence_at(article.id, event.trigger.start)
    if sentence is None:
        return None
    return Happening(
        article=article.id,
        event=event,
        sentence=sentence,
        what=event.kind or event.type,
        word=stem(event.trigger.of(article.text).split()[0]) if event.trigger.of(article.text).split() else "",
        who=frozenset(_identity(cast, party) for party in (*event.actors, *event.recipients)),
        when=interval(event.time.value) if event.time else None,
    )


def _identity(cast: Cast, party: Party) -> str:
    return cast.of(party) or f"name:{party.name.casefold()}"


def join_happenings(items: Sequence[Happening], weights: Weights) -> list[tuple[list[Happening], list[str]]]:
    """The events that are one happening, with the reasons; bounded work for each event."""
    root = list(range(len(items)))
    members: dict[int, list[int]] = {index: [index] for index in root}
    reasons: defaultdict[int, list[str]] = defaultdict(list)
    for left, right in _candidates(items):
        first, second = sorted((root[left], root[right]))
        if first == second:
            continue
        reason = same_happening(items[left], items[right], weights)
        if reason and all(
            _when_fits(items[a], items[b]) for a in members[first][:_NEAR] for b in members[second][:_NEAR]
        ):
            for index in members[second]:
                root[index] = first
            members[first] += members.pop(second)
            reasons[first] += [reason, *reasons.pop(second, [])]
    return [([items[i] for i in group], list(dict.fromkeys(reasons[key]))) for key, group in members.items()]


def _candidates(items: Sequence[Happening]) -> Iterable[tuple[int, int]]:
    rows: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        keys = [(item.what, key) for key in (*sorted(item.who), *sorted(item.sentence.stems))]
        near = {other for key in keys for other in rows[key][-_NEAR:]}
        yield from ((other, index) for other in sorted(near))
        for key in keys:
            rows[key].append(index)


def same_happening(left: Happening, right: Happening, weights: Weights) -> str | None:
    """The reason why two events are one happening, in words; None where they are two."""
    if left.what != right.what or not _when_fits(left, right):
        return None
    shared = left.who & right.who
    smaller = min(len(left.who), len(right.who))
    if smaller and len(shared) < smaller:
        return None
    alike = compare(left.sentence, right.sentence, weights)
    dated = left.when is not None and right.when is not None and left.when.precision == right.when.precision == "day"
    if len(shared) >= 2 and dated:
        return f"{left.what}: same actors on the same day"
    if shared and alike.cover >= _ALIKE and (left.word == right.word or len(shared) >= 2 or dated):
        return f"{left.what}: same actors in sentences that share {len(alike.shared)} telling words"
    if alike.cover >= _VAGUE and left.word == right.word and len(alike.shared) >= 4:
        return f"{left.what}: the same word in sentences that share {len(alike.shared)} telling words"
    return None


def _when_fits(left: Happening, right: Happening) -> bool:
    return left.when is None or right.when is None or left.when.overlaps(right.when)
