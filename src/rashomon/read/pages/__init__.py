"""Web pages: the body, its offsets in the page, and what the page says about itself."""

from rashomon.model import Article, Failure
from rashomon.read.sources import Raw


def read_page(raw: Raw) -> Article | Failure:
    """The article in a web page."""
    return Failure(raw.source, "no article in the page", "give a page of one report")
