"""Time expressions: exact span, TIMEX3 type and value, resolved against the publication date."""

from rashomon.mark.parse import Parsed
from rashomon.model import TimeExpression


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The time expressions of an article, in text order."""
    del parsed
    return ()
