"""Tell: a dossier as a page, as text, as JSON; marks as tables."""

from rashomon.model import Dossier
from rashomon.tell.formats import DOSSIERS, TABLES, Format, UnknownFormatError, format_named
from rashomon.tell.site import BYTES_IN_ONE_FILE, INDEX, STORIES_IN_ONE_FILE, to_site
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
