"""Copies: which articles took text from which, passage by passage, and in what direction."""

from rashomon.collate.copies.detection import find_copies
from rashomon.collate.copies.direction import published_between
from rashomon.collate.copies.explain import explain_copies
from rashomon.collate.copies.origins import Passages, agency_of, find_origins, origin_of, passages_into

__all__ = [
    "Passages",
    "agency_of",
    "explain_copies",
    "find_copies",
    "find_origins",
    "origin_of",
    "passages_into",
    "published_between",
]
