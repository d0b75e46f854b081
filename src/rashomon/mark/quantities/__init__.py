"""Quantities: numbers with their unit, their bound and what they count."""

from rashomon.mark.parse import Parsed
from rashomon.model import Quantity


def find_quantities(parsed: Parsed) -> tuple[Quantity, ...]:
    """The quantities of an article, in text order."""
    del parsed
    return ()
