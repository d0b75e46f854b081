"""The body of a report: its lines joined to one text, with the way back to the raw input."""

from collections.abc import Iterable

from rashomon.model import Line, Run

BREAK = "\n\n"
STORY = frozenset({"body", "subheading"})


def join_body(raw: str, lines: Iterable[Line], continued: frozenset[int] = frozenset()) -> tuple[str, tuple[Run, ...]]:
    """The body and subheading lines of ``raw``, a blank line between paragraphs, and where each stretch came from.

    The break between two paragraphs has an origin where nothing but blanks lies between them in ``raw``. Lines whose
    index is in ``continued`` go on with the paragraph of the line before: what lies between stays as it is.
    """
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    end: int | None = None
    for index, line in enumerate(lines):
        if line.label not in STORY:
            continue
        if end is not None:
            gap = raw[end : line.start]
            if index in continued and not gap.strip():
                _append(runs, Run(length, end, len(gap), len(gap)))
                parts.append(gap)
                length += len(gap)
                gap = ""
            elif gap == BREAK or (not gap.strip() and len(gap) != len(BREAK)):
                _append(runs, Run(length, end, len(BREAK), len(gap)))
            if gap:
                parts.append(BREAK)
                length += len(BREAK)
        words = raw[line.start : line.end]
        _append(runs, Run(length, line.start, len(words), len(words)))
        parts.append(words)
        length += len(words)
        end = line.end
    return "".join(parts), tuple(runs)


def _append(runs: list[Run], run: Run) -> None:
    """Add ``run``, or lengthen the last one where both are the same characters on either side without a gap."""
    if runs and run.length == run.raw_length:
        last = runs[-1]
        size = last.length + run.length
        if last.length == last.raw_length and (last.start + last.length, last.raw + last.length) == (
            run.start,
            run.raw,
        ):
            runs[-1] = Run(last.start, last.raw, size, size)
            return
    runs.append(run)
