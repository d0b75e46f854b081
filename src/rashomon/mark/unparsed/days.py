"""Dates in the calendar in a language that is not parsed: "14.06.2023", "3. März 2021", "le 3 mars"."""

import re
from datetime import date
from functools import cache

from rashomon.lexicon import either
from rashomon.mark.times import dates
from rashomon.mark.times.context import present_of
from rashomon.mark.unparsed.lexicon import words_of
from rashomon.model import Article, Span, TimeExpression

__all__ = ["find_days"]

_NUMERIC = (
    re.compile(r"(?<![\w./-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\w-])"),
    re.compile(r"(?<![\w./-])(?P<day>[0-3]?\d)(?P<sign>[./-])(?P<month>[01]?\d)(?P=sign)(?P<year>(?:19|20)\d\d)(?!\w)"),
    re.compile(r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>1[0-2]|0?[1-9])\s?[月월]\s?(?P<day>[0-3]?\d)\s?[日일]"),
)


@cache
def _named(language: str | None) -> re.Pattern[str]:
    months = either(words_of(language).months)
    return re.compile(
        rf"(?<![\w.,/-])(?P<day>[0-3]?\d)(?:\.|er|º|°)?\s(?:de\s)?(?P<month>{months})(?!\w)"
        r"(?:\.?\s(?:de\s)?(?P<year>(?:19|20)\d\d)(?!\w))?",
        re.IGNORECASE,
    )


def find_days(article: Article) -> tuple[TimeExpression, ...]:
    """The days that are named in full, or with the year of the report next to them, in text order.

    Outside English the day stands before the month, so that "03/04/2021" is the third of April.
    """
    present = present_of(article.published)
    here = present.day if present and not present.grain else None
    months = words_of(article.language).months
    found: dict[Span, str] = {}
    for pattern in (*_NUMERIC, _named(article.language)):
        for match in pattern.finditer(article.text):
            word = match["month"].lower()
            day = _day(match["year"], int(word) if word.isdigit() else months[word], int(match["day"]), here)
            if day is not None:
                found.setdefault(Span(*match.span()), day.isoformat())
    return tuple(TimeExpression(span, "DATE", found[span]) for span in sorted(found))


def _day(year: str | None, month: int, day: int, here: date | None) -> date | None:
    """The day; without a year the one next to the day of the report."""
    if year is not None:
        return dates.valid(int(year), month, day)
    near = [known for step in (-1, 0, 1) if here and (known := dates.valid(here.year + step, month, day))]
    return min(near, key=lambda known: abs((known - here).days), default=None) if here else None
