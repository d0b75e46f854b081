"""The dossier as one HTML file: everything inline, nothing fetched, nothing that needs a script."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from rashomon.model import Dossier, shown
from rashomon.tell import phrases
from rashomon.tell.compiled import Compiled
from rashomon.tell.layout import lay_out
from rashomon.tell.version import MADE_BY
from rashomon.tell.view import DossierPage, IndexEntry

_LIT = "background: var(--target); color: var(--target-ink); box-shadow: 0 0 0 .15em var(--target);"
_PAIRED_AT_MOST = 60  # reports among which two are chosen to stand side by side


@cache
def environment() -> Environment:
    """The templates, every expression escaped; an unknown name is an error."""
    loader = PackageLoader("rashomon.tell", "templates")
    return Environment(
        loader=loader,
        bytecode_cache=Compiled(Path(__file__).with_name("templates")),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def to_html(dossier: Dossier) -> str:
    """The dossier as a page; controls, and marks that would turn the direction of what follows, are not obeyed."""
    return page_html(lay_out(dossier))


def page_html(page: DossierPage, home: str = "") -> str:
    """A laid out dossier as a page; ``home`` is the address of the index that it belongs to, if it does."""
    style = _style(page)
    template = environment().get_template("dossier.html")
    words = phrases.SHAPE_WORDS
    return shown(
        template.render(page=page, home=home, made_by=MADE_BY, style=style, style_hash=_hash(style), shape_words=words)
    )


def index_html(title: str, entries: tuple[IndexEntry, ...]) -> str:
    """The page from which a folder of dossiers is entered."""
    style = _sheet()
    template = environment().get_template("index.html")
    return shown(template.render(title=title, entries=entries, made_by=MADE_BY, style=style, style_hash=_hash(style)))


def _hash(style: str) -> str:
    """By which the content security policy of a page knows its own style sheet, and no other."""
    return f"sha256-{b64encode(sha256(style.encode('utf-8')).digest()).decode('ascii')}"


@cache
def _sheet() -> str:
    return environment().get_template("style.css").render()


def _style(page: DossierPage) -> str:
    """The style sheet, with what this page needs of its own: marks lit in several pieces, reports side by side."""
    pages = [report for story in page.stories for report in story.reports]
    lit = [
        f':root:has(#{anchor}:target) :is([data-of="{anchor}"], [data-of="{anchor}"] mark) {{ {_LIT} }}'
        for report in pages
        for anchor in report.broken_anchors
    ]
    most = max((len(story.reports) for story in page.stories if len(story.reports) <= _PAIRED_AT_MOST), default=0)
    paired = [
        f".story .reports:has(.{side}{n}:checked) .report.r{n} {{ display: block; grid-area: 1 / {column}; }}"
        for n in range(1, most + 1)
        for column, side in enumerate(("left", "right"), 1)
    ]
    return "\n".join((_sheet(), *lit, *paired))
