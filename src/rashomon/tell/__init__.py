"""Tell: a dossier as a page, as text, as JSON; marks as tables."""

from collections.abc import Iterator

from rashomon.model import Dossier
from rashomon.tell.bounds import BYTES_IN_ONE_FILE, INDEX, STORIES_IN_ONE_FILE
from rashomon.tell.formats import DOSSIERS, TABLES, Format, UnknownFormatError, format_named
from rashomon.tell.version import VERSION

__all__ = [
    "BYTES_IN_ONE_FILE",
    "DOSSIERS",
    "INDEX",
    "STORIES_IN_ONE_FILE",
    "TABLES",
    "VERSION",
    "Format",
    "UnknownFormatError",
    "format_named",
    "tell",
    "to_site",
]


def tell(dossier: Dossier, form: str = "html") -> str:
    """The dossier in one of the formats for ``DOSSIERS``, as the text of one file.

    Raises ``UnknownFormatError`` for any other.
    """
    return "".join(format_named(form, DOSSIERS).write(dossier))


def to_site(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """The pages of a folder one by one, each with the name of its file; the index comes last."""
    from rashomon.tell.site import to_site as pages  # noqa: PLC0415  who tells no folder needs no templates

    return pages(dossier)
