"""Where the words that were looked for stand in a passage."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rashomon.archive.query import Term
from rashomon.model import Span

_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?…][”\"’')\]]*\s+|\n+")
_LONGEST = 320  # characters of a passage shown for a report


def words_in(text: str) -> list[tuple[str, Span]]:
    """The words of ``text`` as the index holds them, each with its span."""
    return [(_bare(found.group()), Span(*found.span())) for found in _WORD.finditer(text)]


@lru_cache(maxsize=65_536)
def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.lower())
    return plain if plain.isascii() else "".join(letter for letter in plain if not unicodedata.combining(letter))


def highlights(text: str, terms: Sequence[Term]) -> tuple[Span, ...]:
    """Every place in ``text`` where one of ``terms`` stands, in order; places that overlap are one."""
    words = words_in(text)
    found = sorted(span for term in terms for span in _places(words, term))
    joined: list[Span] = []
    for span in found:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _places(words: Sequence[tuple[str, Span]], term: Term) -> Iterator[Span]:
    size = len(term.words)
    for first in range(len(words) - size + 1):
        if all(_is(words[first + at][0], term, at) for at in range(size)):
            yield Span(words[first][1].start, words[first + size - 1][1].end)


def _is(word: str, term: Term, at: int) -> bool:
    last = at == len(term.words) - 1
    return word.startswith(term.words[at]) if term.prefix and last else word == term.words[at]


def best_passage(text: str, terms: Sequence[Term]) -> Span:
    """The sentence of ``text`` that holds most of the different terms; the first of equals, and where none does."""
    best, most = None, 0
    for sentence in _sentences(text):
        words = words_in(sentence.of(text))
        held = sum(next(_places(words, term), None) is not None for term in terms)
        if held > most or best is None:
            best, most = sentence, held
    if best is None:
        return Span(0, len(text))
    return best if len(best) <= _LONGEST * 4 else _around(text, best, terms)


def _around(text: str, sentence: Span, terms: Sequence[Term]) -> Span:
    """A part of a very long sentence around the first term."""
    found = highlights(sentence.of(text), terms)
    middle = sentence.start + (found[0].start if found else 0)
    return Span(max(sentence.start, middle - _LONGEST), min(sentence.end, middle + _LONGEST))


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for stop in [*(found.end() for found in _STOP.finditer(text)), len(text)]:
        words = text[start:stop]
        first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if first < last:
            yield Span(first, last)
        start = stop
