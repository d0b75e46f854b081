"""Web pages: the body, its offsets in the page, and what the page says about itself."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from rashomon.model import Article, Failure
from rashomon.read.decode import TooLargeError, decode, gunzip
from rashomon.read.raw import Raw

LARGEST = 8_000_000
"""Code points of the largest page that is read; pages of reports have 30,000 to 1,500,000."""

__all__ = ["LARGEST", "read_page"]


def read_page(raw: Raw) -> Article | Failure:
    """The article in a web page; ``lines``, ``offsets`` and ``grounds`` refer to the page as ``decode`` gives it."""
    try:
        html = decode(gunzip(raw.data, 4 * LARGEST), raw.header)
    except TooLargeError:
        return _too_large(raw.source)
    if len(html) > LARGEST:
        return _too_large(raw.source)
    from rashomon.read.pages.article import article_in  # noqa: PLC0415  where no page is read, none of it is needed

    with _collector_at_rest():
        return article_in(raw.source, html, raw.url)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Spare the collector of cycles a page: its thousands of elements only point upward, so none is ever found.

    Its rounds over them would take a third of the reading.
    """
    runs = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if runs:
            gc.enable()


def _too_large(source: str) -> Failure:
    return Failure(
        source, f"a page of more than {LARGEST // 1_000_000} million characters", "give the page of one report"
    )
