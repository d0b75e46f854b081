"""Factiva: entries that end with "Document NYTF000...", as HTML, RTF or plain text, or as a table of coded fields.

Above the body stand, in this order: section, headline, byline, credit, word count, day, clock, publisher, its code,
edition, page, language, copyright; only the headline, count, day and publisher are always there.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from rashomon.model import Article, Failure
from rashomon.read.databases.blocks import Block
from rashomon.read.databases.entry import Draft, article_of
from rashomon.read.databases.fields import is_day
from rashomon.read.databases.wording import line_is
from rashomon.read.pages.names import opens

PROVIDER = "Factiva"
_CODE = re.compile(r"[A-Z][A-Z0-9]{2,7}")
_HEADLINE = re.compile(r"[a-z]{2}headline|headline|hd")
_ARTICLE = re.compile(r"[a-z]{2}article")
_PARAGRAPH = re.compile(r"articleparagraph")
_FULL_STOP = re.compile(r"[.!?…。！？”\"'’)\]»]\W*$")
_SHORT = 70  # characters of a line that may be a note of the provider


def is_factiva(blocks: Sequence[Block]) -> bool:
    """Whether some block is nothing but the number of a Factiva document, below a word count."""
    numbered = any(line_is("factiva_number", block.text) for block in blocks)
    return numbered and any(line_is("factiva_length", block.text) for block in blocks)


def read_factiva(blocks: Sequence[Block], source: str) -> Iterator[Article | Failure]:
    """The articles of the entries; a ``Failure`` where the last one is cut off."""
    marked = any(_marked(block, _ARTICLE) for block in blocks)
    rows = [block for block in blocks if not marked or _marked(block, _ARTICLE)]
    start = 0
    number = 0
    for end, block in enumerate(rows):
        if line_is("factiva_number", block.text):
            number += 1
            yield article_of(_draft(rows[start : end + 1]), f"{source}:{number}", PROVIDER)
            start = end + 1
    if any(line_is("factiva_length", block.text) for block in rows[start:]):
        yield Failure(f"{source}:{number + 1}", "the last entry is cut off", "export it again")


def _marked(block: Block, pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(mark) for mark in block.marks)


def _draft(blocks: Sequence[Block]) -> Draft:
    if any("index" in block.marks for block in blocks):
        return _coded(blocks)
    count = next((i for i, block in enumerate(blocks) if line_is("factiva_length", block.text)), None)
    draft = Draft()
    if count is None:
        draft.title, draft.body, draft.furniture = list(blocks[:1]), list(blocks[1:-1]), [blocks[-1]]
        return draft
    _above(draft, blocks[:count])
    first = _below(draft, blocks, count)
    _body(draft, blocks[first:])
    return draft


def _above(draft: Draft, head: Sequence[Block]) -> None:
    """What stands above the word count: section, headline, byline, credit."""
    title = [block for block in head if _marked(block, _HEADLINE)]
    authors = [b for b in head if "author" in b.marks or (opens(b.text) and len(b.text) < 150 and b not in title)]
    others = [block for block in head if block not in title and block not in authors]
    if not title and others:
        above = [block for block in others if not authors or head.index(block) < head.index(authors[0])] or others
        title = above[-1:] if len(above) > 1 and len(above[0].text) < 40 else above
    draft.title = title
    draft.byline = authors or [block for block in others if title and head.index(block) > head.index(title[-1])]
    first = head.index(title[0]) if title else 0
    draft.section = [block for block in others if head.index(block) < first and block not in title]
    draft.furniture = [b for b in others if b not in draft.section and b not in draft.byline and b not in title]


def _below(draft: Draft, blocks: Sequence[Block], count: int) -> int:
    """The lines from the word count to the copyright; where the body begins is given back."""
    draft.furniture.append(blocks[count])
    index = count + 1
    steps: list[tuple[str, Callable[[str], bool]]] = [
        ("date", is_day),
        ("clock", lambda text: line_is("factiva_clock", text) is not None),
        ("publisher", lambda text: len(text) < 120),
        ("code", lambda text: _CODE.fullmatch(text) is not None),
        ("edition", lambda text: len(text) < 60 and not _is_notice(text) and not line_is("factiva_page", text)),
        ("page", lambda text: line_is("factiva_page", text) is not None),
        ("language", lambda text: line_is("language_name", text) is not None),
    ]
    for name, fits in steps:
        if index >= len(blocks) or _marked(blocks[index], _PARAGRAPH) or line_is("copyright", blocks[index].text):
            break
        if not fits(blocks[index].text) or (name == "edition" and not _head_goes_on(blocks[index + 1 : index + 4])):
            continue
        _state(draft, name, blocks[index])
        index += 1
    while index < len(blocks) - 1 and _is_notice(blocks[index].text):
        draft.furniture.append(blocks[index])
        index += 1
    return index


def _head_goes_on(blocks: Sequence[Block]) -> bool:
    """Whether a page, language or copyright follows, so that what stands above is no body yet."""
    return any(_is_notice(block.text) for block in blocks)


def _is_notice(text: str) -> bool:
    """Whether a line is the language or the copyright, the last two above a body."""
    return (line_is("language_name", text) or line_is("copyright", text)) is not None


def _state(draft: Draft, name: str, block: Block) -> None:
    if name in {"date", "clock"}:
        draft.date.append(block)
    elif name == "publisher":
        draft.publisher = block
    elif name == "page":
        draft.page = block
    elif name == "edition":
        draft.edition = block
    else:
        draft.furniture.append(block)


def _body(draft: Draft, blocks: Sequence[Block]) -> None:
    """The paragraphs, without captions, copyright and what the provider notes right above the number."""
    paragraphs = any(_marked(block, _PARAGRAPH) for block in blocks)
    last = len(blocks) - 1
    while not paragraphs and last > 1 and _is_note(blocks[last - 1].text):
        last -= 1
    written = [index for index in range(last) if not paragraphs or _marked(blocks[index], _PARAGRAPH)]
    final = written[-1] if len(written) > 1 else -1
    for index, block in enumerate(blocks):
        if line_is("picture", block.text) or (index == final and line_is("last_picture", block.text)):
            draft.graphic.append(block)
        elif index >= last or line_is("copyright", block.text) or (paragraphs and not _marked(block, _PARAGRAPH)):
            draft.furniture.append(block)
        else:
            draft.body.append(block)


def _is_note(text: str) -> bool:
    return len(text) <= _SHORT and not _FULL_STOP.search(text)


def _coded(blocks: Sequence[Block]) -> Draft:
    """An entry as a table: a code (HD, PD, LP ...) and what it stands for."""
    draft, code = Draft(), ""
    for block in blocks:
        if "index" in block.marks and re.fullmatch(r"[A-Z]{2,4}", block.text):
            code = block.text
            draft.furniture.append(block)
        else:
            _coded_field(draft, code, block)
    return draft


def _coded_field(draft: Draft, code: str, block: Block) -> None:
    lists = {
        "HD": draft.title,
        "BY": draft.byline,
        "SE": draft.section,
        "PD": draft.date,
        "ET": draft.date,
        "LP": draft.body,
        "TD": draft.body,
        "ART": draft.graphic,
    }
    if code == "SN":
        draft.publisher = block
    elif code == "PG":
        draft.page = block
    elif code == "ED":
        draft.edition = block
    else:
        lists.get(code, draft.furniture).append(block)
