"""Columns of a table, taken from the fields of a record: a field that a record gains is a column that a table gains."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import inspect

from rashomon.model import EventTime, Party, Published, Span

Kind = Literal["text", "int", "float", "bool", "texts", "json"]
"""What the cells of a column are; ``texts``: a tuple of texts; ``json``: JSON as text. Any may be None."""


class Column(NamedTuple):
    """A column of a table; ``says`` what it holds, or of which field of which record it is (``Quote.kind``)."""

    name: str
    kind: Kind = "text"
    says: str = ""


Cell = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Cell, ...]
Cells = Callable[[Any], tuple[Cell, ...]]
_Part = tuple[Column, Callable[[Any], Cell] | None]
_ENCODER = msgspec.json.Encoder()
_PLAIN: tuple[tuple[type[inspect.Type], Kind], ...] = (
    (inspect.BoolType, "bool"),
    (inspect.IntType, "int"),
    (inspect.FloatType, "float"),
    (inspect.StrType, "text"),
    (inspect.LiteralType, "text"),
)


def columns_of(record: type[msgspec.Struct], without: Iterable[str] = ()) -> tuple[tuple[Column, ...], Cells]:
    """The columns that the fields of ``record`` make, and the cells of one; ``without`` are fields told otherwise."""
    left_out = set(without)
    described = inspect.type_info(record)
    fields = described.fields if isinstance(described, inspect.StructType) else ()
    parts = [(field.name, part) for field in fields if field.name not in left_out for part in _parts(field)]
    columns = tuple(column._replace(says=f"{record.__name__}.{name}") for name, (column, _) in parts)
    worked = tuple((at, work) for at, (_, (_, work)) in enumerate(parts) if work is not None)
    return columns, _cells(tuple(name for name, _ in parts), worked)


def _cells(names: tuple[str, ...], worked: tuple[tuple[int, Callable[[Any], Cell]], ...]) -> Cells:
    plain = attrgetter(*names) if len(names) > 1 else None

    def cells(record: Any) -> tuple[Cell, ...]:  # noqa: ANN401  a record of whatever type the columns are of
        taken = plain(record) if plain else tuple(getattr(record, name) for name in names)
        if not worked:
            return tuple(taken)
        row = list(taken)
        for at, work in worked:
            row[at] = work(row[at])
        return tuple(row)

    return cells


def _parts(field: inspect.Field) -> tuple[_Part, ...]:
    """The columns of a field, each with what makes its cell of the field's value (None: the value is the cell)."""
    found = field.type
    if isinstance(found, inspect.UnionType):
        known = [one for one in found.types if not isinstance(one, inspect.NoneType)]
        found = known[0] if len(known) == 1 else found
    for kind, plain in _PLAIN:
        if isinstance(found, kind):
            return ((Column(field.name, plain), None),)
    if isinstance(found, inspect.StructType):
        return _BY_RECORD.get(found.cls, _json)(field.name)
    if isinstance(found, inspect.VarTupleType):
        if isinstance(found.item_type, inspect.StrType):
            return ((Column(field.name, "texts"), None),)
        if isinstance(found.item_type, inspect.StructType) and found.item_type.cls is Party:
            return _parties(field.name)
    return _json(field.name)


def as_json(value: object) -> str | None:
    """A value as JSON; None for nothing."""
    return None if value is None or value == () else _ENCODER.encode(value).decode()


def _json(name: str) -> tuple[_Part, ...]:
    return ((Column(name, "json"), as_json),)


def _party(name: str) -> tuple[_Part, ...]:
    return (
        (Column(name), lambda party: party and party.name),
        (Column(f"{name}_country"), lambda party: party and party.country),
        (Column(f"{name}_spans", "json"), lambda party: party and as_json(party.spans)),
    )


def _parties(name: str) -> tuple[_Part, ...]:
    return (
        (Column(name, "texts"), lambda parties: tuple(party.name for party in parties)),
        (Column(f"{name}_countries", "texts"), lambda parties: tuple(party.country or "" for party in parties)),
        (Column(f"{name}_spans", "json"), lambda parties: as_json(tuple(party.spans for party in parties))),
    )


def _event_time(name: str) -> tuple[_Part, ...]:
    return (
        (Column(name), lambda time: time and time.value),
        (Column(f"{name}_span", "json"), lambda time: time and as_json(time.span)),
        (Column(f"{name}_reason"), lambda time: time and time.reason),
    )


def _published(name: str) -> tuple[_Part, ...]:
    return (
        (Column(name), lambda when: when and when.value),
        (Column(f"{name}_precision"), lambda when: when and when.precision),
        (Column(f"{name}_from"), lambda when: when and when.origin),
    )


_BY_RECORD: dict[type, Callable[[str], tuple[_Part, ...]]] = {
    Party: _party,
    EventTime: _event_time,
    Published: _published,
    Span: _json,
}
