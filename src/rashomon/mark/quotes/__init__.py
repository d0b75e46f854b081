"""Quotations: who said what to whom, in whose words, and by whose account."""

from rashomon.mark.parse import Parsed
from rashomon.model import Mention, Quote


def find_quotes(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Quote, ...]:
    """The quotations of an article, direct, mixed and indirect, in the order of their first content span."""
    del parsed, mentions
    return ()
