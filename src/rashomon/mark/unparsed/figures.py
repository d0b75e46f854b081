"""Figures in a language that is not parsed: sums of money, shares, and numbers of people."""

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from rashomon.lexicon import either
from rashomon.mark.quantities.lexicon import lexicon
from rashomon.mark.unparsed.lexicon import Words, words_of
from rashomon.model import Article, Quantity, Span, TimeExpression

__all__ = ["find_figures"]

_POINTED = frozenset({"ja", "ko", "zh", "he", "th", "hi"})  # languages that write 3.5, not 3,5
_NUMBER = r"(?:\d{1,3}(?:[.,' \u00a0\u202f\u2019]\d{3})+|\d+)(?:[.,]\d{1,2}(?!\d))?"


@cache
def _figure(language: str | None) -> re.Pattern[str]:
    words = words_of(language)
    scale, money, people = (either(part) for part in (words.scales, words.money, words.people))
    percent = either(word.replace("-", " ") for word in words.percent)
    signs = either(sign for sign in lexicon().signs if not sign.isalnum())
    return re.compile(
        rf"(?<![\w.,/:-])(?P<before>{signs})?\s?(?P<number>{_NUMBER})(?![\d/:])(?:\s(?P<scale>{scale})\.?(?!\w))?"
        rf"(?:\s(?:de\s|di\s)?(?P<money>{money})(?!\w)|\s?(?P<behind>{signs})|\s?(?P<percent>%|(?:{percent})(?!\w))"
        rf"|\s(?P<people>{people})(?!\w))?",
        re.IGNORECASE,
    )


def find_figures(article: Article, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """The numbers whose unit stands beside them; a bare number could be anything and is none."""
    words = words_of(article.language)
    ends = [time.span.end for time in times]
    found = (_quantity(match, words, article.language) for match in _figure(article.language).finditer(article.text))
    return tuple(one for one in found if one and not _is_of_date(one.span, times, ends))


def _is_of_date(span: Span, times: Sequence[TimeExpression], ends: Sequence[int]) -> bool:
    """Whether a figure shares words with a date; ``ends`` are those of ``times``, in text order."""
    place = bisect_right(ends, span.start)
    return place < len(times) and times[place].span.overlaps(span)


def _quantity(match: re.Match[str], words: Words, language: str | None) -> Quantity | None:
    signs = lexicon().signs
    unit = None
    if match["before"] or match["behind"]:
        sign = match["before"] or match["behind"]
        unit = signs.get(sign) or signs.get(sign.upper())
    elif match["money"]:
        unit = words.money[match["money"].lower()]
    elif match["percent"]:
        unit = "percent"
    elif match["people"]:
        unit = "person"
    if unit is None:
        return None
    value = worth(match["number"], pointed=(language or "")[:2].lower() in _POINTED)
    value *= words.scales[match["scale"].lower()] if match["scale"] else 1.0
    if not math.isfinite(value):
        return None
    noun = match["people"].lower() if match["people"] else None
    start = match.start("before") if match["before"] else match.start("number")
    return Quantity(Span(start, match.end()), value, unit, noun=noun)


def worth(number: str, *, pointed: bool) -> float:
    """What a number in digits is worth: a sign before three digits groups them, one before one or two is decimal.

    ``worth("1.250,5", pointed=False)`` is 1250.5; ``pointed`` languages write 1,250.5.
    """
    decimal = re.search(r"[.,]\d{1,2}\Z", number)
    if pointed:
        decimal = re.search(r"\.\d+\Z", number)
    whole = number[: decimal.start()] if decimal else number
    digits = re.sub(r"\D", "", whole)
    return float(f"{digits}.{decimal.group()[1:]}" if decimal else digits)
