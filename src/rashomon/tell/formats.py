"""The formats that Rashomon writes, one entry each: ``--format`` and the names of files given with ``-o`` read it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from rashomon.model import Dossier, MarkedArticle, RashomonError, encode
from rashomon.tell.events_csv import events_csv
from rashomon.tell.version import MADE_BY

Taken = TypeVar("Taken")
Articles = Iterable[MarkedArticle]


class UnknownFormatError(RashomonError, ValueError):
    """There is no format of that name; the message has those that there are."""


@dataclass(frozen=True, slots=True)
class Format(Generic[Taken]):
    """One way to write a thing down: ``name`` is also how its files end, ``says`` what a person reads of it.

    ``write`` yields the text piece by piece.
    """

    name: str
    says: str
    write: Callable[[Taken], Iterator[str]]


def _html(dossier: Dossier) -> Iterator[str]:
    from rashomon.tell.page import to_html  # noqa: PLC0415  who only asks what formats there are needs no templates

    yield to_html(dossier)


def _markdown(dossier: Dossier) -> Iterator[str]:
    from rashomon.tell.markdown import to_markdown  # noqa: PLC0415  as above

    yield to_markdown(dossier)
    yield f"\n<!-- Rashomon, {MADE_BY} -->\n"


def _json(dossier: Dossier) -> Iterator[str]:
    yield encode(dossier) + "\n"


def _json_lines(articles: Articles) -> Iterator[str]:
    return (encode(article) + "\n" for article in articles)


DOSSIERS: tuple[Format[Dossier], ...] = (
    Format("html", "one page that needs nothing else", _html),
    Format("md", "Markdown", _markdown),
    Format("json", "one object with articles and stories", _json),
)
TABLES: tuple[Format[Articles], ...] = (
    Format("jsonl", "an article with its marks a line", _json_lines),
    Format("csv", "a row an event", events_csv),
)


def format_named(name: str, formats: tuple[Format[Taken], ...]) -> Format[Taken]:
    """The format of that name among ``formats``; ``UnknownFormatError`` that names them all for any other."""
    for found in formats:
        if found.name == name:
            return found
    raise UnknownFormatError(f"no such format: {name!r} (there are {', '.join(one.name for one in formats)})")
