"""Read: whatever a person has of a report becomes an ``Article``, or a ``Failure`` that says why not."""

from collections.abc import Iterable, Iterator

from rashomon.model import Article, Failure
from rashomon.read.pages import read_page
from rashomon.read.records import read_records
from rashomon.read.sources import Raw, open_sources
from rashomon.read.text import read_text

VERSION = "1"

__all__ = ["VERSION", "read"]


def read(paths: Iterable[str], *, verbatim: bool = False) -> Iterator[Article | Failure]:
    """The articles behind ``paths`` (files, folders, ``-`` for standard input), in the order they are given.

    With ``verbatim`` the text of a record or text file is taken as the body as it stands. A bad input gives a
    ``Failure`` and the rest goes on.
    """
    for raw in open_sources(paths):
        if isinstance(raw, Failure):
            yield raw
        else:
            yield from _read_one(raw, verbatim=verbatim)


def _read_one(raw: Raw, *, verbatim: bool) -> Iterator[Article | Failure]:
    if raw.kind == "jsonl":
        yield from read_records(raw, verbatim=verbatim)
    elif raw.kind == "html":
        yield read_page(raw)
    else:
        yield read_text(raw, verbatim=verbatim)
