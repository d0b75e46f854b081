"""Europresse: entries that begin with the name of the publication, as HTML of two generations."""

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Article, Failure
from rashomon.read.databases.blocks import Block
from rashomon.read.databases.entry import Draft, article_of
from rashomon.read.databases.wording import line_is

PROVIDER = "Europresse"
_PUBLICATION = frozenset(("docpublicationname", "rdp__docpublicationname"))
_HEADER = frozenset(("docheader", "rdp__docheader"))
_TITLE = frozenset(("titrearticlevisu", "titrearticle", "rdp__articletitle"))
_SUBTITLE = frozenset(("rdp__subtitle", "soustitrearticle"))
_AUTHOR = frozenset(("sm-margin-bottomnews", "docauthors", "rdp__author"))
_FURNITURE = frozenset(("publi-lblcertificatissuedto", "apd-wrapper", "txtcertificat", "docbtn", "rdp__publisher"))
_NAME = r"[A-ZÀ-Ý][\w.'’-]*(?:\s+(?:d[eu]|des|la|le|van|von|[A-ZÀ-Ý][\w.'’-]*)){1,4}"
_NAMES = re.compile(rf"(?:par\s+|by\s+)?{_NAME}(?:\s*(?:[,;&]|et|and)\s+{_NAME})*")
_ISSUE = re.compile(r",?\s*(?:no|n°|nº|vol)\.?\s*[\d\s-]+.*$", re.IGNORECASE)
_PAGE = re.compile(r",?\s*(?:p{1,2}\.|page)\s*(?P<page>\w+)", re.IGNORECASE)


def is_europresse(blocks: Sequence[Block]) -> bool:
    """Whether some block is marked as the name of a publication, and one as a headline."""
    return any(block.marks & _PUBLICATION for block in blocks) and any(block.marks & _TITLE for block in blocks)


def read_europresse(blocks: Sequence[Block], source: str) -> Iterator[Article | Failure]:
    """The articles of the entries, in their order."""
    starts = [i for i, block in enumerate(blocks) if block.marks & _PUBLICATION]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=True), 1):
        draft = _draft(blocks[start:end])
        publisher = _ISSUE.sub("", draft.publisher.text) if draft.publisher else None
        yield article_of(draft, f"{source}:{number}", PROVIDER, publisher)


def _draft(blocks: Sequence[Block]) -> Draft:
    draft = Draft()
    ended = False
    for index, block in enumerate(blocks):
        ended = ended or line_is("europresse_end", block.text) is not None or bool(block.marks & _FURNITURE)
        if ended or line_is("copyright", block.text) or block.marks & _SUBTITLE:
            draft.furniture.append(block)
        elif block.marks & _PUBLICATION and draft.publisher is None:
            draft.publisher = block
        elif block.marks & _HEADER:
            _header(draft, block)
        elif block.marks & _TITLE:
            draft.title.append(block)
        elif block.marks & _AUTHOR or _is_author(draft, block, blocks[index + 1 : index + 2]):
            draft.byline.append(block)
        else:
            (draft.body if draft.title else draft.furniture).append(block)
    return draft


def _header(draft: Draft, block: Block) -> None:
    """Section, day and page in one line ("Politique, jeudi 5 octobre 2013, p. 3")."""
    draft.date.append(block)
    if page := _PAGE.search(block.text):
        draft.page = block.rest(page.start("page"), page.end())
    if "," in block.text and not any(letter.isdigit() for letter in block.text.split(",")[0]):
        section = block.rest(0, block.text.index(","))
        draft.section = [section] if section else []


def _is_author(draft: Draft, block: Block, rest: Sequence[Block]) -> bool:
    """Whether a line right below the headline is nothing but names, and the body begins behind it."""
    below = bool(draft.title) and not draft.body and not draft.byline
    return below and bool(rest) and not rest[0].joined and _NAMES.fullmatch(block.text) is not None
