"""The lines of a raw text and their offsets."""

import re
from collections.abc import Sequence
from statistics import median

from rashomon.model import Span
from rashomon.read.text.words import STOPS

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


_ENDED = re.compile(rf"[{re.escape(STOPS)}:;\"'”’»)]$")
_COLUMN = range(45, 100)  # characters: where text of a fixed width breaks its lines


def continued(raw: str, spans: Sequence[Span]) -> frozenset[int]:
    """Indices of the lines that go on with the paragraph of the line before, where ``raw`` was wrapped at a column.

    A text is wrapped if lines that follow one another without a blank line mostly break off in the middle of a
    sentence at about the same width; in any other text every line is a paragraph.
    """
    close = [i for i in range(1, len(spans)) if raw[spans[i - 1].end : spans[i].start].count("\n") == 1]
    open_ended = [i for i in close if not _ENDED.search(spans[i - 1].of(raw))]
    if len(close) < 6 or len(open_ended) < 0.6 * len(close):
        return frozenset()
    widths = [len(spans[i - 1]) for i in open_ended]
    if int(median(widths)) not in _COLUMN or max(widths) > 1.5 * median(widths):
        return frozenset()
    return frozenset(i for i in close if len(spans[i - 1]) > 0.6 * median(widths))
