"""What two sentences that say much the same give differently: at most one kind of slot, or they are of two things."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from rashomon.collate.disagreements.days import days_apart
from rashomon.collate.disagreements.names import name_conflict, strangers
from rashomon.collate.disagreements.polarity import polarity_conflict
from rashomon.collate.disagreements.slots import Slots
from rashomon.collate.values import agree, comparable, dimension, noun, reading
from rashomon.collate.wording import Weights
from rashomon.model import Quantity, Span

_COVER = 0.55  # of the core of the shorter sentence
_UNION = 0.3  # of the cores of both together
_UNION_DAYS = 0.4  # the same for dates: many things happen on different days
_YEAR = 4  # digits
_WHOLE = 0.95  # of the core of the shorter sentence: the longer one holds it
_UNION_MANY = 0.45  # the same where a sentence gives several figures
_COVER_CLOSE = 0.35  # the same where four words or actors are shared and the figures are close
_SLIP = 1.5  # how far apart, as a ratio, close figures may be


class Conflict(NamedTuple):
    """Two values of one slot, each with its words in its sentence."""

    kind: str
    left: Span
    right: Span
    left_value: str
    right_value: str


class Match(NamedTuple):
    """How much of each other's core two sentences hold: ``cover`` of the shorter, ``union`` of both together."""

    cover: float
    union: float
    shared: int


def match(left: Slots, right: Slots, weights: Weights) -> Match:
    """The overlap of two sentences once their slots are taken out."""
    shared = left.core & right.core
    common = weights.total(shared)
    one, two = left.weight, right.weight
    return Match(common / max(min(one, two), 1e-9), common / max(one + two - common, 1e-9), len(shared))


def conflicts(
    left: Slots, right: Slots, weights: Weights, together: Callable[[str, str], bool]
) -> tuple[Conflict, ...]:
    """The one thing that two sentences give differently, as a tuple of one; empty where they differ in none or more.

    ``together`` says whether a report names both of two actors: then one was not taken for the other.
    """
    found = match(left, right, weights)
    kinds: list[Conflict] = []
    for check in _CHECKS:
        kinds += list(check(left, right, found))[:1]
    for one_name, other in name_conflict(left, right, found.cover, found.union):
        if not together(one_name.actor, other.actor):
            kinds.append(Conflict("name", one_name.span, other.span, one_name.text, other.text))
    for one, two, mine, yours in polarity_conflict(left, right, weights):
        kinds.append(Conflict("polarity", one, two, mine, yours))
    return tuple(kinds) if len(kinds) == 1 else ()


def _figures(left: Slots, right: Slots, found: Match) -> Iterable[Conflict]:
    mine, yours = _unmatched(left.quantities, right.quantities)
    if not mine or not yours or strangers(left.names, right.names):
        return
    alone = len(left.quantities) == len(right.quantities) == 1
    for one in mine:
        near = [two for two in yours if comparable(one, two) and _same_count(one, two)]
        near = [two for two in near if not _of_two_people(one, two, left, right)]
        near = [two for two in near if one.unit == two.unit] or near
        enough = alone or found.union >= _UNION_MANY
        if enough and len(near) == 1 and _about_one(left, right, found, close=_close(one, near[0])):
            yield Conflict("figure", one.span, near[0].span, reading(one), reading(near[0]))
    if len(mine) == len(yours) == 1 and _about_one(left, right, found) and _other_unit(mine[0], yours[0]):
        yield Conflict("unit", mine[0].span, yours[0].span, reading(mine[0]), reading(yours[0]))


def _of_two_people(one: Quantity, two: Quantity, left: Slots, right: Slots) -> bool:
    """Whether two figures are the ages of different people, each that of the name beside it."""
    if "age" not in {noun(one), noun(two)}:
        return False
    mine, yours = _nearest(one, left), _nearest(two, right)
    return mine is not None and yours is not None and mine != yours


def _nearest(age: Quantity, slots: Slots) -> str | None:
    """The actor whose name stands closest to an age, before or behind it."""
    names = [(max(n.span.start - age.span.end, age.span.start - n.span.end), n.actor) for n in slots.names]
    return min(names, default=(0, None))[1]


def _same_count(one: Quantity, two: Quantity) -> bool:
    """Whether two counts are of the same things: bare numbers and single ones ("one bomb") accuse nobody."""
    if dimension(one) != "count":
        return True
    named = noun(one) == noun(two) and bool(noun(one))
    return (named or one.unit == two.unit == "person") and 1.0 not in (one.value, two.value)


def _about_one(left: Slots, right: Slots, found: Match, *, close: bool = False) -> bool:
    """Whether two sentences speak of one thing; shared actors and figures not far apart make up for fewer words."""
    if found.shared < 2:
        return False
    named = len({name.actor for name in left.names} & {name.actor for name in right.names})
    if close and named + found.shared >= 4 and found.cover >= _COVER_CLOSE:
        return True
    return found.cover >= _COVER and found.union >= _UNION


def _close(one: Quantity, two: Quantity) -> bool:
    """Whether two figures of the same thing, or sums of one currency, are such as one slip makes of the other."""
    same = one.unit.isupper() if not noun(one) else noun(one) == noun(two)
    return same and min(one.value, two.value) * _SLIP >= max(one.value, two.value)


def agreements(left: Slots, right: Slots, weights: Weights) -> Iterable[tuple[Quantity, Quantity]]:
    """The figures that two sentences about one thing give alike."""
    if left.quantities and right.quantities and _about_one(left, right, match(left, right, weights)):
        for one in left.quantities:
            yield from ((one, two) for two in right.quantities if comparable(one, two) and agree(one, two))


def _unmatched(left: tuple[Quantity, ...], right: tuple[Quantity, ...]) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities of each side that no quantity of the other side agrees with."""
    rest = list(right)
    mine: list[Quantity] = []
    for one in left:
        same = [two for two in rest if (comparable(one, two) and agree(one, two)) or _bare(one, two)]
        if same:
            rest.remove(min(same, key=lambda two: (noun(one) != noun(two), two.span)))
        else:
            mine.append(one)
    return mine, rest


def _bare(one: Quantity, two: Quantity) -> bool:
    """The same number, once without its unit: "$1 million" and "1 million (1.5 million Australian dollars)"."""
    return one.value == two.value and (dimension(one) == "count") != (dimension(two) == "count")


def _other_unit(one: Quantity, two: Quantity) -> bool:
    """The same number of something else: "40 million euros" and "40 million dollars"."""
    kinds = {dimension(one), dimension(two)}
    return one.value == two.value and len(kinds) == 2 and "count" not in kinds


def _days(left: Slots, right: Slots, found: Match) -> Iterable[Conflict]:
    if not left.days or not right.days:
        return
    alike = found.cover >= _COVER and found.union >= _UNION_DAYS and found.shared >= 2
    named = len({name.actor for name in left.names} & {name.actor for name in right.names})
    held = found.cover >= _WHOLE and found.union >= _UNION and named > 1  # one says all that the other says, and more
    years = len(left.days) == len(right.days) == 1 and all(len(day.value) == _YEAR for day in (*left.days, *right.days))
    if (alike or (held and years)) and not strangers(left.names, right.names):
        apart = days_apart(left.days, right.days)
        if apart is not None:
            one, two = apart
            yield Conflict("date", one.span, two.span, one.text, two.text)


_CHECKS: tuple[Callable[[Slots, Slots, Match], Iterable[Conflict]], ...] = (_figures, _days)
