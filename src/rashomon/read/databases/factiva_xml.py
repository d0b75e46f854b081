"""Factiva's web service: entries as XML, every field an element."""

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Article, Failure
from rashomon.read.databases.blocks import Block
from rashomon.read.databases.entry import Draft, article_of
from rashomon.read.databases.fields import stated_day

PROVIDER = "Factiva"
INLINE = frozenset(("hlt", "elink", "hi", "i", "b", "em", "en"))
"""Elements inside a paragraph: what was searched for, links, emphasis."""
_COUNT = re.compile(r"count=\d{1,6}")


def is_factiva_xml(blocks: Sequence[Block]) -> bool:
    """Whether the elements are those of Factiva's web service."""
    return any("ppsarticle" in block.marks or "ppsarticleresultset" in block.marks for block in blocks)


def read_factiva_xml(blocks: Sequence[Block], source: str) -> Iterator[Article | Failure]:
    """The articles of an answer of Factiva's web service."""
    draft, number = Draft(), 0
    for block in blocks:
        if "accessionno" in block.marks and (draft.title or draft.body):
            number += 1
            yield article_of(draft, f"{source}:{number}", PROVIDER)
            draft = Draft()
        _element(draft, block)
    if draft.title or draft.body:
        number += 1
        yield article_of(draft, f"{source}:{number}", PROVIDER)
    said = next((int(mark[6:]) for block in blocks for mark in block.marks if _COUNT.fullmatch(mark)), number)
    if said != number:
        differing = f"the file says that it holds {said} documents, and {number} were found"
        yield Failure(source, differing, "export it again")


def _element(draft: Draft, block: Block) -> None:
    if block.marks & {"leadparagraph", "tailparagraphs"}:
        draft.body.append(block)
    elif "headline" in block.marks:
        draft.title.append(block)
    elif block.marks & {"byline", "author"}:
        draft.byline.append(block)
    elif block.marks & {"sectionname", "columnname"}:
        draft.section.append(block)
    elif "publicationdate" in block.marks:
        draft.date.append(block)
        draft.published = stated_day(block.text)
    elif "sourcename" in block.marks:
        draft.publisher = block
    elif "pages" in block.marks:
        draft.page = block
    elif "baselanguage" in block.marks:
        draft.language = block.text.lower()[:2]
        draft.furniture.append(block)
    else:
        draft.furniture.append(block)
