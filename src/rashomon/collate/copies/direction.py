"""Direction: which of two texts that share passages is the original, and how that is known."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rashomon.model import MarkedArticle, Published


@dataclass(frozen=True, slots=True)
class Direction:
    """``forward``: the first article is the original; ``by`` names the evidence, ``reason`` says it in words."""

    forward: bool
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of each text is shared (0 to 1), and how long the texts are (in words)."""

    one: float
    other: float
    words_one: int
    words_other: int


# The part of a text that must be shared for it to count as taken over whole.
_WHOLE = 0.9
_EDGE_LETTERS = 400


def decide_direction(one: MarkedArticle, other: MarkedArticle, shares: Shares) -> Direction:
    """The direction with the strongest evidence: dates, then credits, then which text has more of its own."""
    return _by_date(one, other) or _by_credit(one, other) or _by_completeness(one, other, shares)


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
    value = published.value
    if not value:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\dT.+", value):
            moment = datetime.fromisoformat(value)
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
            return moment, moment + timedelta(seconds=1)
        parts = [int(part) for part in value.split("-")]
        start = datetime(*(parts + [1, 1])[:3], tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    if len(parts) == 3:
        return start, start + timedelta(days=1)
    following = (parts[0] + 1, 1) if len(parts) == 1 or parts[1] == 12 else (parts[0], parts[1] + 1)
    return start, datetime(*following, 1, tzinfo=UTC)


def _by_credit(one: MarkedArticle, other: MarkedArticle) -> Direction | None:
    credits = credit(other, one), credit(one, other)
    if bool(credits[0]) == bool(credits[1]):
        return None
    giver, taker = (one, other) if credits[0] else (other, one)
    return Direction(bool(credits[0]), "credit", f"{taker.id} credits {giver.publisher}: {credits[0] or credits[1]}")


def credit(taker: MarkedArticle, giver: MarkedArticle) -> str | None:
    """The words with which ``taker`` credits the publisher of ``giver``; None where it does not."""
    name = (giver.publisher or "").strip()
    if len(name) < 3 or name == (taker.publisher or "").strip():
        return None
    if any(name.casefold() == agency.casefold() for agency in taker.agencies):
        return name
    found = re.search(rf"\b{re.escape(name)}\b", taker.text)
    if found is None:
        return None
    begin, end = max(0, found.start() - 30), min(len(taker.text), found.end() + 20)
    return " ".join(taker.text[begin:end].split())


def _by_completeness(one: MarkedArticle, other: MarkedArticle, shares: Shares) -> Direction:
    if abs(shares.one - shares.other) < 0.02 and shares.words_one == shares.words_other:
        return Direction(one.id < other.id, "unknown", "nothing tells which text came first")
    forward = (shares.words_one, other.id) > (shares.words_other, one.id)
    longer, shorter = (one, other) if forward else (other, one)
    return Direction(forward, "complete", f"{longer.id} has more of its own than {shorter.id}")
