"""Nesting: which fields of a record hold further records, by what it declares, so that they alone are looked into."""

from functools import cache
from typing import get_args

import msgspec

from rashomon.model import Span


@cache
def nested(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The names of those fields of a kind of record that may hold further records; spans are none."""
    return tuple(field.name for field in msgspec.structs.fields(kind) if _holds(field.type))


def _holds(declared: object) -> bool:
    if parts := get_args(declared):
        return any(map(_holds, parts))
    return isinstance(declared, type) and issubclass(declared, msgspec.Struct) and declared is not Span
