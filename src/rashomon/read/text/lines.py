"""The lines of a raw text and their offsets."""

import re

from rashomon.model import Span

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def split_lines(raw: str) -> tuple[Span, ...]:
    """Every line of ``raw`` that is not blank, without the blanks around it, in order."""
    spans = []
    for match in _LINE.finditer(raw):
        line = match.group()
        words = line.strip()
        if words:
            start = match.start() + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(words)))
    return tuple(spans)
