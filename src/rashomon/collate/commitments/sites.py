"""Sites: the words of a sentence that may give a promise, by ``sites.toml``."""

import re
from dataclasses import dataclass
from functools import cache

from rashomon.collate.evidence import Sentence
from rashomon.lexicon import Entry, Rules, read_rules
from rashomon.model import MarkedArticle, Span, Status


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
    return tuple(sorted(found, key=lambda site: (site.span, site.cue.id)))


@cache
def cues() -> tuple[SiteCue, ...]:
    """The entries of ``sites.toml``."""
    return read_rules("rashomon.collate.commitments", "sites.toml", SiteCues).site
