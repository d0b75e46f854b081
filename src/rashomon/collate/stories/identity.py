"""Identity: ids of stories that survive later articles, joins and splits."""

from collections.abc import Iterable, Sequence

from rashomon.model import MarkedArticle, content_id


def story_id(articles: Sequence[MarkedArticle]) -> str:
    """The id of a story: that of its founding article, the first to be published (then the smallest id).

    Articles that are added later do not change it; where two stories are joined, the one that was founded first
    gives the id and ``forwards`` names the other.
    """
    return content_id("s", founder(articles).id)


def founder(articles: Iterable[MarkedArticle]) -> MarkedArticle:
    """The first article to be published; one without a date counts as later than any with a date."""
    return min(
        articles, key=lambda article: (article.published.value is None, article.published.value or "", article.id)
    )


def forwards(articles: Sequence[MarkedArticle], earlier: Sequence[Sequence[MarkedArticle]]) -> tuple[str, ...]:
    """The ids of ``earlier`` stories that now lead to the story of ``articles``, without its own id, sorted.

    An earlier story leads to the story that holds its founding article, so that after a split its id goes on in one.
    """
    here = {article.id for article in articles}
    own = story_id(articles)
    old = {story_id(story) for story in earlier if story and founder(story).id in here}
    return tuple(sorted(old - {own}))
