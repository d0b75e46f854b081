"""What a time expression is read against: the publication date, the dates named before, and the tense around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from spacy.tokens import Doc, Token

from rashomon.mark.carrying import clock_of
from rashomon.mark.times import dates
from rashomon.mark.times.tense import is_of_a_present, is_past_beyond_doubt, tense
from rashomon.model import Published, TimeExpression

_BEGINNING = re.compile(r"\b(?:beg[aiu]n\w*|start(?:s|ed|ing)|arriv\w+|kick(?:s|ed) off|open(?:s|ed))\b")
_IS = re.compile(r"(?:\bis|['’]s|\bnow)(?: now| in| only| just)*\s\Z")
_OPENS = re.compile(r"(?:\A|[.?!:”\"]\s|\n)(?:(?:At|By) )?(?:about |around )?\Z", re.IGNORECASE)
_CLOSE = 300  # characters
_BEYOND_DOUBT = 10  # how much more the tense counts where the day stands right behind its verb
_JOINED = re.compile(r"\s?(?P<join>to|through|until|till|and|[-–—])\s?")
_QUARTER = re.compile(r"\d{4}-Q\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_FINE = {"D": 0, "N": 0, "W": 0, "WE": 0, "F": 0, "M": 1, "Q": 1, "S": 1}  # how fine a publication date a unit needs


@dataclass(frozen=True, slots=True)
class Present:
    """The publication date as far as it is known: ``day`` is its first day, ``grain`` 0 day, 1 month, 2 year.

    ``clock`` is its time of day by a clock on the spot (``21:08``) where that is known.
    """

    day: date
    grain: int
    clock: str | None = None


def present_of(published: Published) -> Present | None:
    """The publication date of an article; None where it is unknown or no date."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", published.value or "")
    if not found:
        return None
    day = dates.valid(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    grain = 0 if found[3] else 1 if found[2] else 2
    return Present(day, grain, clock_of(published.value)) if day else None


@dataclass(frozen=True)
class Context:
    """The surroundings of one expression.

    ``before`` are the expressions that stand before it; ``day_behind`` is the day (or part of it) right behind.
    """

    text: str
    doc: Doc
    start: int
    end: int
    present: Present | None
    before: Sequence[TimeExpression]
    day_behind: str | None = None

    def at(self, unit: str) -> date | None:
        """The publication date, where it is known as finely as ``unit`` asks."""
        return self.present.day if self.present and self.present.grain <= _FINE.get(unit, 2) else None

    @cached_property
    def anchor(self) -> str | None:
        """The value of the calendar date or time named last."""
        for time in reversed(self.before):
            if time.type in {"DATE", "TIME"} and time.value[:4].isdigit():
                return time.value
        return None

    @property
    def anchor_year(self) -> int | None:
        """The year of the last day that was named in full; a mere year or month before is often background."""
        days = (dates.parse_day(time.value) for time in reversed(self.before))
        return next((day.year for day in days if day is not None), None)

    @property
    def anchor_day(self) -> date | None:
        """The day named last, else the day of publication."""
        return dates.parse_day(self.anchor) or self.at("D")

    @property
    def told_day(self) -> date | None:
        """The day named last, but never one that lies ahead where the past is told; None where none was named.

        What is told may have moved on: a day of the background (more than a week before publication), or one before
        a mere year or month ("his 2013 car"), counts only where it stands close by.
        """
        here, passed = self.at("D"), False
        for time in reversed(self.before):
            day = dates.parse_day(time.value)
            if day is None:
                passed |= time.type == "DATE" and time.value[:4].isdigit()
            elif here is None:
                return day
            else:
                background = passed or (here - day).days > dates.WEEKDAYS
                ahead = day > here and self.tense == "past" and str(day.year) not in time.span.of(self.text)
                if not ahead and not (background and time.span.end < self.start - _CLOSE):
                    return day
        return None

    def anchor_date(self, unit: str) -> date | None:
        """A day inside the date named last where that is fine enough for ``unit``, else the publication date."""
        found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])", self.anchor or "")
        if found and sum(part is None for part in found.groups()) <= _FINE.get(unit, 2):
            return dates.valid(int(found[1]), int(found[2] or 1), int(found[3] or 1)) or self.at(unit)
        return self.at(unit)

    @cached_property
    def quarter(self) -> str | None:
        """The latest quarter (``2013-Q1``) named so far that was over at publication."""
        here = self.at("M")
        ends = dates.shifted(here, "Q", 0) if here else "X"
        named = [time.value for time in self.before if time.type == "DATE" and _QUARTER.fullmatch(time.value)]
        return max((value for value in named if value < ends), default=None)

    @property
    def day_in_sentence(self) -> str | None:
        """The day named last before the expression in its own sentence."""
        floor = self.token.sent.start_char if self.token is not None else self.start
        for time in reversed(self.before):
            if time.span.start < floor:
                return None
            if dates.parse_day(time.value):
                return time.value[:10]
        return None

    @property
    def quarter_in_sentence(self) -> str | None:
        """The quarter named last before the expression in its own sentence."""
        return self._last_in_sentence(_QUARTER)

    @property
    def month_in_sentence(self) -> str | None:
        """The month (of a year) before the expression in its own sentence, where that is the date named last."""
        return self._last_in_sentence(_MONTH)

    def _last_in_sentence(self, shape: re.Pattern[str]) -> str | None:
        """The value of the date named last where it stands in the sentence of the expression and is of a shape."""
        last = self.before[-1] if self.before else None
        floor = self.token.sent.start_char if self.token is not None else self.start
        if last is None or last.span.start < floor or not shape.fullmatch(last.value):
            return None
        return last.value

    def day_since_beginning(self, n: int) -> str:
        """The ``n``-th day of what is said to have begun or arrived on a day named before."""
        for time in reversed(self.before):
            first = dates.parse_day(time.value)
            around = self.text[max(0, time.span.start - 60) : time.span.end + 60]
            if first and _BEGINNING.search(around):
                return dates.shifted(first, "D", n - 1)
        return "XXXX-XX-XX"

    @property
    def period_before(self) -> str | None:
        """The same quarter a year before, where the comparison at hand is one of quarters."""
        for time in reversed(self.before):
            if time.type == "DATE" and _QUARTER.fullmatch(time.value):
                here = self.at("Y")
                year = min(int(time.value[:4]), here.year if here else 9999) - 1
                return f"{year:04}{time.value[4:]}"
            if time.type == "DURATION" and re.fullmatch(r"P(?:[369]M|1Y)", time.value):
                return None
        return None

    def distance(self, step: int, *, conflict: int, ahead: int = 0, behind: int = 0) -> int:
        """How far ``step`` lies from the present, made longer where it contradicts the tense.

        ``conflict`` is added to a future step in the past tense and to a past step in the future tense, ``ahead``
        to a future step where the tense is past or open, ``behind`` to a past step in the present ("meets Friday").
        """
        against = (self.tense == "past" and step > 0) or (self.tense == "future" and step < 0)
        if against and step > 0 and self.token is not None and is_past_beyond_doubt(self.token):
            conflict *= _BEYOND_DOUBT
        wary = ahead * (step > 0 and self.tense in {"past", "open"}) + behind * (step < 0 and self.tense == "present")
        return abs(step) + conflict * against + wary

    @cached_property
    def token(self) -> Token | None:
        """The token that the words of the expression depend on."""
        span = self.doc.char_span(self.start, self.end, alignment_mode="expand")
        return span.root if span is not None and len(span) else None

    @property
    def follows_since(self) -> bool:
        """Whether the expression begins what is still going on ("since August"): it never lies ahead."""
        return self._word_before == "since"

    @property
    def is_deadline(self) -> bool:
        """Whether the expression ends what is still to come ("will leave by May")."""
        return self.tense == "future" and self.follows_limit

    @property
    def follows_limit(self) -> bool:
        """Whether the expression is what something is done by ("by Christmas", "until Easter")."""
        return self._word_before in {"by", "until", "till"}

    @property
    def follows_in(self) -> bool:
        """Whether the expression is when something is done ("in the third quarter"), not what is spoken of."""
        return self._word_before in {"in", "during", "by"}

    @property
    def follows_from(self) -> bool:
        """Whether the expression begins a range ("from 2007-10")."""
        return self._word_before in {"from", "between", "during"}

    @property
    def joined(self) -> re.Match[str] | None:
        """What joins the expression to the one before it ("from May to July"); None where they stand apart."""
        return _JOINED.fullmatch(self.text, self.before[-1].span.end, self.start) if self.before else None

    @property
    def ends_range(self) -> bool:
        """Whether the expression ends the range that the one before begins ("from May to July"); no mere "and"."""
        joined = self.joined
        if joined is None:
            return False
        return joined["join"] != "and" or self.text.endswith("between ", 0, self.before[-1].span.start)

    @property
    def alone(self) -> bool:
        """Whether the expression has a line of its own: the stamp of an entry in a report that goes on."""
        before = self.text[self.text.rfind("\n", 0, self.start) + 1 : self.start]
        behind = self.text[self.end : self.end + 3].partition("\n")[0]
        return not before.strip() and not behind.strip(" .:")

    def opens(self, start: int) -> bool:
        """Whether what starts there opens a sentence: "At 7:16 p.m. she wrote"."""
        return bool(_OPENS.search(self.text, max(0, start - 12), start))

    @property
    def follows_ended(self) -> bool:
        """Whether the expression is when something ended ("the year ended June 30"): it never lies ahead."""
        return self._word_before == "ended"

    @property
    def follows_is(self) -> bool:
        """Whether the expression is said to be now ("it is the second day", "now in the second day")."""
        return bool(_IS.search(self.text, max(0, self.start - 16), self.start))

    @property
    def _word_before(self) -> str:
        words = self.text[max(0, self.start - 16) : self.start].split()
        return words[-1].lower() if words else ""

    @property
    def around(self) -> tuple[str, str]:
        """The words of its sentence before and behind the expression."""
        if self.token is None:
            return "", ""
        sentence = self.token.sent
        return self.text[sentence.start_char : self.start], self.text[self.end : sentence.end_char]

    @property
    def of_a_present(self) -> bool:
        """Whether the expression follows close behind a verb in the present ("is running in November")."""
        if self.token is None or self.text.startswith(":", self.end):  # "2 June: Rig sinks"
            return False
        return self.tense == "present" and is_of_a_present(self.token)

    @cached_property
    def tense(self) -> str:
        """The time that the words around the expression speak of, as :func:`tense` tells it."""
        return tense(self.token) if self.token is not None else "open"
