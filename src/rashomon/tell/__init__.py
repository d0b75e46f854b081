"""Tell: a dossier as a page, as text, as JSON."""

from rashomon.model import Dossier, encode

FORMATS = ("html", "md", "json")


def tell(dossier: Dossier, form: str) -> str:
    """The dossier in one of ``FORMATS``, as the text of one file."""
    if form == "json":
        return encode(dossier) + "\n"
    raise ValueError(form)
