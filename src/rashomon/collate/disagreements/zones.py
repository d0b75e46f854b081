"""Whether time zones explain two dates: night in one capital is the next morning in another."""

from functools import cache

from rashomon.collate.wording import rows
from rashomon.model import interval

_FAR = 5.0  # hours between two zones from which evening here is tomorrow there


def zone_note(first: str, second: str, countries: tuple[str | None, ...]) -> str:
    """How the zones of the countries (alpha-3) that take part explain two TIMEX3 days one apart; else empty."""
    one, two = interval(first), interval(second)
    if one is None or two is None or one.distance(two) != 1:
        return ""
    known = [_zones()[country] for country in countries if country in _zones()]
    gap = max(known, default=0.0) - min(known, default=0.0)
    if gap < _FAR:
        return ""
    early = first if one.first < two.first else second
    late = second if early == first else first
    if early[10:13] in ("TNI", "TEV", "TAF", "") and late[10:13] in ("TMO", ""):
        return (
            f"the zones of those who took part lie {gap:g} hours apart: both days can be right, each where it was told"
        )
    return ""


@cache
def _zones() -> dict[str, float]:
    return {country: float(hours) for country, hours in rows(__package__, "zones.txt")}
