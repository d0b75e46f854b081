"""Dates that cannot be: a day no month has, two months for one day, a weekday that the date did not fall on."""

import calendar
import re
from collections.abc import Iterable
from datetime import date

from rashomon.collate.disagreements.places import NOWHERE, Place
from rashomon.collate.evidence import Evidence, Sentence
from rashomon.collate.wording import content, words
from rashomon.model import Caption, Span

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_NAME = "|".join(calendar.month_name[1:])
_WEEKDAY = "|".join(calendar.day_name)
# "April 18. June 2023": a day that is given two months
_TWO = re.compile(rf"\b({_NAME}) (\d{{1,2}})[.,]? ({_NAME}),? (\d{{4}})\b")
# "February 30", "31 June 2020"; a year is needed for the 29th of February only
_DAY = re.compile(rf"\b(?:({_NAME}) (\d{{1,2}})(?!\d|:)(?:,? (\d{{4}}))?|(\d{{1,2}}) ({_NAME})(?:,? (\d{{4}}))?)\b")
# "June 18, 2023"
_FULL = re.compile(rf"\b(?:(?:{_NAME}) \d{{1,2}},? \d{{4}}|\d{{1,2}} (?:{_NAME}),? \d{{4}})\b")
# "Monday, June 18, 2023"
_NAMED = re.compile(rf"\b({_WEEKDAY}),? (?:({_NAME}) (\d{{1,2}})|(\d{{1,2}}) ({_NAME})),? (\d{{4}})\b")


def impossible_dates(evidence: Evidence) -> Iterable[tuple[Place, str]]:
    """Every date of the story, captions included, that cannot be, with the reason."""
    for article in evidence.articles:
        for span, reason in impossible(article.text):
            sentence = evidence.sentence_at(article.id, span.start)
            if sentence is not None:
                yield Place(sentence, span, _spaced(span.of(article.text))), reason
    for sentence, caption in captions(evidence):
        for span, reason in impossible(caption.text):
            yield Place(sentence, NOWHERE, _spaced(span.of(caption.text)), caption), reason


def captions(evidence: Evidence) -> Iterable[tuple[Sentence, Caption]]:
    """The captions of the story, each wording of an article once, as sentences that stand nowhere in the body."""
    for article in evidence.articles:
        for caption in {caption.text: caption for caption in reversed(article.captions)}.values():
            found = words(caption.text)
            stems = frozenset(word.stem for word in content(found))
            yield Sentence(article.id, -1, NOWHERE, found, stems), caption


def plain_date(text: str) -> str | None:
    """The first full date in ``text``, as it is written; None where there is none."""
    match = _FULL.search(text)
    return match.group() if match else None


def _spaced(text: str) -> str:
    return " ".join(text.split())


def impossible(text: str) -> Iterable[tuple[Span, str]]:
    """The stretches of ``text`` that give a date that cannot be, with the reason.

    >>> [reason for _, reason in impossible("They met on February 30.")]
    ['February has no day 30']
    """
    taken: list[Span] = []
    for match in _TWO.finditer(text):
        if match[1] != match[3]:
            taken.append(Span(*match.span()))
            yield taken[-1], f"one day is given two months, {match[1]} and {match[3]}"
    for match in _NAMED.finditer(text):
        month, day, year = match[2] or match[5], int(match[3] or match[4]), int(match[6])
        try:
            fell = calendar.day_name[date(year, _MONTHS[month.casefold()], day).weekday()]
        except ValueError:
            continue
        if fell != match[1]:
            taken.append(Span(*match.span()))
            yield taken[-1], f"{day} {month} {year} was a {fell}"
    for match in _DAY.finditer(text):
        month, day = match[1] or match[5], int(match[2] or match[4])
        year = int(match[3] or match[6] or 2000)
        longest = calendar.monthrange(max(year, 1), _MONTHS[month.casefold()])[1]
        if longest < day <= 31 and not any(span.overlaps(Span(*match.span())) for span in taken):
            yield Span(*match.span()), f"{month} has no day {day}"
