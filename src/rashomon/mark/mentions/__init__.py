"""Mentions: names, titles and descriptions of actors and places, short names linked to full ones."""

from rashomon.mark.parse import Parsed
from rashomon.model import Mention


def find_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """The mentions of an article, in text order."""
    del parsed
    return ()
