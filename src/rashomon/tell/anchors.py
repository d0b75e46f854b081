"""Anchors: the names by which a line of the dossier and a stretch of a report are linked to."""

import re
from collections.abc import Iterable

from rashomon.model import Span, content_id

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def slug(name: str) -> str:
    """``name`` as an HTML id that needs no escaping anywhere; what has to be changed is told apart by a hash.

    >>> slug("a-5f0c2a9e31b4")
    'a-5f0c2a9e31b4'
    """
    safe = _UNSAFE.sub("-", name)
    if safe == name and name[:1].isalpha():
        return name
    return f"{content_id('x', name)}-{safe}"[:60]


def span_anchor(article: str, span: Span) -> str:
    """The anchor of a stretch of a report: ``a-5f0c2a9e31b4-120-180``."""
    return f"{slug(article)}-{span.start}-{span.end}"


def caption_anchor(article: str, raw: Span) -> str:
    """The anchor of a caption, by its place in the raw input: ``a-5f0c2a9e31b4-caption-90-140``."""
    return f"{slug(article)}-caption-{raw.start}-{raw.end}"


def unique_anchors(names: Iterable[str]) -> tuple[str, ...]:
    """An anchor for each name, in order; a name that comes again is numbered.

    >>> unique_anchors(["f-1", "f-2", "f-1"])
    ('f-1', 'f-2', 'f-1-again-2')
    """
    seen: dict[str, int] = {}
    anchors = []
    for name in names:
        anchor = slug(name)
        seen[anchor] = seen.get(anchor, 0) + 1
        anchors.append(anchor if seen[anchor] == 1 else f"{anchor}-again-{seen[anchor]}")
    return tuple(anchors)
