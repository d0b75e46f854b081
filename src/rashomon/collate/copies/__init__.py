"""Copies: which articles took text from which, passage by passage, and in what direction."""

from collections.abc import Sequence

from rashomon.model import Copy, MarkedArticle


def find_copies(articles: Sequence[MarkedArticle]) -> tuple[Copy, ...]:
    """The copies among the articles, ordered by their ids."""
    del articles
    return ()


def find_origins(ids: Sequence[str], copies: Sequence[Copy]) -> tuple[tuple[str, ...], ...]:
    """The articles ``ids`` parted into groups that descend from one report, each group with its origin first."""
    del copies
    return tuple((i,) for i in ids)
