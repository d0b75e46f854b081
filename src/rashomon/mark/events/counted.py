"""Days told by what they lie before or after: "stepped down on Friday, a day after the envoy resigned"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

import msgspec

from rashomon.mark.events.circumstances import token_at
from rashomon.mark.events.status import status_of
from rashomon.mark.events.syntax import Tree
from rashomon.mark.times import dates
from rashomon.model import Span, TimeExpression

_LENGTH = re.compile(r"P(\d{1,3})([DWMY])\Z")
_BEHIND = re.compile(r"\s(?P<side>after|before)\s")
_FOLLOWS = frozenset(("come", "follow"))  # "the move comes a day after": counted from publication
_LASTING = frozenset(  # "waited two weeks before", "worked ten years after": how long it was
    (
        "be",
        "hold",
        "last",
        "live",
        "need",
        "reign",
        "remain",
        "run",
        "serve",
        "spend",
        "stay",
        "take",
        "teach",
        "wait",
        "work",
    )
)
_LENGTHS = frozenset(("attr", "dobj", "nsubj", "pobj"))
_VERBAL = frozenset(("VERB", "AUX"))
_DATES = frozenset(("DATE", "TIME"))
_ON_THE = re.compile(r",?\s(?:(?:on|of)\s)?(?:the\s)?")


def leads_to_day(time: TimeExpression, text: str) -> bool:
    """Whether a time is a length in days or more with "after" or "before" behind it."""
    return time.type == "DURATION" and bool(_LENGTH.match(time.value) and _BEHIND.match(text, time.span.end))


def counted(
    tree: Tree, text: str, time: TimeExpression, others: Sequence[TimeExpression], published: date | None
) -> TimeExpression:
    """The day that a length and the deed behind it name, counted from what the sentence dates otherwise.

    "A day after the envoy resigned" beside "on Friday" is Thursday, and dates "resigned"; "two days after the vote on
    3 May" is 5 May, and dates what came then. Where nothing dates the sentence, it is counted from publication if it
    opens the report or says what came ("the move comes a day after"). Any other length stays as it is.
    """
    length, behind = _LENGTH.match(time.value), _BEHIND.match(text, time.span.end)
    if length is None or behind is None:
        return time
    marker = bisect_left(tree.offsets, behind.start("side"))
    start = _start(tree, text, marker, others)
    if start is not None:
        steps = int(length[1]) * (1 if behind["side"] == "after" else -1)
        outer = _counted_to(tree, time, marker)
        return time if outer is None else _dated(tree, time, dates.moved(start, length[2], steps), outer, published)
    deed = _deed(tree, marker)
    if deed is None or _is_length(tree, token_at(tree, time.span), deed):
        return time
    beside = [other for other in others if _is_outside(tree, deed, other)]
    day = _nearest_day(time, beside) or (published if not beside and _is_told_now(tree, deed) else None)
    if day is None:
        return time
    steps = int(length[1]) * (-1 if behind["side"] == "after" else 1)
    return _dated(tree, time, dates.moved(day, length[2], steps), deed, published)


def _dated(tree: Tree, time: TimeExpression, day: date, word: int, published: date | None) -> TimeExpression:
    """The time as the date of a word, as exact as its length; as it is where what was done would lie ahead."""
    status, unit = status_of(tree, word).status, time.value[-1]
    if status == "occurred" and published is not None and day > published:
        return time
    head = Span(tree.offsets[word], tree.end(word))
    return msgspec.structs.replace(time, type="DATE", value=dates.shifted(day, unit, 0), head=head, status=status)


def _deed(tree: Tree, marker: int) -> int | None:
    """The word for what stands behind "after" or "before"; None for a day or a clock time."""
    if marker >= len(tree):
        return None
    if tree.deps[marker] == "mark":
        return tree.heads[marker]
    below = (c for c in tree.children[marker] if c > marker and tree.deps[c] in ("pobj", "pcomp"))
    deed = next(below, None)
    return deed if deed is not None and tree.kinds[deed] not in _DATES else None


def _start(tree: Tree, text: str, marker: int, others: Sequence[TimeExpression]) -> date | None:
    """The day of which "after" or "before" speaks: it stands there itself, or with the word for what was then."""
    deed = _deed(tree, marker)
    for other in others:
        token, day = token_at(tree, other.span), dates.parse_day(other.value)
        if token is None or day is None or token < marker:
            continue
        if token == deed or (deed is not None and _ON_THE.fullmatch(text, tree.end(deed), other.span.start)):
            return day
        if deed is None and marker in tree.ancestors[token] and other.span.start <= tree.end(marker) + len(" the "):
            return day
        dated = (t for t in tree.ancestors[token][1:] if tree.kinds[t] not in _DATES and tree.deps[t] != "prep")
        if deed is not None and next(dated, None) == deed:
            return day
    return None


def _counted_to(tree: Tree, time: TimeExpression, marker: int) -> int | None:
    """The verb of what came so long after or before; None where the length tells how long it was."""
    token, deed = token_at(tree, time.span), _deed(tree, marker)
    outer = _outer_verb(tree, marker)
    if outer is not None and outer == deed:
        outer = _outer_verb(tree, deed)
    lasts = outer is not None and tree.lemmas[outer] in _LASTING
    return None if token is None or lasts or tree.deps[token] in _LENGTHS else outer


def _is_length(tree: Tree, token: int | None, deed: int) -> bool:
    """Whether the length tells how long something went on: "the strike lasted two days after talks failed"."""
    outer = _outer_verb(tree, deed)
    lemma = "" if outer is None else tree.lemmas[outer]
    return token is None or lemma in _LASTING or (tree.deps[token] in _LENGTHS and lemma not in _FOLLOWS)


def _outer_verb(tree: Tree, token: int) -> int | None:
    return next((t for t in tree.ancestors[token][1:] if tree.pos[t] in _VERBAL), None)


def _is_outside(tree: Tree, deed: int, other: TimeExpression) -> bool:
    """Whether a date stands outside the clause of the deed."""
    token = token_at(tree, other.span)
    return token is not None and deed not in tree.ancestors[token]


def _nearest_day(time: TimeExpression, beside: Sequence[TimeExpression]) -> date | None:
    """The day that the sentence names nearest to the length."""
    days = ((abs(other.span.start - time.span.start), dates.parse_day(other.value)) for other in beside)
    known = [(distance, day) for distance, day in days if day is not None]
    return min(known)[1] if known else None


def _is_told_now(tree: Tree, deed: int) -> bool:
    """Whether the clause around the deed is news of the day: the report opens with it, or it says what "comes"."""
    outer = _outer_verb(tree, deed)
    return outer is not None and (tree.start == 0 or tree.lemmas[outer] in _FOLLOWS)
