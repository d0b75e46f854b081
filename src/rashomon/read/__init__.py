"""Read: whatever a person has of a report becomes an ``Article``, or a ``Failure`` that says why not."""

from collections.abc import Iterable, Iterator

from rashomon.model import Article, Failure
from rashomon.read.decode import decode
from rashomon.read.pages import read_page
from rashomon.read.raw import Raw
from rashomon.read.records import read_record
from rashomon.read.sources import Reach, open_sources
from rashomon.read.structured import read_json, read_xml
from rashomon.read.text import Known, read_text
from rashomon.read.verbatim import verbatim_article

VERSION = "1"

__all__ = ["VERSION", "read"]


def read(paths: Iterable[str], *, verbatim: bool = False, private: bool = False) -> Iterator[Article | Failure]:
    """The articles behind ``paths`` (files, folders, addresses, ``-``), in the order of their names.

    With ``verbatim`` the text of a record or text file is taken as the body as it stands; ``private`` allows
    addresses of private networks. A bad input gives a ``Failure`` and the rest goes on.
    """
    for raw in open_sources(paths, Reach(private)):
        if isinstance(raw, Failure):
            yield raw
        else:
            yield from _safely(raw, verbatim=verbatim)


def _safely(raw: Raw, *, verbatim: bool) -> Iterator[Article | Failure]:
    try:
        yield from _read_one(raw, verbatim=verbatim)
    except Exception as error:  # noqa: BLE001  one input that breaks a reader must not cost the others
        reason = f"could not be read ({type(error).__name__}: {error})"
        yield Failure(raw.source, reason, "leave it out, and report this line together with the file")


def _read_one(raw: Raw, *, verbatim: bool) -> Iterator[Article | Failure]:
    if raw.kind == "record":
        yield read_record(raw, verbatim=verbatim)
    elif raw.kind == "html":
        yield read_page(raw)
    elif raw.kind == "json":
        yield from read_json(raw, verbatim=verbatim)
    elif raw.kind == "xml":
        yield from read_xml(raw)
    elif verbatim:
        yield verbatim_article(raw.source, decode(raw.data, raw.header), known=Known(url=raw.url))
    else:
        yield read_text(raw, verbatim=False)
