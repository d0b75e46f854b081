"""What an envelope states of what it holds."""

import msgspec

from rashomon.model import Article, Ground, article_id
from rashomon.read.admission import StatedMetadata, stated_date


def with_envelope(article: Article, stated: StatedMetadata) -> Article:
    """The article with the subject, sender and day of its envelope; a day or headline that the text states stays."""
    published = article.published
    if stated.published and published.value is None:
        published = stated_date(stated.published)
    publisher = stated.publisher or article.publisher
    title = article.title or stated.title
    if (title, publisher, published) == (article.title, article.publisher, article.published):
        return article
    grounds = [
        Ground(name, value, "stated by the message's header")
        for name, value, before in (
            ("title", title, article.title),
            ("publisher", publisher, article.publisher),
            ("published", published.value, article.published.value),
        )
        if value and value != before
    ]
    named = {ground.field for ground in grounds}
    return msgspec.structs.replace(
        article,
        id=article_id(title, publisher, published.value, article.text),
        title=title,
        publisher=publisher,
        published=published,
        grounds=(*(ground for ground in article.grounds if ground.field not in named), *grounds),
    )
