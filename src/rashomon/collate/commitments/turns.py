"""Turns: the sentences that make a commitment, or change it."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rashomon.collate.actors import Cast
from rashomon.collate.evidence import Evidence, Sentence, inside, speakers_in
from rashomon.collate.moments import interval, published
from rashomon.collate.wording import content, words
from rashomon.model import MarkedArticle, Span, Status

_REACH = 14  # words behind the cue that say what is promised
_STOP = re.compile(r"[;:”\"]|, (?:but|while|which|and that)\b|\band that\b")
_PRONOUN = re.compile(r"\b(?:they|he|she|both|sides)\W+(?:(?:have|has|had|also|all)\W+)*\Z", re.IGNORECASE)
_LINKED = re.compile(r"^(?:however|but|it|that|this|the (?:visit|trip|meeting))\b,?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """A commitment made (``promise``) or changed: ``stems`` say what it is about, ``who`` stands before the cue.

    ``told`` are the words from the cue on, ``runs`` pairs of neighbouring stems.
    """

    sentence: Sentence
    promise: bool
    status: Status
    told: Span
    stems: frozenset[str]
    runs: frozenset[str]
    who: tuple[str, ...]
    others: tuple[str, ...]
    due: str | None


def turns(evidence: Evidence, cast: Cast) -> tuple[Turn, ...]:
    """Every turn of the story, in the order of the evidence."""
    able = _able(evidence, cast)
    return tuple(
        turn
        for article in evidence.articles
        for sentence in evidence.sentences[article.id]
        for turn in _turns(evidence, cast, able, article, sentence)
    )


def _able(evidence: Evidence, cast: Cast) -> frozenset[str]:
    """The actors that can bind themselves: people, states and offices, and places that act in two reports.

    "The Norwegians" can, "Norwegian" alone is an adjective.
    """
    acting: defaultdict[str, set[str]] = defaultdict(set)
    for article in evidence.articles:
        speakers = (quote.speaker for quote in article.quotes if quote.speaker is not None)
        for party in (*speakers, *(party for event in article.events for party in event.actors)):
            actor = cast.of(party)
            if actor is not None:
                acting[actor].add(article.id)
    kinds = ("person", "country", "organisation", "office")
    bound = {a.id for a in cast.actors if a.kind in kinds or (a.kind == "group" and a.name.endswith("s"))}
    return frozenset(bound | {a.id for a in cast.actors if a.kind == "place" and len(acting[a.id]) > 1})


def _turns(
    evidence: Evidence, cast: Cast, able: frozenset[str], article: MarkedArticle, sentence: Sentence
) -> Iterable[Turn]:
    text = sentence.span.of(article.text).casefold()
    if len(text) != len(sentence.span):  # a character whose lower case is longer: offsets would not hold
        return
    for promise, status, pattern in _cues():
        for match in pattern.finditer(text):
            start = sentence.span.start + (match.end() if promise else 0)
            if status == "planned":  # "will travel": what is planned is the verb itself
                start = sentence.span.start + match.end() - len(match.group().split()[-1])
            end = _clause_end(text, match.end()) + sentence.span.start if promise else sentence.span.end
            found = [word.stem for word in content(words(article.text, start, end))]
            stems = frozenset(found[:_REACH] if promise else found)
            if not promise and _LINKED.match(text) and sentence.index:
                stems |= evidence.sentences[article.id][sentence.index - 1].stems
            accepted = status == "invited" and "accepted" in text
            cue = sentence.span.start + match.start()
            who, others = _sides(article, cast, able, sentence, cue)
            if status == "invited":
                who, others = (others[:1] or who), (who if others else ())
            yield Turn(
                sentence=sentence,
                promise=promise,
                status="agreed" if accepted else status,
                told=Span(cue if promise else start, max(end, cue + 1)),
                stems=stems,
                runs=frozenset(f"{a} {b}" for a, b in pairwise(found[:_REACH])) if promise else frozenset(),
                who=who,
                others=others,
                due=_due(article, start, end),
            )


def _clause_end(text: str, start: int) -> int:
    stop = _STOP.search(text, start)
    return stop.start() if stop else len(text)


def _sides(
    article: MarkedArticle, cast: Cast, able: frozenset[str], sentence: Sentence, cue: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actor named last before the cue, and the others of the sentence, persons before the rest.

    Who merely reports the promise is neither; behind "they" stands the first person of the sentence.
    """
    telling = {cast.of(speaker) for speaker in speakers_in(article, sentence)}
    houses = {article.publisher, *article.agencies}  # who carries the report takes no part in what it tells
    named = (m for m in inside(article.mentions, sentence.span) if m.name not in houses)
    held = [(m.span.start, cast.named(m.name)) for m in named]
    actors = [(at, a) for at, a in held if a is not None and a in able]
    actors = [(at, a) for at, a in actors if a not in telling or len(actors) == 1]
    before = [actor for at, actor in actors if at < cue]
    behind = [actor for at, actor in actors if at >= cue]
    who = tuple(before[-1:])
    if _PRONOUN.search(article.text[sentence.span.start : cue]):
        who = tuple([actor for actor in before if cast.by_id[actor].kind == "person"][:1])
    others = tuple(dict.fromkeys(actor for actor in [*behind, *reversed(before)] if actor not in who))
    people = [actor for actor in others if cast.by_id[actor].kind == "person"]
    return who, (*people, *(actor for actor in others if actor not in people))


def _due(article: MarkedArticle, start: int, end: int) -> str | None:
    """The first date named in what is promised that was not past when it was reported."""
    appeared = published(article)
    for time in inside(article.times, Span(start, max(end, start))):
        when = interval(time.value) if time.type in ("DATE", "TIME") else None
        if when is not None and (appeared is None or when.last >= appeared.first):
            return time.value
    return None


@cache
def _cues() -> tuple[tuple[bool, Status, re.Pattern[str]], ...]:
    table = tomllib.loads(files("rashomon.collate.commitments").joinpath("cues.toml").read_text(encoding="utf-8"))
    return tuple(
        (kind == "promise", row["status"], re.compile(row["pattern"]))
        for kind in ("promise", "change")
        for row in table[kind]
    )
