"""Quotations: who said what to whom, in whose words, and by whose account."""

from rashomon.mark.parse import Parsed
from rashomon.mark.quotes.extract import find_attributions
from rashomon.mark.quotes.frame import build_frame
from rashomon.mark.quotes.records import to_quotes
from rashomon.mark.reference import Resolution
from rashomon.model import Quote

__all__ = ["find_quotes"]


def find_quotes(parsed: Parsed, resolution: Resolution) -> tuple[Quote, ...]:
    """The quotations of an article, direct, mixed and indirect, in the order of their first content span.

    ``content`` spans exclude the outer quotation marks; ``speaker.spans`` are the words of the local mention (a
    pronoun stays a pronoun), ``speaker.name`` is the fullest name that the article gives the same one.
    """
    if not len(parsed.doc):
        return ()
    frame = build_frame(parsed.doc)
    return to_quotes(parsed, frame, resolution, find_attributions(frame))
