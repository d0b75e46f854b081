"""What stands near a passage, found without looking at all that an article holds."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Generic, TypeVar

from rashomon.model import Span

Item = TypeVar("Item")


class Nearby(Generic[Item]):
    """Items by the article and the span where they stand."""

    def __init__(self) -> None:
        self._spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._items: defaultdict[str, list[tuple[Span, Item]]] = defaultdict(list)
        self._longest = 0

    def add(self, article: str, span: Span, item: Item) -> None:
        """Put an item where it stands."""
        spans = self._spans[article]
        at = bisect_right(spans, (span.start, span.end))
        spans.insert(at, (span.start, span.end))
        self._items[article].insert(at, (span, item))
        self._longest = max(self._longest, len(span))

    def near(self, article: str, span: Span) -> Sequence[tuple[Span, Item]]:
        """All that may overlap the span, by where it stands; what no more than touches it may be among them."""
        spans = self._spans.get(article)
        if spans is None:
            return ()
        first = bisect_left(spans, (span.start - self._longest, -1))
        return self._items[article][first : bisect_left(spans, (span.end + 1, -1), lo=first)]
