"""Markup in fields: the words of a title, the paragraphs of a body."""

import html
import re
from collections.abc import Iterator

from lxml import etree

from rashomon.read.admission import clean

_BLOCKS = ("p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "figcaption", "article", "section")
_LEFT_OUT = ("script", "style", "figure", "iframe", "form", "noscript", "template", "nav", "aside", "video", "audio")
"""Elements whose words are none of the story's."""
_TAG = re.compile(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]{0,2000})?/?>")
_STRUCTURE = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|article|section|figure|span)\b[^<>]{0,2000}>", re.IGNORECASE
)
_WHOLE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});")
_DEEPEST = 3
"""How often markup may be escaped: a feed inside a feed inside a feed."""


def plain_words(value: object) -> object:
    """A field that is one line of words, without entities and tags, however often it was escaped.

    >>> plain_words("Ogle &amp;amp; Sons <i>win</i>"), plain_words("a < b"), plain_words(7)
    ('Ogle & Sons win', 'a < b', 7)
    """
    if not isinstance(value, str):
        return value
    for _ in range(_DEEPEST):
        if "<" in value:
            value = _TAG.sub("", value)
        if "&" not in value or not _ENTITY.search(value):
            break
        value = html.unescape(value)
    return " ".join(_TAG.sub("", value).split()) if "<" in value else " ".join(value.split())


def is_page(text: str) -> bool:
    """Whether a text is a whole page in HTML."""
    return _WHOLE.search(text[:2000]) is not None


def holds_markup(text: str) -> bool:
    """Whether a text is a piece of a page in HTML, escaped or not, or plain words with entities left in them.

    >>> holds_markup("<p>One.</p><p>Two.</p>"), holds_markup("a < b, and &quot;c&quot;"), holds_markup("a < b & c")
    (True, True, False)
    """
    return _STRUCTURE.search(text) is not None or _ENTITY.search(text) is not None


def markup_text(markup: object) -> str:
    """The words of a piece of markup, one paragraph a block, parted by blank lines; none where it is no string."""
    if not isinstance(markup, str) or not markup.strip():
        return ""
    for _ in range(_DEEPEST):
        if _STRUCTURE.search(markup) or not _STRUCTURE.search(html.unescape(html.unescape(markup))):
            break
        markup = html.unescape(markup)
    if not _STRUCTURE.search(markup) and "\n" in markup:
        return clean(html.unescape(_TAG.sub("", markup)))  # paragraphs in lines
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True)
    tree = etree.fromstring(f"<div>{clean(markup)}</div>", parser)
    lines = (" ".join(part.split()) for part in re.split(r"\n\s*\n", "".join(_parts(tree))))
    return clean("\n\n".join(_unescaped(line) for line in lines if line))


def _unescaped(line: str) -> str:
    return html.unescape(line) if _ENTITY.search(line) else line


def _parts(tree: etree._Element | None) -> Iterator[str]:
    """The text of a tree, with a blank line where a block begins and ends, or a line breaks."""
    out = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")) if tree is not None else ():
        is_block, left_out = element.tag in _BLOCKS, element.tag in _LEFT_OUT
        if event == "end":
            out -= left_out
            tail = element.tail or ""
            yield ("\n\n" if is_block or left_out else "") + ("" if out else tail)
        else:
            out += left_out
            yield "" if out else ("\n\n" if is_block and element.tag != "br" else "") + (element.text or "")
