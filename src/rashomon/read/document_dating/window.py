"""Between which days an article was published: what its days and those of its neighbours leave open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from rashomon.read.document_dating.clues import Clue
from rashomon.read.document_dating.profile import Profile, words_of
from rashomon.read.document_dating.similarity import Neighbour, Rarity

Precision = Literal["day", "month", "year"]
_WEEK = timedelta(days=6)  # a weekday without "last" or "next" is at most that far from the report
_MONTH = timedelta(days=25)  # a day of the month without a year may be farther
_MAX_DAYS_TOLD_LATE = 8  # between a neighbour and what it tells: older matters say little of when it was written
_MIN_LINK_WEIGHT = 8.0  # weight of the words that two sentences must share to tell of the same day
_NAMED_DAY_WEIGHT = 6.0  # what it adds that both name the same day of the month
_SIMILARITY_POWER = 0.5  # of the similarity of two articles in the weight of their links
_MIN_SUM = 16.0  # weight of all links from which they date an article
_MIN_OF_BEST_SUM = 0.8  # of the best sum: days that fit nearly as well stay possible
_MAX_DISTANCE = timedelta(days=10)  # a neighbour published farther off disagrees
_MAX_SHARE_APART = 0.25  # of the summed similarity of all neighbours


@dataclass(frozen=True, slots=True)
class Link:
    """One day that the article (``clue``) and ``neighbour`` both tell of: ``day``; it was published in [low, high]."""

    clue: Clue
    neighbour: Profile
    day: date
    low: date
    high: date
    weight: float


@dataclass(frozen=True, slots=True)
class Window:
    """The article was published between ``first`` and ``last``; ``links`` say why, the weightiest first."""

    first: date
    last: date
    links: tuple[Link, ...]

    def value(self) -> tuple[str, Precision] | None:
        """The date as far as the window tells it, and its precision; None where it spans a turn of the year."""
        if self.first == self.last:
            return self.first.isoformat(), "day"
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return f"{self.first:%Y-%m}", "month"
        return (f"{self.first:%Y}", "year") if self.first.year == self.last.year else None


def window(text: str, clues: Sequence[Clue], neighbours: Sequence[Neighbour], rarity: Rarity) -> Window | None:
    """When a text with these ``clues`` was published, by the days that its ``neighbours`` place in the calendar.

    Every day that both tell of allows an interval; the days on which most weight agrees stay. None where too little
    links them, where neighbours are of different times, or where the text tells of a later day.
    """
    links = [link for clue in clues for link in _links(text, clue, neighbours, rarity)]
    spans = _sums(links)
    best = max((total for _, _, total in spans), default=0.0)
    if best < _MIN_SUM:
        return None
    kept = [i for i, (_, _, total) in enumerate(spans) if total >= _MIN_OF_BEST_SUM * best]
    if kept[-1] - kept[0] >= len(kept):
        return None  # two times that fit as well, and none between them
    first, last = spans[kept[0]][0], spans[kept[-1]][1]
    if _disagree(neighbours, first, last) or _later(clues, last):
        return None
    fitting = [link for link in links if link.low <= last and first <= link.high]
    fitting.sort(key=lambda link: (-link.weight, link.clue.span, link.neighbour.key, link.day))
    if day := _pinned(fitting, first, last):
        return Window(day, day, tuple(fitting))
    return Window(*_widened(first, last), tuple(fitting))


def _disagree(neighbours: Sequence[Neighbour], first: date, last: date) -> bool:
    """Whether too many of the neighbours were published far from the window."""
    low, high = first - _MAX_DISTANCE, last + _MAX_DISTANCE
    far = sum(near.similarity for near in neighbours if not low <= near.profile.day <= high)
    return far > _MAX_SHARE_APART * sum(near.similarity for near in neighbours)


def _later(clues: Sequence[Clue], last: date) -> bool:
    """Whether the text tells, with its year, of a day behind it that comes after ``last``."""
    told = (clue.day.calendar() for clue in clues if clue.day and clue.day.year and clue.tense == "behind")
    return any(day is not None and day > last for day in told)


def _links(text: str, clue: Clue, neighbours: Sequence[Neighbour], rarity: Rarity) -> Iterator[Link]:
    if clue.day is not None and clue.day.year is not None:
        return
    words = words_of(clue, text)
    for near in neighbours:
        for day, told in near.days.items():
            if abs((day - near.profile.day).days) > _MAX_DAYS_TOLD_LATE or not clue.may_be(day):
                continue
            weight = rarity.weight(words & told) * near.similarity**_SIMILARITY_POWER
            weight += _NAMED_DAY_WEIGHT * (clue.day is not None)
            if weight >= _MIN_LINK_WEIGHT:
                yield Link(clue, near.profile, day, *_interval(clue, day), weight)


def _interval(clue: Clue, day: date) -> tuple[date, date]:
    """When a text was published in which ``clue`` means ``day``."""
    if clue.same_day:
        return day, day
    reach = _WEEK if clue.day is None else _MONTH
    return (day if clue.tense == "behind" else day - reach), (day if clue.tense == "ahead" else day + reach)


def _sums(links: Sequence[Link]) -> list[tuple[date, date, float]]:
    """Stretches of days with the weight of the links that allow them; of one clue only the weightiest link counts."""
    step = timedelta(days=1)
    edges = sorted({link.low for link in links} | {link.high + step for link in links})
    spans = []
    for low, after in pairwise(edges):
        best: dict[int, float] = {}
        for link in links:
            if link.low <= low <= link.high:
                at = link.clue.span.start
                best[at] = max(best.get(at, 0.0), link.weight)
        spans.append((low, after - step, sum(best[at] for at in sorted(best))))
    return spans


def _pinned(links: Sequence[Link], first: date, last: date) -> date | None:
    """The very day: one that the text calls its own ("earlier on Monday"), or that lies both behind and ahead of it.

    No later day may lie behind the text.
    """
    weekly = [link for link in links if link.clue.weekday is not None]
    behind = {link.day for link in weekly if link.clue.tense == "behind"}
    ahead = {link.day for link in weekly if link.clue.tense == "ahead"}
    own = {link.day for link in weekly if link.clue.same_day} | (behind & ahead)
    latest = max(behind, default=date.min)
    return max((day for day in own if first <= day <= last and day >= latest), default=None)


def _widened(first: date, last: date) -> tuple[date, date]:
    """The window; a single day that nothing pins becomes two, in one month: tenses alone are not that sure."""
    if first != last:
        return first, last
    after = last + timedelta(days=1)
    return (first, after) if after.month == first.month else (first - timedelta(days=1), last)
