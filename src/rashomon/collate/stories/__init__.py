"""Stories: which articles report one course of events."""

from collections.abc import Sequence

from rashomon.model import Copy, MarkedArticle


def group_stories(articles: Sequence[MarkedArticle], copies: Sequence[Copy]) -> tuple[tuple[MarkedArticle, ...], ...]:
    """The articles parted into stories; every article is in exactly one."""
    del copies
    return (tuple(articles),) if articles else ()
