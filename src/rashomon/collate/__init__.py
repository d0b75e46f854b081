"""Collate: many marked articles, set side by side. Takes ``MarkedArticle`` records, gives ``Story`` records."""

from collections.abc import Iterable, Sequence

from rashomon.collate.account import tell_story
from rashomon.collate.copies import find_copies
from rashomon.collate.corrections import NONE, Corrections, read_corrections
from rashomon.collate.stories import group_stories
from rashomon.collate.stories.explain import explain as explain_pair
from rashomon.collate.timeline import calendars
from rashomon.model import MarkedArticle, Story

VERSION = "1"

__all__ = ["VERSION", "Corrections", "collate", "explain", "read_corrections"]


def collate(articles: Iterable[MarkedArticle], corrections: Corrections = NONE) -> tuple[Story, ...]:
    """The stories that the articles tell, the largest first; the order of the articles never matters.

    ``corrections`` (``read_corrections`` reads them from a file) overrule what the reports alone suggest.
    """
    batch = sorted(articles, key=lambda article: article.id)
    copies = corrections.copies(batch, find_copies(batch))
    groups = corrections.groups(group_stories(batch, copies))
    days = calendars(groups)
    stories = [tell_story(group, copies, corrections, day) for group, day in zip(groups, days, strict=True)]
    return tuple(sorted(stories, key=lambda story: (-len(story.articles), story.story)))


def explain(
    first: str, second: str, articles: Sequence[MarkedArticle], corrections: Corrections = NONE
) -> tuple[str, ...]:
    """Sentences on why two articles (ids) are or are not copies, and are or are not one story.

    Raises ``KeyError`` for an id that is not among ``articles``.
    """
    batch = sorted(articles, key=lambda article: article.id)
    decided = (corrections.verdict(kind, [first], [second]) for kind in ("copy", "story"))
    lines = tuple(decision.line() for decision in decided if decision is not None)
    return lines + explain_pair(first, second, batch, corrections.copies(batch, find_copies(batch)))
