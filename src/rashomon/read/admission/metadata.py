"""What an input already states about its text."""

from dataclasses import dataclass

from rashomon.read.admission.dates import stated_date
from rashomon.read.admission.strings import address, field, field_list, identity


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
    def admitted(
        cls,
        *,
        id: object = None,  # noqa: A002  the field's own name
        title: object = None,
        url: object = None,
        publisher: object = None,
        published: object = None,
        updated: object = None,
        language: object = None,
        bylines: object = None,
    ) -> "StatedMetadata":
        """The fields as any format gives them, of whatever type; one that is not what it should be counts as absent."""
        return cls(
            id=identity(id),
            title=field(title),
            url=address(url),
            publisher=field(publisher),
            published=stated_date(published).value,
            updated=stated_date(updated).value,
            language=field(language),
            bylines=field_list(bylines),
        )
