"""Grouping: articles into stories."""

from collections.abc import Sequence

import numpy as np

from rashomon.collate.stories.linkage import average_link
from rashomon.collate.stories.neighbours import neighbour_pairs
from rashomon.collate.stories.profiles import profile, shared_entries
from rashomon.model import Copy, MarkedArticle

_SAME_STORY = 0.15


def group_stories(articles: Sequence[MarkedArticle], copies: Sequence[Copy]) -> tuple[tuple[MarkedArticle, ...], ...]:
    """The articles parted into stories, every article in exactly one; the order of the articles never matters."""
    del copies
    batch = sorted(articles, key=lambda article: article.id)
    if not batch:
        return ()
    profiles = profile(batch)
    dates = np.array([article.published.value or "9" for article in batch])
    order = np.argsort(np.lexsort((np.arange(len(batch)), dates)))
    pairs = neighbour_pairs(profiles, order)
    owner, one, other = shared_entries(profiles, pairs)
    scores = np.bincount(owner, weights=profiles.value[one] * profiles.value[other], minlength=len(pairs))
    labels = average_link(len(batch), [tuple(pair) for pair in pairs.tolist()], scores.tolist(), _SAME_STORY)
    stories: dict[int, list[MarkedArticle]] = {}
    for article, label in zip(batch, labels, strict=True):
        stories.setdefault(label, []).append(article)
    return tuple(tuple(story) for story in stories.values())
