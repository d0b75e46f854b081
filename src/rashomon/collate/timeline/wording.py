"""The words that an entry of the timeline is told in: those of the clause that its date stands in."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.collate.brief import clause_alone, clause_of, has_verb, stops_at
from rashomon.collate.evidence import inside
from rashomon.model import Assertion, MarkedArticle, Span

_OF_PEOPLE = re.compile(r"(?:who|whose|whom)\b")
_RELATIVE = re.compile(r"(?:who|whose|whom|which|where)\b")
_SUBORDINATE = re.compile(r"(?:after|as|because|before|since|until|when|while)\b")
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Senator|Representative)\.?\s\Z")
_NO_PERSON = frozenset(("place", "country", "organisation", "work"))
_RUNNING = re.compile(r"[a-z]{2,}ing\Z")
_IS = re.compile(r"(?:\b(?:is|are|was|were|be|been|not)|[’'](?:s|re|m))\s+\Z")
_NEAR = 3  # characters between a name, or a clause, and the clause behind it
_HEAD = 10  # words that the noun of a relative clause may have


class Telling(NamedTuple):
    """The stretch of a sentence that tells of a time; ``beside``: it tells another thing, and this in passing."""

    span: Span
    beside: bool


def words_of_date(article: MarkedArticle, sentence: Span, time: Span) -> Telling:
    """The stretch of a sentence that tells what came about at a time: its main clause, or the one that the time is in.

    A relative clause is told with the noun that it belongs to, a clause that cannot stand alone with the one before it.
    """
    main = clause_of(article, sentence)
    clauses = [one for one in inside(article.assertions, sentence) if len(one.span) > len(time)]
    at = next((n for n in range(len(clauses) - 1, -1, -1) if time in clauses[n].times), None)
    whole = main if main.contains(time) else sentence
    if not has_verb(article.text, sentence.start, sentence.end):  # a caption: "the mayor, in April at the market"
        return Telling(whole, beside=True)
    if at is None or clauses[at].span.start <= main.start:
        return Telling(whole, beside=False)
    told = _inner(article, sentence, clauses, at)
    if told is not None and told.contains(time):
        return Telling(told, beside=False)
    return Telling(whole, beside=_is_aside(article, clauses[at]))


def _is_aside(article: MarkedArticle, clause: Assertion) -> bool:
    """Whether a clause belongs to a noun, or goes along with another: "who left in 2005", "since losing in May"."""
    if _RELATIVE.match(article.text, clause.span.start):
        return True
    alone = not any(one.role == "subject" and clause.span.contains(one.span) for one in clause.arguments)
    running = _RUNNING.search(article.text, clause.span.start, clause.predicate.end)
    return alone and running is not None and _IS.search(article.text, 0, clause.predicate.start) is None


def _inner(article: MarkedArticle, sentence: Span, clauses: Sequence[Assertion], at: int) -> Span | None:
    """The words of a clause inside a sentence; None where the sentence has to be told."""
    end = clauses[at].span.end
    while True:
        span = clauses[at].span
        if _RELATIVE.match(article.text, span.start):
            start = _noun(article, sentence, span.start)
            return Span(start, end) if start is not None and stops_at(article.text, end) else None
        alone = clause_alone(article, Span(span.start, end) if end == span.end else span)
        if alone is not None and _SUBORDINATE.match(article.text, span.start):
            return Span(alone.start, end)
        before = [n for n in range(at) if 0 <= span.start - clauses[n].span.end <= _NEAR]
        if not before or clauses[before[-1]].span.start <= sentence.start:
            return None
        at = before[-1]


def _noun(article: MarkedArticle, sentence: Span, start: int) -> int | None:
    """Where the noun begins that a relative clause at ``start`` belongs to: a name, or what opens the sentence."""
    first = bisect_left(article.mentions, sentence.start, key=lambda one: one.span.start)
    last = bisect_left(article.mentions, start, lo=first, key=lambda one: one.span.start)
    opening = article.text[sentence.start : start]
    named = [one for one in article.mentions[first:last] if 0 <= start - one.span.end <= _NEAR]
    if named:
        if named[-1].kind in _NO_PERSON and _OF_PEOPLE.match(article.text, start):
            return None
        title = _TITLE.search(article.text, sentence.start, named[-1].span.start)
        return title.start() if title else named[-1].span.start
    is_noun = len(opening.split()) <= _HEAD and not any(
        one.predicate.end <= start for one in inside(article.assertions, sentence)
    )
    return sentence.start if is_noun and not any(mark in opening for mark in '“”"():') else None
