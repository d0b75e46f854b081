"""Records: one report (or one marked article) as a JSON object, under the field names that common tools write."""

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from rashomon.model import Article, Failure, MarkedArticle
from rashomon.read.decode import decode
from rashomon.read.raw import Raw
from rashomon.read.stated import stated_date
from rashomon.read.text import Known, article_from_text
from rashomon.read.verbatim import verbatim_article

# Field names of Rashomon, trafilatura, news-please and fundus, the surest first.
TEXT = ("text", "maintext", "plaintext", "body", "content", "body_text", "raw_text")
TITLE = ("title", "headline", "title_page", "title_rss")
ADDRESS = ("url", "source", "link", "canonical_url")
PUBLISHER = ("publisher", "sitename", "source-hostname", "hostname", "source_domain")
PUBLISHED = ("published", "date_publish", "publishing_date", "date_published", "date")
BYLINES = ("bylines", "authors", "author")
LANGUAGE = ("language", "lang")


def read_record(raw: Raw, *, verbatim: bool) -> Article | Failure:
    """The article in one JSON object; what ``rashomon read`` and ``mark`` write comes back as it is."""
    try:
        fields = json.loads(decode(raw.data))
    except (ValueError, RecursionError) as error:
        return Failure(raw.source, f"not a line of JSON ({_brief(error)})", "give one JSON object a line")
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
    text = _given(fields)
    if text is None:
        return Failure(source, 'no "text"', 'give every record a "text"')
    known = Known(
        id=_string(fields, ("id",)),
        title=_string(fields, TITLE),
        url=next((u for u in (_string(fields, (n,)) for n in ADDRESS) if u and u.startswith("http")), None),
        publisher=_publisher(fields),
        published=_published(fields),
        language=_string(fields, LANGUAGE),
        bylines=_names(next((fields[name] for name in BYLINES if fields.get(name)), ())),
    )
    article = verbatim_article(source, text, known=known) if verbatim else article_from_text(source, text, known=known)
    stated = fields.get("published")
    if isinstance(article, Article) and isinstance(stated, dict) and stated.get("from") == "inferred":
        return msgspec.structs.replace(article, published=msgspec.structs.replace(article.published, origin="inferred"))
    return article


def given_text(data: bytes) -> str | None:
    """The text that a line of JSON gives; None where it is no record with a text."""
    try:
        fields = json.loads(decode(data))
    except (ValueError, RecursionError):
        return None
    return _given(fields) if isinstance(fields, dict) else None


def _given(fields: dict[str, Any]) -> str | None:
    return next(filter(None, (_text(fields.get(name)) for name in TEXT)), None)


def _read_before(fields: dict[str, Any]) -> Article | None:
    """The article that ``rashomon read`` wrote, with its grounds and offsets; None where it is none, or was changed."""
    published = fields.get("published")
    if not (isinstance(published, dict) and "from" in published and isinstance(fields.get("lines"), list)):
        return None
    try:
        article = msgspec.convert(fields, Article)
    except msgspec.ValidationError:
        return None
    whole = all(run.start + run.length <= len(article.text) for run in article.offsets[-1:])
    return article if article.text.strip() and whole else None


def _string(fields: dict[str, Any], names: Iterable[str]) -> str | None:
    found = (fields.get(name) for name in names)
    return next((value.strip() for value in found if isinstance(value, str) and value.strip()), None)


def _publisher(fields: dict[str, Any]) -> str | None:
    value = fields.get("publisher")
    return _string(value, ("name",)) if isinstance(value, dict) else _string(fields, PUBLISHER)


def _published(fields: dict[str, Any]) -> str | None:
    for name in PUBLISHED:
        value = fields.get(name)
        if isinstance(value, dict):  # the output of rashomon read
            value = value.get("value")
        if date := stated_date(value).value:
            return date
    return None


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(name.strip() for name in value.split(";") if name.strip())
    if not isinstance(value, list | tuple):
        return ()
    names = (item.get("name") if isinstance(item, dict) else item for item in value)
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())


def _text(value: object) -> str | None:
    """The text of a field: a string, or the summary, sections and paragraphs that fundus writes."""
    if isinstance(value, str):
        return value if value.strip() else None
    if not isinstance(value, dict):
        return None
    sections = [value, *(s for s in value.get("sections") or [] if isinstance(s, dict))]
    parts = [line for s in sections for key in ("summary", "headline", "paragraphs") for line in s.get(key) or []]
    return "\n\n".join(part for part in parts if isinstance(part, str)) or None


def _brief(error: Exception) -> str:
    return str(error)[:80]
