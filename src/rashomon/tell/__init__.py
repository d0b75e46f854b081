"""Tell: a dossier as a page, as text, as JSON."""

from rashomon.model import Dossier, encode
from rashomon.tell.markdown import to_markdown
from rashomon.tell.page import to_html

FORMATS = ("html", "md", "json")

__all__ = ["FORMATS", "tell"]


def tell(dossier: Dossier, form: str) -> str:
    """The dossier in one of ``FORMATS``, as the text of one file; ``ValueError`` for any other form."""
    if form == "html":
        return to_html(dossier)
    if form == "md":
        return to_markdown(dossier)
    if form == "json":
        return encode(dossier) + "\n"
    message = f"no such format: {form!r} (there are {', '.join(FORMATS)})"
    raise ValueError(message)
