"""Carrying: when one print of a text has the marks of another, so that it need not be marked again.

Marks depend on the text, on the day it was published (from which its days are counted), on its language, on the place
and the agencies that it names; ``same_marks_key`` holds all these. Of the headline they depend on a few words alone, on
the hour of publication where a time of day is told. Nothing here loads the parser.
"""

import re
from functools import cache

import msgspec

from rashomon.lexicon import WordLists, read_rules
from rashomon.model import Article, MarkedArticle, with_marks_of

SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
"""How a game, or a vote, ended."""
_ENDING = r"(?:[ae]n|[efy]|ie|ve|[a-z]?(?:ed|ing))?(?:e?s)?"
_CLOCK = re.compile(r"T(\d\d:\d\d)(?::[\d.]+)?[+-](?!00:?00)")  # of a place; one in UTC may be that of a server


class Topics(WordLists, frozen=True, kw_only=True):
    """The words by which passages of sport and made-up stories are known."""

    sport: frozenset[str]
    shared: frozenset[str]
    grave: frozenset[str]
    unsporting: frozenset[str]
    fiction: frozenset[str]
    games: frozenset[str]
    unreal: frozenset[str]
    votes: frozenset[str]


@cache
def topics() -> Topics:
    """The words of ``topics.toml``."""
    return read_rules(__package__, "events/topics.toml", Topics)


def heading_words(title: str | None) -> frozenset[str]:
    """Those words of a headline that marks are made from: they say whether sport is told, or a vote."""
    words = topics()
    told = (title or "").lower().split()
    counted = words.sport | words.shared | words.votes
    return frozenset(word for word in told if word in counted or SCORE.fullmatch(word))


@cache
def _sporting() -> re.Pattern[str]:
    """Finds a score, and every form that a word of sport alone may have, inflected as English words are."""
    words = topics().sport
    stems = "|".join(sorted({re.escape(re.sub(r"(?:(?<=m)an|[efy])\Z", "", word)) for word in words}))
    return re.compile(rf"\d\s*[-–]\s*\d|\b(?:{stems}){_ENDING}\b")


def clock_of(published: str | None) -> str | None:
    """The time of day of a publication by a clock on the spot (``21:08``), where that is known."""
    found = _CLOCK.search(published or "")
    return found[1] if found else None


def carries(known: MarkedArticle, article: Article) -> bool:
    """Whether ``article`` has the marks of ``known``; the ``same_marks_key`` of both is the same.

    Without a word of sport alone, or a score, in headline or text no passage is one of sport.
    """
    headings = [heading_words(one.title) for one in (known, article)]
    if headings[0] != headings[1] and _sporting().search("\n".join((*map(" ".join, headings), article.text.lower()))):
        return False
    hourless = all(time.type != "TIME" for time in known.times)
    return hourless or clock_of(known.published.value) == clock_of(article.published.value)


def carried(known: MarkedArticle, article: Article) -> MarkedArticle:
    """``article`` with the marks of ``known``, and with what was said of them: how far they reach, what they lack."""
    said = tuple(one for one in known.grounds if one.field == "marks" and one not in article.grounds)
    return with_marks_of(msgspec.structs.replace(article, grounds=(*article.grounds, *said)), known)
