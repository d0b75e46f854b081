"""ProQuest: entries of labelled lines, parted by a rule, as plain text or HTML."""

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Article, Failure
from rashomon.read.databases.blocks import Block
from rashomon.read.databases.entry import Draft, article_of
from rashomon.read.databases.fields import COPYRIGHT, labelled

PROVIDER = "ProQuest"
_RULE = re.compile(r"_{20,}")
_NUMBER = re.compile(r"(?:document|dokument)\s+\d+\s+(?:of|von|de|sur)\s+(\d+)", re.IGNORECASE)
_SIGN = re.compile(r"proquest[ -](?:document id|dokument-id)|numéro de document proquest|id del documento de proquest", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+|proquest document link|find a copy|lien proquest|.*\bproquest\.com/\S+", re.IGNORECASE)
_PLACED = re.compile(r"\s*[;:]\s*.*$")  # "Saltmouth Courier; Saltmouth, Coastland"


def is_proquest(lines: Sequence[Block]) -> bool:
    """Whether lines state ProQuest's number of a document, and its text."""
    signed = any(_SIGN.match(line.text) for line in lines)
    return signed and any((found := labelled(line)) is not None and found.field in {"body", "title"} for line in lines)


def read_proquest(lines: Sequence[Block], source: str) -> Iterator[Article | Failure]:
    """The articles of the entries, and a ``Failure`` where there are fewer or more than the file numbers."""
    found = 0
    said = {int(match[1]) for line in lines if (match := _NUMBER.fullmatch(line.text))}
    for entry in _entries(lines):
        found += 1
        draft = _draft(entry)
        publisher = _PLACED.sub("", draft.publisher.text) if draft.publisher else None
        yield article_of(draft, f"{source}:{found}", PROVIDER, publisher)
    if len(said) == 1 and said != {found}:
        yield Failure(source, f"the file numbers {said.pop()} documents, and {found} were found", "export it again")


def _entries(lines: Sequence[Block]) -> Iterator[list[Block]]:
    """The lines between two rules (or two numbers) that state a document."""
    entry: list[Block] = []
    for line in [*lines, None]:
        if line is None or _RULE.fullmatch(line.text) or _NUMBER.fullmatch(line.text):
            if any(_SIGN.match(one.text) for one in entry):
                yield entry
            entry = []
        else:
            entry.append(line)


def _draft(lines: Sequence[Block]) -> Draft:
    draft, open_field = Draft(), "title"
    for line in lines:
        found = labelled(line)
        if found is not None and not (open_field == "body" and found.field in {"title", "byline", "section", "show", "body"}):
            open_field = found.field
            if found.value is not None:
                _take(draft, open_field, found.value)
        elif _LINK.fullmatch(line.text) or COPYRIGHT.match(line.text):
            draft.furniture.append(line)
        elif open_field == "title" and draft.title:
            draft.title.append(line)
        else:
            _take(draft, open_field, line)
    return draft


def _take(draft: Draft, field: str, block: Block) -> None:
    if field == "title":
        draft.title = [*draft.title, block] if draft.title and draft.title[-1] is block else [block]
    elif field == "body":
        draft.body.append(block)
    elif field == "byline":
        draft.byline.append(block)
    elif field == "date":
        draft.date = [block]
    elif field == "publisher":
        draft.publisher = block
    elif field == "info":
        draft.publisher = draft.publisher or block
        draft.date = draft.date or [block]
    elif field == "section":
        draft.section.append(block)
    elif field == "page":
        draft.page = block
    elif field == "url":
        draft.url = block.text
    elif field == "dateline":
        draft.dateline = block
    else:
        draft.furniture.append(block)
