"""A span is a view on a text: two offsets, never a copy of the words."""

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False, array_like=True, order=True):
    """Half-open ``[start, end)`` in Unicode code points of a text; ``[s, e]`` in JSON."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span points to."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
