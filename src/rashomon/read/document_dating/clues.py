"""The days that a text names without saying which year they are in, and whether they lie ahead of it or behind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from rashomon.lexicon import Entry, Rules, read_rules
from rashomon.model import Span
from rashomon.read.text.dates import Day, days_in, weekdays

Tense = Literal["behind", "ahead", "open"]
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[^a-z])|\n")
_CHARACTERS_BEFORE, _CHARACTERS_AFTER = 90, 50  # of a day: where the word that tells its tense stands
_WORD = re.compile(r"[^\W\d_][\w-]{4,}")  # shorter names of days are other words too ("sun", "mar")


class TenseCue(Entry, frozen=True, kw_only=True):
    """Words before or after the name of a day that say where it lies."""

    id: Literal["ahead", "behind", "loose", "same_day"]
    words: tuple[str, ...]


class TenseCues(Rules, frozen=True, kw_only=True):
    """What ``tenses.toml`` holds."""

    cue: tuple[TenseCue, ...]


@lru_cache(maxsize=1)
def tense_cues() -> tuple[TenseCue, ...]:
    """The entries of ``tenses.toml``."""
    return read_rules("rashomon.read.document_dating", "tenses.toml", TenseCues).cue


@dataclass(frozen=True, slots=True)
class Clue:
    """One day that a text names: a weekday, or a day of a month (``day``); spans are code points of the text.

    ``same_day``: the report is written on it ("earlier on Monday").
    """

    span: Span
    sentence: Span
    tense: Tense
    weekday: int | None = None
    day: Day | None = None
    same_day: bool = False

    def day_from(self, published: date) -> date | None:
        """The calendar day meant, if the text was published on ``published``; None where that is not clear."""
        if self.day is not None:
            return self.nearest(published)
        if self.weekday is None or self.tense == "open":
            return None
        behind = (published.weekday() - self.weekday) % 7
        return published - timedelta(days=behind if self.tense == "behind" or behind == 0 else behind - 7)

    def may_be(self, day: date) -> bool:
        """Whether ``day`` has the weekday, or the day and month, that the text names."""
        if self.day is not None:
            return (day.month, day.day) == (self.day.month, self.day.day)
        return day.weekday() == self.weekday

    def nearest(self, anchor: date) -> date | None:
        """The day of the month, in the year written or else in the one nearest to ``anchor``."""
        if self.day is None:
            return None
        years = [self.day.year] if self.day.year else [anchor.year - 1, anchor.year, anchor.year + 1]
        days = [found for year in years if (found := self.day.calendar(year)) is not None]
        return min(days, key=lambda day: (abs((day - anchor).days), day), default=None)


def clues_in(text: str) -> Iterator[Clue]:
    """Every weekday and every day of a month in ``text``, in order; "last Sunday" and "on Mondays" are left out."""
    dated = [(day.span, day) for day in days_in(text)]
    taken = [span for span, _ in dated]
    found: list[tuple[Span, Day | None, int | None]] = [(span, day, None) for span, day in dated]
    for match in _WORD.finditer(text):
        weekday = weekdays().get(match.group().lower())
        span = Span(*match.span())
        if weekday is not None and not any(span.overlaps(day) or 0 <= day.start - span.end <= 2 for day in taken):
            found.append((span, None, weekday))
    for span, day, weekday in sorted(found, key=lambda item: item[0]):
        sentence = _sentence(text, span)
        before = text[max(sentence.start, span.start - _CHARACTERS_BEFORE) : span.start].lower()
        if _loose().search(before):
            continue
        after = text[span.end : min(sentence.end, span.end + _CHARACTERS_AFTER)].lower()
        same = day is None and _same_day().search(before) is not None
        yield Clue(span, sentence, _tense(before, after), weekday, day, same)


def _sentence(text: str, span: Span) -> Span:
    """The sentence around ``span``, at most 400 characters to either side."""
    low, high = max(span.start - 400, 0), min(span.end + 400, len(text))
    start = max((match.end() for match in _SENTENCE_END.finditer(text, low, span.start)), default=low)
    end = _SENTENCE_END.search(text, span.end, high)
    return Span(start, end.start() if end else high)


def _tense(before: str, after: str) -> Tense:
    """By the marker nearest to the day, first of those before it, then of those after it."""
    told = list(_marker().finditer(before))
    if told:
        return _kind(told[-1])
    follows = _marker().search(after)
    return _kind(follows) if follows else "open"


def _kind(match: re.Match[str]) -> Tense:
    return "ahead" if match.lastgroup == "ahead" else "behind"


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """The words of each cue as alternatives of a pattern."""
    return {cue.id: "|".join(map(re.escape, cue.words)) for cue in tense_cues()}


@lru_cache(maxsize=1)
def _marker() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:(?P<ahead>{_words()['ahead']})|(?P<behind>{_words()['behind']}|\w+ed))(?!\w)")


@lru_cache(maxsize=1)
def _loose() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words()['loose']})\s$")


@lru_cache(maxsize=1)
def _same_day() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words()['same_day']})\s(?:on\s)?$")
