"""The account of one story: everything its articles say together."""

from collections.abc import Sequence

from rashomon.collate.copies import find_origins
from rashomon.model import Copy, MarkedArticle, Story, content_id


def tell_story(articles: Sequence[MarkedArticle], copies: Sequence[Copy]) -> Story:
    """The story that ``articles`` tell; ``copies`` may name other articles too."""
    ids = tuple(sorted(article.id for article in articles))
    inside = tuple(copy for copy in copies if copy.target in ids)
    return Story(
        story=content_id("s", ids[0]),
        title=next((article.title for article in articles if article.title), ids[0]),
        articles=ids,
        origins=find_origins(ids, inside),
        copies=inside,
    )
