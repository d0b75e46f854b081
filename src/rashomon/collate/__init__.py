"""Collate: many marked articles, set side by side. Takes ``MarkedArticle`` records, gives ``Story`` records."""

from collections.abc import Iterable

from rashomon.collate.account import tell_story
from rashomon.collate.copies import find_copies
from rashomon.collate.stories import group_stories
from rashomon.model import MarkedArticle, Story

VERSION = "1"

__all__ = ["VERSION", "collate"]


def collate(articles: Iterable[MarkedArticle]) -> tuple[Story, ...]:
    """The stories that the articles tell, the largest first; the order of the articles never matters."""
    batch = sorted(articles, key=lambda article: article.id)
    copies = find_copies(batch)
    groups = group_stories(batch, copies)
    stories = [tell_story(group, copies) for group in groups]
    return tuple(sorted(stories, key=lambda story: (-len(story.articles), story.story)))
