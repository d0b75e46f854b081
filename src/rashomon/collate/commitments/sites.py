"""Sites: the words of a sentence that may give a promise, by ``sites.toml``."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from rashomon.collate.evidence import Sentence
from rashomon.lexicon import Entry, Rules, read_rules
from rashomon.model import MarkedArticle, Span, Status

_NESTED = 3  # names that may begin before a word and hold it


class SiteCue(Entry, frozen=True, kw_only=True):
    """An entry of ``sites.toml``: words that may give a promise, and the status of what is promised there."""

    pattern: str
    status: Status

    def compiled(self) -> re.Pattern[str]:
        """The pattern, for sentences with their case folded."""
        return re.compile(self.pattern)


class SiteCues(Rules, frozen=True, kw_only=True):
    """What ``sites.toml`` holds."""

    site: tuple[SiteCue, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Words of a sentence that may give a promise."""

    sentence: Sentence
    cue: SiteCue
    span: Span


def sites(article: MarkedArticle, sentence: Sentence) -> tuple[Site, ...]:
    """The sites of a sentence in the order of the text."""
    text, start = sentence.span.of(article.text).casefold(), sentence.span.start
    if len(text) != len(sentence.span):  # a character whose lower case is longer: offsets would not hold
        return ()
    found = [
        Site(sentence, cue, Span(start + match.start(), start + match.end()))
        for cue in cues()
        for match in cue.compiled().finditer(text)
    ]
    return tuple(sorted((s for s in found if not is_named(article, s.span)), key=lambda site: (site.span, site.cue.id)))


def is_named(article: MarkedArticle, span: Span) -> bool:
    """Whether words are part of a name: "Promises Treatment Center" promises nothing."""
    last = bisect_right(article.mentions, span.start, key=lambda mention: mention.span.start)
    return any(mention.span.contains(span) for mention in article.mentions[max(last - _NESTED, 0) : last])


@cache
def cues() -> tuple[SiteCue, ...]:
    """The entries of ``sites.toml``."""
    return read_rules("rashomon.collate.commitments", "sites.toml", SiteCues).site
