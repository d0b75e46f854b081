"""Quotations: who said what to whom, in whose words, and by whose account."""

from rashomon.mark.parse import Parsed
from rashomon.mark.quotes.extract import find_attributions
from rashomon.mark.quotes.frame import build_frame
from rashomon.mark.quotes.records import to_quote
from rashomon.mark.reference import resolve
from rashomon.model import Mention, Quote

__all__ = ["find_quotes"]


def find_quotes(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Quote, ...]:
    """The quotations of an article, direct, mixed and indirect, in the order of their first content span."""
    if not len(parsed.doc):
        return ()
    frame = build_frame(parsed.doc)
    resolution = resolve(parsed, mentions)
    quotes = (to_quote(parsed, frame, resolution, attribution) for attribution in find_attributions(frame))
    return tuple({quote.id: quote for quote in quotes}.values())
