"""The fields that a format gives, as what the input states; and the article of a page with what stood beside it."""

import re
from typing import Unpack

import msgspec

from rashomon.model import Article, Ground, article_id
from rashomon.read.admission import StatedFields, StatedMetadata, stated_date
from rashomon.read.given.markup import plain_words
from rashomon.read.given.moments import moment
from rashomon.read.given.people import people

_DASH = re.compile(r"(?<=\S)\s+[|–—·•:-]\s*$")


def given(**fields: Unpack[StatedFields]) -> StatedMetadata:
    """The fields as any format gives them, titles and names cleared of markup and of one another."""
    names = people(fields.get("bylines"))
    house = plain_words(fields.get("publisher"))
    cleared: StatedFields = {
        "title": _less_house(plain_words(fields.get("title")), house),
        "publisher": house,
        "published": moment(fields.get("published")),
        "updated": moment(fields.get("updated")),
        "bylines": [name for name in names if name != house or len(names) == 1],
    }
    return StatedMetadata.admitted(**{**fields, **cleared})


def _less_house(title: object, house: object) -> object:
    """A title less the name of its outlet behind a dash or bar: "Pier to close - Harbour Post"."""
    if not isinstance(title, str) or not isinstance(house, str) or not house:
        return title
    bare = _DASH.sub("", title.removesuffix(house))
    return bare if bare and len(bare) < len(title) - len(house) else title


def with_given(article: Article, known: StatedMetadata) -> Article:
    """The article of a page that came in a record, with what the record states of it: it is not overruled."""
    published = stated_date(known.published) if known.published else article.published
    updated = stated_date(known.updated) if known.updated else article.updated
    title, publisher = known.title or article.title, known.publisher or article.publisher
    fields = {
        "title": known.title,
        "publisher": known.publisher,
        "published": known.published,
        "updated": known.updated,
    }
    stated = {name for name, value in fields.items() if value}
    stated |= {"bylines"} if known.bylines else set()
    kept = [ground for ground in article.grounds if ground.field not in stated]
    grounds = [Ground(name, value, "stated by the record") for name, value in fields.items() if value]
    grounds += [Ground("bylines", name, "stated by the record") for name in known.bylines]
    return msgspec.structs.replace(
        article,
        id=known.id or article_id(title, publisher, published.value, article.text),
        title=title,
        publisher=publisher,
        published=published,
        updated=updated if updated and updated.value != published.value else None,
        bylines=known.bylines or article.bylines,
        language=known.language or article.language,
        url=known.url or article.url,
        grounds=(*kept, *grounds),
    )
