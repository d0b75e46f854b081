"""Records: one report (or one marked article) as a JSON object, under the field names that common tools write."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from rashomon.model import Article, Failure, MarkedArticle
from rashomon.read.admission import NotJsonError, StatedMetadata, field, is_whole, parse_json
from rashomon.read.given import given, holds_markup, is_page, markup_text, moment, with_given
from rashomon.read.pages import read_page
from rashomon.read.raw import Raw
from rashomon.read.text import article_from_text
from rashomon.read.verbatim import verbatim_article

# Field names of Rashomon, trafilatura, news-please, fundus, WordPress and news interfaces, the surest first.
TEXT = (
    "text", "maintext", "plaintext", "bodyText",
    "body", "content", "body_text", "raw_text", "articleBody", "content_text",
    "content_html", "body_html", "html", "rendered",
)  # fmt: skip
TITLE = ("title", "headline", "webTitle", "title_page", "title_rss", "name")
ADDRESS = ("url", "source", "link", "canonical_url", "webUrl", "permalink")
PUBLISHER = ("publisher", "sitename", "site_name", "source-hostname", "hostname", "source_domain", "source", "outlet")
PUBLISHED = (
    "published", "date_publish", "publishing_date", "date_published", "datePublished", "publishedAt", "published_at",
    "publish_date", "published_date", "pub_date", "pubDate", "date_gmt", "publication_date", "webPublicationDate",
    "date", "created_at",
)  # fmt: skip
UPDATED = (
    "updated", "date_modify", "date_modified", "dateModified", "modified_gmt", "modified", "updatedAt", "updated_at",
    "last_modified",
)  # fmt: skip
ENVELOPES = ("fields", "attributes", "_source", "article")
"""Fields in which news interfaces and stores put those of the report itself."""
BYLINES = ("bylines", "authors", "author", "byline", "creator")
LANGUAGE = ("language", "lang")


def read_record(raw: Raw, *, verbatim: bool) -> Article | Failure:
    """The article in one JSON object; what ``rashomon read`` and ``mark`` write comes back as it is."""
    try:
        fields = parse_json(raw.data)
    except NotJsonError as error:
        return Failure(raw.source, str(error), "give one JSON object a line")
    if not isinstance(fields, dict):
        return Failure(raw.source, "the line is no JSON object", 'give objects with "text"')
    return article_from_fields(raw.source, fields, verbatim=verbatim)


def article_from_fields(source: str, fields: dict[str, Any], *, verbatim: bool) -> Article | Failure:
    """The article in the fields of a record."""
    if "mentions" in fields and "events" in fields:
        try:
            return msgspec.convert(fields, MarkedArticle)
        except msgspec.ValidationError as error:
            return Failure(source, f"not a marked article ({error})", "give the output of rashomon mark as it is")
    if (before := _read_before(fields)) is not None:
        return before
    fields = _opened(fields)
    text = _given(fields)
    if text is None:
        return Failure(source, 'no "text"', 'give every record a "text"')
    stated = _stated(fields)
    if verbatim:
        article = verbatim_article(source, text, known=stated)
    elif is_page(text):
        found = read_page(Raw(source, "html", text.encode("utf-8", "replace"), stated.url, "text/html; charset=utf-8"))
        article = found if isinstance(found, Failure) else with_given(found, stated)
    else:
        words = markup_text(text) if holds_markup(text) else text
        article = article_from_text(source, words, known=stated)
    before_it = fields.get("published")
    if isinstance(article, Article) and isinstance(before_it, dict) and before_it.get("from") == "inferred":
        return msgspec.structs.replace(article, published=msgspec.structs.replace(article.published, origin="inferred"))
    return article


def _stated(fields: dict[str, Any]) -> StatedMetadata:
    """What the fields of a record state of its text."""
    return given(
        id=fields.get("id"),
        title=_first(fields, TITLE),
        url=next((u for name in ADDRESS if (u := field(fields.get(name))) and u.startswith("http")), None),
        publisher=_publisher(fields),
        published=_date(fields, PUBLISHED),
        updated=_date(fields, UPDATED),
        language=_first(fields, LANGUAGE),
        bylines=next((fields[name] for name in BYLINES if fields.get(name)), ()),
    )


def given_text(data: bytes) -> str | None:
    """The text that a line of JSON gives; None where it is no record with a text."""
    try:
        fields = parse_json(data)
    except NotJsonError:
        return None
    return _given(fields) if isinstance(fields, dict) else None


def _given(fields: dict[str, Any]) -> str | None:
    return next(filter(None, (_text(fields.get(name)) for name in TEXT)), None)


def _opened(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record, with those that one of ``ENVELOPES`` holds where it has no text itself."""
    if _given(fields) is not None:
        return fields
    inner = next((fields[name] for name in ENVELOPES if isinstance(fields.get(name), dict)), None)
    return {**fields, **inner} if inner else fields


def held_records(content: object, depth: int = 2) -> list[object]:
    """The records in an answer of a news interface: the list under one of its fields of which most give a text.

    >>> held_records({"status": "ok", "articles": [{"title": "Pier closed", "content": "The pier is closed."}]})
    [{'title': 'Pier closed', 'content': 'The pier is closed.'}]
    >>> held_records({"text": "The pier is closed.", "comments": [{"text": "At last."}]})
    []
    """
    if not isinstance(content, dict) or _given(content) is not None:
        return []
    for value in content.values():
        if isinstance(value, list):
            records = [one for one in value if isinstance(one, dict)]
            opened = map(_opened, records)
            if 2 * sum(_given(one) is not None and _first(one, TITLE) is not None for one in opened) > len(value):
                return value
        elif depth > 1 and (found := held_records(value, depth - 1)):
            return found
    return []


def _read_before(fields: dict[str, Any]) -> Article | None:
    """The article that ``rashomon read`` wrote, with its grounds and offsets; None where it is none, or was changed."""
    published = fields.get("published")
    if not (isinstance(published, dict) and "from" in published and isinstance(fields.get("lines"), list)):
        return None
    try:
        article = msgspec.convert(fields, Article)
    except msgspec.ValidationError:
        return None
    return article if is_whole(article) else None


def _first(fields: dict[str, Any], names: Iterable[str]) -> str | None:
    """The first of the fields that holds words, itself or under "rendered"."""
    values = (fields.get(name) for name in names)
    return next((words for v in values if (words := field(v.get("rendered") if isinstance(v, dict) else v))), None)


def _publisher(fields: dict[str, Any]) -> str | None:
    """The name of the publisher: a string that is no address, or an object with a name."""
    for name in PUBLISHER:
        value = fields.get(name)
        words = field(value.get("name") if isinstance(value, dict) else value)
        if words and "://" not in words:
            return words
    return None


def _date(fields: dict[str, Any], names: Iterable[str]) -> str | None:
    """The first of the fields that holds a date; those that end on "gmt" are in that zone."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, dict):  # the output of rashomon read
            value = value.get("value")
        if date := moment(value):
            return f"{date}+00:00" if name.endswith("_gmt") and len(date) in _ZONELESS else date
    return None


_ZONELESS = (16, 19)
"""The lengths of a date with a clock to the minute or second, and no zone."""


def _text(value: object) -> str | None:
    """The text of a field: a string, paragraphs, or the summary, sections and paragraphs that fundus writes."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, list):
        paragraphs = [words for words in value if isinstance(words, str) and words.strip()]
        return "\n\n".join(paragraphs) if len(paragraphs) == len(value) else None
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("rendered"), str):
        return _text(value["rendered"])
    sections = [value, *(part for part in _list(value.get("sections")) if isinstance(part, dict))]
    return "\n\n".join(words for section in sections for words in _paragraphs(section)) or None


def _paragraphs(section: dict[str, Any]) -> Iterator[str]:
    for key in ("summary", "headline", "paragraphs"):
        yield from (words for words in _list(section.get(key)) if isinstance(words, str))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
