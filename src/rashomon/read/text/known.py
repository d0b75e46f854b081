"""What a record already states about its text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """The fields that the input states beside the text; what is stated is never overruled."""

    id: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    bylines: tuple[str, ...] = ()
