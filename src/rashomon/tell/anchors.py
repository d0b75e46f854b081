"""Anchors: the names by which a line of the dossier and a stretch of a report are linked to.

Reports bear the ids that Rashomon gives (``a-`` and twelve hex digits) or any that their records chose. What a record
chose is never an anchor as it stands: it could be that of a fact, of a section, or of another report's third sentence.
"""

import re
from collections.abc import Iterable

from rashomon.model import Span, content_id

_OF_ARTICLE = re.compile(r"a-[0-9a-f]{12}")
_OF_LINE = re.compile(r"(?!a-|line-)[a-z]{1,4}-[0-9a-f]{12}")
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def report_anchor(article: str) -> str:
    """The anchor of a report; what is not as Rashomon gives it is told apart by a hash.

    >>> report_anchor("a-5f0c2a9e31b4"), report_anchor("top")
    ('a-5f0c2a9e31b4', 'report-0769b25177a0-top')
    """
    return article if _OF_ARTICLE.fullmatch(article) else _hashed("report", article)


def line_anchor(record: str) -> str:
    """The anchor of a line of the dossier, by the id of its record: ``f-5f0c2a9e31b4``."""
    return record if _OF_LINE.fullmatch(record) else _hashed("line", record)


def span_anchor(article: str, span: Span) -> str:
    """The anchor of a stretch of a report: ``a-5f0c2a9e31b4-120-180``."""
    return f"{report_anchor(article)}-{span.start}-{span.end}"


def caption_anchor(article: str, raw: Span) -> str:
    """The anchor of a caption, by its place in the raw input: ``a-5f0c2a9e31b4-caption-90-140``."""
    return f"{report_anchor(article)}-caption-{raw.start}-{raw.end}"


def unique_anchors(records: Iterable[str]) -> tuple[str, ...]:
    """An anchor for each id of a record, in order; one that comes again is numbered.

    >>> unique_anchors(["f-5f0c2a9e31b4", "f-5f0c2a9e31b4"])
    ('f-5f0c2a9e31b4', 'f-5f0c2a9e31b4-again-2')
    """
    seen: dict[str, int] = {}
    anchors = []
    for anchor in map(line_anchor, records):
        seen[anchor] = seen.get(anchor, 0) + 1
        anchors.append(anchor if seen[anchor] == 1 else f"{anchor}-again-{seen[anchor]}")
    return tuple(anchors)


def _hashed(kind: str, name: str) -> str:
    return f"{content_id(kind, name)}-{_UNSAFE.sub('-', name)}"[:60]
