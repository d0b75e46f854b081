"""Events: who did what to whom in PLOVER types and CAMEO codes, and whether it really happened."""

from rashomon.mark.parse import Parsed
from rashomon.model import Event, Mention, Quote, TimeExpression


def find_events(
    parsed: Parsed, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...], quotes: tuple[Quote, ...]
) -> tuple[Event, ...]:
    """The events of an article, in text order."""
    del parsed, mentions, times, quotes
    return ()
