"""Ids are derived from content, so that a link still works after the next run."""

from hashlib import blake2b


def content_id(prefix: str, *parts: object) -> str:
    """A short stable id of ``parts`` (joined by their ``str``), such as ``q-5f0c2a9e31b4``.

    Twelve hex digits: among a million records a clash has a chance of one in 560.
    """
    digest = blake2b("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"), digest_size=6)
    return f"{prefix}-{digest.hexdigest()}"


def article_id(title: str | None, publisher: str | None, published: str | None, text: str) -> str:
    """The id of an article: a hash of what it says and who published it, not of where the file lies."""
    return content_id("a", title or "", publisher or "", published or "", text)
