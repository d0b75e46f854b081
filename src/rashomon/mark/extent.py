"""How much of a text is marked: reports end long before it, and a text without end must cost no more than one."""

import re
from collections.abc import Iterator
from itertools import islice

from rashomon.model import Span

MOST_WORDS = 20_000  # words and signs; the longest report of the development sets has 16,300
MOST_CHARACTERS = 200_000
_WORD = re.compile(r"\w+|[^\w\s]")
_STOP = re.compile(r"\n|[.!?][\"”’']?\s")
_MOST_OF_SENTENCE = 2_000  # characters; what is longer has no end of a sentence in it
_LAST = 2_000  # characters in which the end of a sentence is looked for


def reach(text: str) -> int:
    """The offset up to which ``text`` is marked: its end, or the end of a sentence if it is longer than a report."""
    beyond = next(islice(_WORD.finditer(text, 0, MOST_CHARACTERS + 1), MOST_WORDS, None), None)
    end = min(len(text), MOST_CHARACTERS) if beyond is None else beyond.start()
    if end == len(text):
        return end
    stops = [found.end() for found in _STOP.finditer(text, max(end - _LAST, 0), end)]
    return stops[-1] if stops else end


def stretches(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence; one that never ends in stretches of so many characters at most, so that no citation is a page."""
    start = sentence.start
    while sentence.end - start > _MOST_OF_SENTENCE:
        end = text.rfind(" ", start + 1, start + _MOST_OF_SENTENCE)
        end = start + _MOST_OF_SENTENCE if end < 0 else end
        yield Span(start, end)
        start = end + len(text[end : sentence.end]) - len(text[end : sentence.end].lstrip())
    if start < sentence.end:
        yield Span(start, sentence.end)
