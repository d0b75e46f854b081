"""Sentences that speak of a date, and what they say became of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.collate.evidence import Evidence, Sentence
from rashomon.collate.nearby import Nearby
from rashomon.collate.timeline.calendar import date_told
from rashomon.collate.wording import stem
from rashomon.model import Interval, MarkedArticle, Span, Status, TimeExpression, interval

_OF = re.compile(r",?\s+(?:of|in)?\s*")
_NAMED = re.compile(r"XXXX-WXX-[1-7](?=T|\Z)")
_DAY = len("2023-06-18")
_OWNED = re.compile(  # "the", "a disappointing", "the mayor's new"
    r"(?:\b(?:the|an?|his|her|its|their|our|my|this|that)|['’]s?)\s+(?:[a-z][a-z-]+\s+)?\Z", re.IGNORECASE
)
_NOUN = re.compile(
    r"\s+(?!(?:and|or|to|in|on|at|by|of|for|with|from|when|as|after|before|but|that|who|which)\b)[\w’'-]"
)
_BEFORE = 24  # characters before a year that may say whose it is
_DECISIONS: frozenset[Status] = frozenset(("agreed", "invited", "postponed", "cancelled", "refused", "denied"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence that speaks of a date, and what it says became of it.

    ``decided``: on the date itself ("agreed on Friday to meet"); ``bound``: the date only bounds it ("since Friday");
    ``quoted``: it stands in somebody's own words; ``spoken``: it only dates that somebody spoke; ``named``: it only
    says which thing is meant ("the 2012 nominee"); ``time`` is the date and ``head`` the stem of what it dates.
    """

    article: str
    sentence: Sentence
    value: str
    precision: str
    status: Status | None
    decided: bool
    bound: bool
    quoted: bool
    spoken: bool
    named: bool
    time: Span
    head: str


class _Standing:
    """What stands in one article beside its dates, by where it stands."""

    def __init__(self, article: MarkedArticle) -> None:
        self.article = article
        self._words: Nearby[None] = Nearby()
        self._cues: Nearby[None] = Nearby()
        self._decisions: Nearby[tuple[int, Status]] = Nearby()
        for quote in article.quotes:
            for span in quote.content if quote.kind == "direct" else ():
                self._words.add(article.id, span, None)
            for span in quote.cue:
                self._cues.add(article.id, span, None)
        for number, event in enumerate(article.events):
            if event.status_span is not None and event.status in _DECISIONS:
                self._decisions.add(article.id, event.status_span, (number, event.status))

    def quoted(self, span: Span) -> bool:
        """Whether it stands in somebody's own words."""
        return any(held.contains(span) for held, _ in self._words.near(self.article.id, span))

    def cue(self, span: Span) -> bool:
        """Whether it says that somebody spoke."""
        return any(cue.overlaps(span) for cue, _ in self._cues.near(self.article.id, span))

    def decision(self, span: Span) -> Status | None:
        """The status that a word there gives an event, the first one's."""
        found = (held for where, held in self._decisions.near(self.article.id, span) if where.overlaps(span))
        return min(found, default=(0, None))[1]


def find_dated(evidence: Evidence) -> Iterator[Dated]:
    """Every date of the story with its sentence, in the order of the evidence; decades are none.

    A day of the week keeps its name where nothing tells of which week it is.
    """
    for article in evidence.articles:
        standing = _Standing(article)
        yield from _named_days(evidence, standing)
        given = [(t, when) for t in article.times if t.type in ("DATE", "TIME") and (when := interval(t.value))]
        for place, (time, when) in enumerate(given):
            sentence = evidence.sentence_at(article.id, time.span.start)
            beside = given[max(place - 1, 0) : place] + given[place + 1 : place + 2]
            if sentence is not None and when.precision != "decade" and not _is_part(article, time, when, beside):
                value = date_told(article, time, when)
                precision = "day" if len(value) == _DAY else when.precision
                yield _dated(standing, sentence, time, value, precision)


def _names_a_thing(article: MarkedArticle, time: TimeExpression, precision: str) -> bool:
    """Whether a year tells one thing from others of its sort, and the sentence does not say what that thing did.

    "Under the 2009 agreement, the state pays", but "The 2009 agreement ended the strike".
    """
    text, span = article.text, time.span
    if precision != "year" or len(span) != len("2009"):
        return False
    if not _OWNED.search(text, max(span.start - _BEFORE, 0), span.start) or not _NOUN.match(text, span.end):
        return False
    does = time.head is not None and span.end < time.head.start and "," not in text[span.end : time.head.start]
    return not does


def _named_days(evidence: Evidence, standing: _Standing) -> Iterator[Dated]:
    article = standing.article
    for time in article.times:
        sentence = evidence.sentence_at(article.id, time.span.start)
        if time.type in ("DATE", "TIME") and sentence is not None and (named := _NAMED.match(time.value)):
            yield _dated(standing, sentence, time, named[0], "day")


def _is_part(
    article: MarkedArticle, time: TimeExpression, when: Interval, beside: Iterable[tuple[TimeExpression, Interval]]
) -> bool:
    """Whether a date only says of which year or month the one beside it is: "18 April of that year"."""
    for other, finer in beside:
        first, second = sorted((time.span, other.span))
        within = when.first <= finer.first and finer.last <= when.last and (finer.first, finer.last) != when[:2]
        if within and _OF.fullmatch(article.text, first.end, second.start):
            return True
    return False


def _dated(standing: _Standing, sentence: Sentence, time: TimeExpression, value: str, precision: str) -> Dated:
    article, decided = standing.article, _decided(standing, time)
    return Dated(
        article=article.id,
        sentence=sentence,
        value=value,
        precision=precision,
        status=decided or time.status,
        decided=decided is not None,
        bound=time.head is None and time.status is not None,
        quoted=standing.quoted(time.span),
        spoken=time.head is None or standing.cue(time.head),
        named=_names_a_thing(article, time, precision),
        time=time.span,
        head=stem(time.head.of(article.text)) if time.head is not None else "",
    )


def _decided(standing: _Standing, time: TimeExpression) -> Status | None:
    """The status that the dated word itself gives an event: "promised on Monday to free them" is "agreed"."""
    if time.head is None or time.status != "occurred":
        return None
    return standing.decision(time.head)
