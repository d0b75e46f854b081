"""The dossier as one HTML file: everything inline, nothing fetched, nothing that needs a script."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from rashomon.model import Dossier, shown
from rashomon.tell.layout import lay_out
from rashomon.tell.version import MADE_BY


@cache
def environment() -> Environment:
    """The templates, every expression escaped; an unknown name is an error."""
    loader = PackageLoader("rashomon.tell", "templates")
    return Environment(
        loader=loader,
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def to_html(dossier: Dossier) -> str:
    """The dossier as a page; controls, and marks that would turn the direction of what follows, are not obeyed."""
    return shown(environment().get_template("dossier.html").render(page=lay_out(dossier), made_by=MADE_BY))
