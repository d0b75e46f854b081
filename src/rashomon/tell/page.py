"""The dossier as one HTML file: everything inline, nothing fetched, nothing that needs a script."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from rashomon.model import Dossier
from rashomon.tell.layout import lay_out

_CONTROLS = {code: "\ufffd" for code in range(0x20) if chr(code) not in "\t\n\x0c\r"} | {0x7F: "\ufffd"}


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
    """The dossier as a page; control characters, which HTML forbids, are shown as U+FFFD one for one."""
    page = environment().get_template("dossier.html").render(page=lay_out(dossier))
    return page.translate(_CONTROLS).encode("utf-8", "replace").decode("utf-8")
