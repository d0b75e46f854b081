"""What an article shares with its neighbours: the names it holds, its words, the days it tells of."""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Article, Span, content_id
from rashomon.read.document_dating.clues import Clue, clues_in
from rashomon.read.text.dates import months, weekdays

Hashes = NDArray[np.uint32]
READ = 20_000  # characters of a body: what stands later adds little to what a report is about
_NAME = re.compile(r"\b[^\W\d_a-zß-ÿ][\w’'-]*\w")
_SMALL = re.compile(r"\b[a-zß-ÿ][\w’'-]*\w")
_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{4,}")
_MAX_NAMES = 400  # names of one article, the first ones


@dataclass(frozen=True, slots=True)
class Profile:
    """What is kept of a dated article, some 3 kB: ``day`` is its publication, ``head`` its first pages, packed.

    ``key`` orders profiles whatever order they come in.
    """

    key: str
    id: str
    source: str
    day: date
    head: bytes

    def text(self) -> str:
        """The first pages of its body."""
        return zlib.decompress(self.head).decode("utf-8", "surrogatepass")

    def days(self) -> dict[date, frozenset[int]]:
        """The days that it tells of, each with the words of the sentences that do."""
        text = self.text()
        days: dict[date, frozenset[int]] = {}
        for clue in clues_in(text):
            if (told := clue.day_from(self.day)) is not None:
                days[told] = days.get(told, frozenset()) | words_of(clue, text)
        return dict(sorted(days.items()))


def key_of(article: Article) -> str:
    """What tells an article from any other, even one that was given the same id."""
    return content_id("k", article.id, article.text)


def profile_of(article: Article, day: date) -> Profile:
    """The profile of an article that was published on ``day``."""
    head = zlib.compress(article.text[:READ].encode("utf-8", "surrogatepass"), 1)
    return Profile(key_of(article), article.id, article.source, day, head)


def hashes(words: Iterable[str]) -> Hashes:
    """Numbers that stand for ``words``, the same in every run, each once and in ascending order."""
    return np.array(sorted({_hashed(word) for word in words}), np.uint32)


def _hashed(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def names_in(text: str) -> Iterator[tuple[str, Span]]:
    """The first names and figures of a body, in small letters, with where they stand; neighbouring names as pairs too.

    A word that the text also writes small ("The", "Ministers") is no name, nor is a day, a month or a year.
    """
    head = text[:READ]
    small = {*_SMALL.findall(head), *_calendar()}
    found: dict[str, Span] = {}
    before, last = "", Span(-9, -9)
    for match in _NAME.finditer(head):
        low, span = match.group().removesuffix("'s").removesuffix("’s").lower(), Span(*match.span())
        if len(low) < 3 or low in small:
            continue
        found.setdefault(low, span)
        if head[last.end : span.start] == " ":
            found.setdefault(f"{before} {low}", Span(last.start, span.end))
        before, last = low, span
    for match in _FIGURE.finditer(head):
        if len(match.group()) > 2 and not _YEAR.fullmatch(match.group()):
            found.setdefault(match.group(), Span(*match.span()))
    yield from list(found.items())[:_MAX_NAMES]


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    return frozenset(weekdays()) | frozenset(months())


def words_in(text: str) -> frozenset[int]:
    """The words of four letters and more, without days and months, hashed."""
    words = {word.lower() for word in _WORD.findall(text[:READ])}
    return frozenset(_hashed(word) for word in words - _calendar())


def words_of(clue: Clue, text: str) -> frozenset[int]:
    """The words of the sentence of ``clue``, without its days."""
    return words_in(clue.sentence.of(text))
