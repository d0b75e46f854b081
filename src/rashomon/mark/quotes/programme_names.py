"""Names of programmes and works between quotation marks: on "Night Talk", in her book, "Low Tide"."""

from dataclasses import replace

from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.contents import trim
from rashomon.mark.quotes.frame import Frame, Range

_LEADS_IN = frozenset({"on", "of", "to", "told", "'s", "’s", "titled", "entitled", "called", "named", "in", "from"})
_WORKS = frozenset(
    ["show", "program", "programme", "memoir", "book", "novel", "film", "movie", "song", "series", "podcast", "play"]
)
_LONGEST = 6
_EDGE = 4  # tokens before a name, such as "on the network's", that go with it
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART"})


def without_programmes(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """``found`` with contents that do not take in the name of a programme as if it had been said."""
    names = [frame.ranges[k] for k in range(len(frame.ranges)) if _is_programme(frame, k)]
    return [_without(frame, one, names) for one in found] if names else found


def _without(frame: Frame, one: Attribution, names: list[Range]) -> Attribution:
    parts = one.content
    for low, high in names:
        parts = tuple(rest for part in parts if (rest := _cut(frame, part, low, high))[0] < rest[1])
    return one if not parts or parts == one.content else replace(one, content=parts)


def _cut(frame: Frame, part: Range, low: int, high: int) -> Range:
    """A stretch without a name at either of its edges; one in its midst stays, since it was said."""
    start, end = part
    if start >= high or end <= low:
        return part
    if end <= high + 1 and start >= low - 1:
        return start, start
    if start <= low <= start + _EDGE and all(frame.poses[i] not in {"VERB", "AUX"} for i in range(start, low)):
        return trim(frame, (high, end))
    return part


def _is_programme(frame: Frame, k: int) -> bool:
    """Whether a short quotation in capitals follows a word that leads in a name."""
    segment, (low, high) = frame.segments[k], frame.ranges[k]
    words = [i for i in range(low, high) if frame.is_word[i]]
    if segment.depth or not 2 <= len(words) <= _LONGEST or low < 2:
        return False
    long = [i for i in words if frame.poses[i] not in _SMALL]
    capitals = all(frame.text[frame.starts[i]].isupper() for i in long)
    work = frame.words[low - 2] in _WORKS or (frame.words[low - 2] == "," and frame.words[max(low - 3, 0)] in _WORKS)
    return bool(long) and capitals and (work or frame.words[low - 2] in _LEADS_IN)
