"""Direction: which of two texts that share passages is the original, and how that is known."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from rashomon.collate.copies.cues import Cue
from rashomon.model import MarkedArticle, Published


@dataclass(frozen=True, slots=True)
class Direction:
    """``forward``: the first article is the original; ``by`` names the evidence, ``reason`` says it in words."""

    forward: bool
    by: str
    reason: str


# Less evidence than this (log-odds) is none.
_NOTHING = 0.15


def decide_direction(one: MarkedArticle, other: MarkedArticle, cues: Callable[[], tuple[Cue, ...]]) -> Direction:
    """The direction with the strongest evidence: dates, then credits, then the ``cues`` of the texts together."""
    return _by_date(one, other) or _by_credit(one, other) or _by_cues(one, other, cues())


def _by_cues(one: MarkedArticle, other: MarkedArticle, cues: tuple[Cue, ...]) -> Direction:
    odds = sum(cue.weight for cue in cues)
    if abs(odds) < _NOTHING:
        forward = (one.text, one.id) < (other.text, other.id)
        return Direction(forward, "unknown", "nothing tells which text came first")
    forward = odds > 0
    first, second = (one, other) if forward else (other, one)
    strongest = max(cues, key=lambda cue: cue.weight if forward else -cue.weight)
    return Direction(forward, strongest.name, strongest.reason.format(original=first.id, copy=second.id))


def _by_date(one: MarkedArticle, other: MarkedArticle) -> Direction | None:
    first, second = published_between(one.published), published_between(other.published)
    if first is None or second is None:
        return None
    if first[1] <= second[0] or second[1] <= first[0]:
        forward = first[1] <= second[0]
        early, late = (one, other) if forward else (other, one)
        reason = f"{early.id} was published {early.published.value}, {late.id} {late.published.value}"
        return Direction(forward, "published", reason)
    return None


def published_between(published: Published) -> tuple[datetime, datetime] | None:
    """The time in which an article was published, in UTC, half-open; None where it is not known."""
    return _period(published.value) if published.value else None


# The articles of a batch stand in many pairs, and many came out on one day.
@lru_cache(maxsize=65_536)
def _period(value: str) -> tuple[datetime, datetime] | None:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\dT.+", value):
            moment = datetime.fromisoformat(value)
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
            return moment, moment + timedelta(seconds=1)
        parts = [int(part) for part in value.split("-")]
        year, month, day = (*parts, 1, 1)[:3]
        start = datetime(year, month, day, tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    if len(parts) > 2:
        return start, start + timedelta(days=1)
    if len(parts) == 1 or month == 12:
        return start, datetime(year + 1, 1, 1, tzinfo=UTC)
    return start, datetime(year, month + 1, 1, tzinfo=UTC)


def _by_credit(one: MarkedArticle, other: MarkedArticle) -> Direction | None:
    given, taken = credit(other, one), credit(one, other)
    if bool(given) == bool(taken):
        return None
    giver, taker = (one, other) if given else (other, one)
    words = given or taken
    return Direction(bool(given), "credit", f"{taker.id} credits {giver.publisher}: “{words}”")


def credit(taker: MarkedArticle, giver: MarkedArticle) -> str | None:
    """The words with which ``taker`` credits the publisher of ``giver``; None where it does not."""
    name = (giver.publisher or "").strip()
    if len(name) < 3 or name == (taker.publisher or "").strip():
        return None
    if any(name.casefold() == agency.casefold() for agency in taker.agencies):
        return name
    if name not in taker.text:
        return None
    found = re.search(rf"\b{re.escape(name)}\b", taker.text)
    if found is None:
        return None
    begin, end = max(0, found.start() - 30), min(len(taker.text), found.end() + 20)
    return " ".join(taker.text[begin:end].split())
