"""The words of a cue: the verb with all that would turn its meaning round if it were left out.

"has not yet said", "is not sure", "seems unlikely", "ruled against", "gave no indication", "Nor did she say".
"""

from collections.abc import Iterator

from rashomon.mark.quotes.frame import Frame, Range
from rashomon.model import Span

_BEFORE = frozenset({"aux", "auxpass", "neg"})
_BETWEEN = _BEFORE | {"advmod"}
_COPULAS = frozenset({"be", "seem", "appear", "remain", "feel", "sound", "look", "become"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_TURNED = frozenset({"against", "short", "out", "away", "back", "down", "from", "of"})  # "argued against"
_NEGATIONS = frozenset({"nor", "neither", "never", "hardly", "not", "no", "n't", "n’t"})
_NOTHING = frozenset({"no", "little", "few", "scant"})
_LONGEST = 5  # words of a predicate: "far from being clear"


def cue_spans(frame: Frame, cue: int, content: tuple[Range, ...]) -> tuple[Span, ...]:
    """The spans of a cue, in text order; no word of the ``content`` is among them."""
    taken = {i for a, b in content for i in range(a, b)}
    low = min((i for i in _before(frame, cue) if i not in taken), default=cue)
    high = _end(frame, cue, taken)
    apart = [i for i in _negations(frame, cue) if not low <= i <= high and i not in taken]
    ranges = sorted([(low, high), *((i, i) for i in apart)])
    return tuple(Span(frame.starts[first], frame.ends[last]) for first, last in ranges)


def _before(frame: Frame, cue: int) -> Iterator[int]:
    """The auxiliaries and negations right before a cue, over adverbs: "has not yet", "no longer"."""
    first = cue
    while first > 0 and _belongs(frame, first - 1, cue):
        first -= 1
        if frame.deps[first] in _BEFORE or frame.words[first] in _NEGATIONS:
            yield first


def _belongs(frame: Frame, i: int, cue: int) -> bool:
    head = frame.heads[i]
    inner = i < head < cue and frame.heads[head] == cue and frame.deps[head] == "advmod"
    return (head == cue and frame.deps[i] in _BETWEEN) or inner


def _negations(frame: Frame, cue: int) -> Iterator[int]:
    return (c for c in frame.children[cue] if c < cue and frame.words[c] in _NEGATIONS)


def _end(frame: Frame, cue: int, taken: set[int]) -> int:
    """The last word of a cue: its particle, the predicate of a copula, a preposition that turns its meaning round."""
    high = cue
    particles = {c for c in frame.children[cue] if frame.deps[c] in {"prt", "neg", "aux", "auxpass"}}
    while high + 1 in particles:
        high += 1
    if frame.words[cue] == "according" and high + 1 < len(frame.words) and frame.words[high + 1] == "to":
        return high + 1
    if frame.lemmas[cue] in _COPULAS:
        predicate = next((c for c in frame.children[cue] if c > cue and frame.deps[c] in _PREDICATES), -1)
        whole = high < predicate <= high + _LONGEST and taken.isdisjoint(range(high + 1, predicate + 1))
        return predicate if whole else high
    while high + 1 < len(frame.words) and frame.words[high + 1] in _TURNED and high + 1 not in taken:
        high += 1
    return next((c for c in frame.children[cue] if high + 2 == c and _is_of_nothing(frame, c, taken)), high)


def _is_of_nothing(frame: Frame, noun: int, taken: set[int]) -> bool:
    """Whether a noun stands behind "no" or "little": "gave no indication"."""
    return frame.deps[noun] == "dobj" and frame.words[noun - 1] in _NOTHING and taken.isdisjoint({noun - 1, noun})
