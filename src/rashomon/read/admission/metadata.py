"""What an input already states about its text."""

from dataclasses import dataclass
from typing import TypedDict, Unpack

from rashomon.read.admission.dates import stated_date
from rashomon.read.admission.strings import address, field, field_list, identity


class StatedFields(TypedDict, total=False):
    """The same fields before anybody has looked at them: values of whatever type."""

    id: object
    title: object
    url: object
    publisher: object
    published: object
    updated: object
    language: object
    bylines: object


@dataclass(frozen=True, slots=True)
class StatedMetadata:
    """The fields that the input states beside the text; what is stated is never overruled."""

    id: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    bylines: tuple[str, ...] = ()

    @classmethod
    def admitted(cls, **fields: Unpack[StatedFields]) -> "StatedMetadata":
        """The fields as any format gives them, of whatever type; one that is not what it should be counts as absent."""
        return cls(
            id=identity(fields.get("id")),
            title=field(fields.get("title")),
            url=address(fields.get("url")),
            publisher=field(fields.get("publisher")),
            published=stated_date(fields.get("published")).value,
            updated=stated_date(fields.get("updated")).value,
            language=field(fields.get("language")),
            bylines=field_list(fields.get("bylines")),
        )
