"""Datelines: the place, day and agency with which a report opens."""

from dataclasses import dataclass

from rashomon.model import Span
from rashomon.read.credits.agencies import Credit


@dataclass(frozen=True, slots=True)
class Dateline:
    """How a first paragraph opens: "BEIJING, June 18 (Reuters) - ".

    ``span`` covers the whole dateline with its dash or colon, ``place_span`` and ``day_span`` their own words. ``day``
    is the words of the date as they stand ("June 18"), for the caller to resolve.
    """

    span: Span
    place: str | None = None
    place_span: Span | None = None
    day: str | None = None
    day_span: Span | None = None
    agencies: tuple[Credit, ...] = ()


def dateline(paragraph: str, offset: int = 0) -> Dateline | None:
    """The dateline at the head of ``paragraph``, None if it has none; spans are code points plus ``offset``."""
    del paragraph, offset
    return None
