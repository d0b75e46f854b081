"""Records to JSON and back, and the JSON Schema that describes them."""

from typing import Any, TypeVar

import msgspec

from rashomon.model.story import Dossier

Record = TypeVar("Record")
_ENCODER = msgspec.json.Encoder()


def encode(record: object) -> str:
    """A record as one line of JSON; the keys stand in the order of the record's fields."""
    return _ENCODER.encode(record).decode("utf-8")


def decode_line(line: str | bytes, kind: type[Record]) -> Record:
    """The record of type ``kind`` in one line of JSON; raises ``msgspec.ValidationError`` naming the wrong field."""
    return msgspec.json.decode(line, type=kind)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a dossier and, in ``$defs``, of every record inside it."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | msgspec.json.schema(Dossier)
