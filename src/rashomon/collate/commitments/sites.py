"""Sites: the words of a sentence that may give a promise, by ``sites.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.collate.evidence import Sentence
from rashomon.model import MarkedArticle, Span, Status


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of ``sites.toml``: words that may give a promise, and the status of what is promised there."""

    id: str
    pattern: re.Pattern[str]
    status: Status
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Site:
    """Words of a sentence that may give a promise."""

    sentence: Sentence
    cue: Cue
    span: Span


def sites(article: MarkedArticle, sentence: Sentence) -> tuple[Site, ...]:
    """The sites of a sentence in the order of the text."""
    text, start = sentence.span.of(article.text).casefold(), sentence.span.start
    if len(text) != len(sentence.span):  # a character whose lower case is longer: offsets would not hold
        return ()
    found = [
        Site(sentence, cue, Span(start + match.start(), start + match.end()))
        for cue in cues()
        for match in cue.pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda site: (site.span, site.cue.id)))


@cache
def cues() -> tuple[Cue, ...]:
    """The rows of ``sites.toml``."""
    table = tomllib.loads(files("rashomon.collate.commitments").joinpath("sites.toml").read_text(encoding="utf-8"))
    return tuple(Cue(row["id"], re.compile(row["pattern"]), row["status"], row["example"], row["counter"]) for row in table["site"])
