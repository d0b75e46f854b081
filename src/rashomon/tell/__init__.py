"""Tell: a dossier as a page, as text, as JSON; marks as tables."""

from rashomon.model import Dossier
from rashomon.tell.formats import DOSSIERS, TABLES, Format, format_named
from rashomon.tell.version import VERSION

__all__ = ["DOSSIERS", "TABLES", "VERSION", "Format", "format_named", "tell"]


def tell(dossier: Dossier, form: str = "html") -> str:
    """The dossier in one of the formats for ``DOSSIERS``, as the text of one file; ``ValueError`` for any other."""
    return "".join(format_named(form, DOSSIERS).write(dossier))
