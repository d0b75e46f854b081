"""What a page shows at a glance, as frozen records: where a story stands, who tells what, and the drawings.

Coordinates are in the units of the drawing's own view box; whoever prints one only walks it.
"""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Item_co = TypeVar("Item_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Item_co]):
    """A list of which the first ``shown`` are open to view and the rest are folded away."""

    shown: tuple[Item_co, ...]
    folded: tuple[Item_co, ...] = ()

    @property
    def all(self) -> tuple[Item_co, ...]:
        """Every item, in order."""
        return self.shown + self.folded


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an anchor; ``title`` is the longer form for a tooltip or a screen reader."""

    href: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a story stands: as of when, on how many reports, from how many origins (``count``), which agencies."""

    as_of: str
    reports: str
    origins: str
    period: str
    agencies: str
    parted: str
    count: int


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One origin: the report nearest to it, and the copies that share its column."""

    head: Link
    copies: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one origin tells of a matter: it or a part of it, a value of its own, it in another way, or nothing."""

    state: Literal["tells", "part", "value", "otherwise", "silent"]
    text: str = ""
    href: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One matter, and what every column has on it."""

    text: str
    href: str
    parted: bool
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Matters by origins; ``left_out`` counts the origins for which there was no column."""

    columns: tuple[MatrixColumn, ...]
    rows: Shelf[MatrixRow]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry of the timeline as a shape at a point; the shape tells the status."""

    x: float
    y: float
    shape: str
    href: str
    title: str
    lead: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis, or with ``width`` a month or a year under several of them."""

    x: float
    label: str
    width: float = 0


@dataclass(frozen=True, slots=True)
class Caption:
    """Words beside a mark: the line leads from the mark at ``x`` up to them."""

    x: float
    y: float
    foot: float
    text: str
    anchor: Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """The timeline drawn: days in a row, what is dated alike one above another; ``told`` is when reports appeared."""

    width: float
    height: float
    axis: float
    marks: tuple[Mark, ...]
    days: tuple[Tick, ...]
    spans: tuple[Tick, ...]
    captions: tuple[Caption, ...]
    told: Tick | None
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A report, or an agency that reports credit, as a box."""

    x: float
    y: float
    label: str
    note: str
    href: str
    agency: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """Text that went between two boxes; ``main`` is the likeliest way, ``head`` an arrow if the order is known."""

    path: str
    x: float
    y: float
    label: str
    title: str
    main: bool
    head: str
    credit: bool = False


@dataclass(frozen=True, slots=True)
class DescentDrawing:
    """Who copied whom, drawn from left to right."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
