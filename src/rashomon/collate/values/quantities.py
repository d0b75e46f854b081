"""Quantities as intervals: rounding, bounds and units, by the way reports use them."""

import math
from functools import lru_cache
from typing import NamedTuple

from rashomon.collate.wording import fold, stem
from rashomon.model import VAGUE, Quantity

_ROUNDING = 0.05  # the most that silent rounding may take off or add: "1,200" for 1,187
_SMALL = 100  # counts below are given exactly
_COUNTS = frozenset(("count", "person", ""))
_CONVERTED = frozenset(
    ("metre", "square metre", "kilogram", "litre", "metre per second", "kilometre per hour", "celsius", "watt")
)
_CALLED = {VAGUE[word]: word for word in ("dozens", "scores", "hundreds", "thousands", "millions")}
_CALLED |= {(VAGUE[n][0] * 1e3, VAGUE[n][1] * 1e3): f"{n} of thousands" for n in ("tens", "hundreds")}


class Extent(NamedTuple):
    """The values a quantity can mean, both ends included, in the base unit of ``dimension``."""

    low: float
    high: float
    dimension: str


def dimension(quantity: Quantity) -> str:
    """What the quantity measures: the base unit of a measure, a currency, or ``count`` of things."""
    if quantity.base is not None:
        return quantity.base[1]
    return "count" if quantity.unit in _COUNTS else quantity.unit


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities measure, or count, the same kind of thing."""
    if dimension(left) != dimension(right):
        return False
    return dimension(left) != "count" or _counted(left, right)


def _counted(left: Quantity, right: Quantity) -> bool:
    one, two = noun(left), noun(right)
    return one == two or not one or not two or {left.unit, right.unit} == {"person"}


def noun(quantity: Quantity) -> str:
    """The stem of what is counted; empty where nothing is named."""
    words = (quantity.noun or "").split()
    return stem(words[-1]) if words else ""


def agree(left: Quantity, right: Quantity) -> bool:
    """Whether both can be true as reports use words: "more than five" reaches to six, not to seven and a half."""
    one, two = extent(left), extent(right)
    if one.low <= two.high * (1 + 1e-9) and two.low <= one.high * (1 + 1e-9):
        return True
    return _rounded(left, right) or _rounded(right, left)


@lru_cache(maxsize=50_000)
def extent(quantity: Quantity) -> Extent:
    """The interval that a reader would accept for the quantity."""
    factor = _factor(quantity)
    low, high = _reach(quantity.value, quantity.upper, quantity.bound)
    if dimension(quantity) in _CONVERTED and quantity.bound == "exact":
        slack = min(_step(quantity.value) / 2, 0.03 * abs(quantity.value))  # what was converted was rounded, too
        low, high = low - slack, high + slack
    return Extent(low * factor, high * factor, dimension(quantity))


def _factor(quantity: Quantity) -> float:
    if quantity.base is None or not quantity.value:
        return 1.0
    return quantity.base[0] / quantity.value


def _reach(value: float, upper: float | None, bound: str) -> tuple[float, float]:
    if upper is not None:
        return min(value, upper), max(value, upper)
    step, size = _step(value), abs(value)
    below, above = {
        "about": (max(0.1 * size, min(step / 2, 0.25 * size)),) * 2,
        "at least": (0.0, max(step, 0.5 * size)),
        "more than": (0.0, max(step, 0.3 * size)),
        "at most": (0.5 * size, 0.0),
        "less than": (max(step, 0.4 * size), 0.0),
        "almost": (max(min(step, 0.25 * size), 0.12 * size), 0.0),
    }.get(bound, (0.0, 0.0))
    return value - below, value + above


def _step(value: float) -> float:
    """The place value of the last digit that is not zero: 1 for 5 and 12, 100 for 1,200, 0.5 for 7.5."""
    if not value or not math.isfinite(value):
        return 1.0
    text = f"{abs(value):.6f}".rstrip("0")
    whole, _, fraction = text.partition(".")
    if fraction:
        return 0.5 if fraction == "5" else 10.0 ** -len(fraction)
    return 10.0 ** (len(whole) - len(whole.rstrip("0")))


def _rounded(rough: Quantity, other: Quantity) -> bool:
    """Whether ``rough`` is ``other`` given in fewer digits."""
    if "exact" not in (rough.bound, other.bound) or (dimension(rough) == "count" and abs(rough.value) < _SMALL):
        return False
    two = extent(other)
    factor, step = _factor(rough), _step(rough.value)
    value, exact = rough.value * factor, (two.low + two.high) / 2
    if not (step >= 10 or rough.value >= _SMALL or _digits(rough.value) < _digits(other.value)):
        return False
    return abs(value - exact) <= min(_ROUNDING * abs(exact), step * abs(factor) / 2) * (1 + 1e-9)


def _digits(value: float) -> int:
    """How many digits of ``value`` are significant."""
    return len(f"{abs(value):.6f}".rstrip("0").replace(".", "").strip("0")) if math.isfinite(value) else 0


def reading(quantity: Quantity) -> str:
    """The quantity as a reading beside others: ``almost 6 hours``."""
    vague = _CALLED.get((quantity.value, quantity.upper or 0.0)) if quantity.bound == "at least" else None
    if vague:
        return _spaced(f"{vague} of {quantity.noun or _plural(quantity)}")
    number = f"{quantity.value:,.15g}" if math.isfinite(quantity.value) else str(quantity.value)
    if quantity.upper is not None:
        number = f"{number}–{quantity.upper:,.15g}"
    bound = "" if quantity.bound == "exact" else f"{quantity.bound} "
    what = quantity.noun or ("" if dimension(quantity) == "count" else _plural(quantity))
    return _spaced(f"{bound}{number} {what}")


def _plural(quantity: Quantity) -> str:
    plain = (
        quantity.value == 1 or quantity.unit.isupper() or quantity.unit == "percent" or fold(quantity.unit)[-1:] == "s"
    )
    counted, per, base = quantity.unit.partition(" per ")
    return quantity.unit if plain else f"{counted}s{per}{base}"


def _spaced(text: str) -> str:
    """``text`` with single blanks."""
    return " ".join(text.split())
