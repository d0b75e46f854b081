"""ProQuest: entries of labelled lines, parted by a rule, as plain text or HTML."""

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Article, Failure
from rashomon.read.databases.blocks import Block
from rashomon.read.databases.entry import Draft, article_of
from rashomon.read.databases.fields import labelled
from rashomon.read.databases.wording import line_is

PROVIDER = "ProQuest"
_IN_BODY = frozenset(("title", "byline", "section", "show", "body", "date"))  # labels that a text may hold itself
_RULE = re.compile(r"_{20,}")
_PLACED = re.compile(r"\s*[;:]\s*.*$")  # "Saltmouth Courier; Saltmouth, Coastland"


def is_proquest(lines: Sequence[Block]) -> bool:
    """Whether lines state ProQuest's number of a document, and its text."""
    signed = any(line_is("proquest_sign", line.text) for line in lines)
    return signed and any((found := labelled(line)) is not None and found.field in {"body", "title"} for line in lines)


def read_proquest(lines: Sequence[Block], source: str) -> Iterator[Article | Failure]:
    """The articles of the entries, and a ``Failure`` where there are fewer or more than the file numbers."""
    found = 0
    said = {int(match[1]) for line in lines if (match := line_is("proquest_number", line.text))}
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
        if line is None or _RULE.fullmatch(line.text) or line_is("proquest_number", line.text):
            if any(line_is("proquest_sign", one.text) for one in entry):
                yield entry
            entry = []
        else:
            entry.append(line)


def _draft(lines: Sequence[Block]) -> Draft:
    draft, open_field = Draft(inverted=True), "title"
    for line in lines:
        found = labelled(line)
        if found is not None and not (open_field == "body" and found.field in _IN_BODY):
            open_field = found.field
            if found.value is not None:
                _take(draft, open_field, found.value)
        elif line_is("proquest_link", line.text) or line_is("copyright", line.text):
            draft.furniture.append(line)
        else:
            _take(draft, open_field, line)
    return draft


def _take(draft: Draft, field: str, block: Block) -> None:
    """Put what a label states where it belongs; a second headline or text goes on with the first."""
    lists = {"title": draft.title, "body": draft.body, "byline": draft.byline, "section": draft.section}
    if field in lists:
        lists[field].append(block)
    elif field == "date":
        draft.date = [block]
    elif field == "publisher":
        draft.publisher = block
    elif field == "info":
        draft.publisher = draft.publisher or block
        draft.date = draft.date or [block]
    elif field == "page":
        draft.page = block
    elif field == "url":
        draft.url = block.text
    else:
        draft.furniture.append(block)
