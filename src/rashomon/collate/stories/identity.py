"""Identity: ids of stories that survive later articles, joins and splits."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rashomon.model import MarkedArticle, Story, content_id


def story_id(articles: Sequence[MarkedArticle]) -> str:
    """The id of a story: that of its founding article, the first to be published (then the smallest id).

    Later articles do not change it; where two stories are joined, the one that was founded first gives the id, and
    ``with_forwards`` makes the other one lead there.
    """
    return _founded_by(founder(articles).id)


def founder(articles: Iterable[MarkedArticle]) -> MarkedArticle:
    """The first article to be published; one without a date counts as later than any with a date."""
    return min(
        articles, key=lambda article: (article.published.value is None, article.published.value or "", article.id)
    )


def with_forwards(stories: Sequence[Story], earlier: Sequence[Story]) -> tuple[Story, ...]:
    """The ``stories`` of a batch, each with the older ids that now lead to it, sorted.

    ``earlier`` are the stories of a batch before, as this function gave them: every id that they had or led on leads
    to one story, as long as any of its articles is left. That is the story with its founding article, so that after a
    split an id goes on in one part; where that article is gone, the story with most of its articles.
    """
    home = {_founded_by(article): story.story for story in stories for article in story.articles}
    place = {article: story.story for story in stories for article in story.articles}
    leads: dict[str, set[str]] = {story.story: set(story.forwards) for story in stories}
    for old in earlier:
        kept = Counter(place[article] for article in old.articles if article in place)
        rest = min(kept, key=lambda story: (-kept[story], story), default=None)
        for name in (old.story, *old.forwards):
            now = home.get(name, rest)
            if now is not None and name not in leads:
                leads[now].add(name)
    return tuple(msgspec.structs.replace(story, forwards=tuple(sorted(leads[story.story]))) for story in stories)


def story_of(name: str, stories: Iterable[Story]) -> Story | None:
    """The story that has the id ``name``, or that it leads to; None where there is none."""
    return next(_leading(name, tuple(stories)), None)


def _leading(name: str, stories: Sequence[Story]) -> Iterator[Story]:
    yield from (story for story in stories if story.story == name)
    yield from (story for story in stories if name in story.forwards)


def _founded_by(article: str) -> str:
    return content_id("s", article)
