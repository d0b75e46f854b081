"""Direct quotations in a language that is not parsed, by their marks alone."""

from rashomon.model import Article, Quote

__all__ = ["find_unparsed_quotes"]


def find_unparsed_quotes(article: Article) -> tuple[Quote, ...]:
    """The direct quotations of an article that is not parsed, in text order; none yet."""
    del article
    return ()
