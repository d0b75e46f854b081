"""Nexis Uni and Lexis Advance: entries that end with "End of Document", as DOCX or RTF.

A list of contents and what was searched for, then for each entry headline, publisher, day, copyright, labelled lines,
the word "Body", the body, and under headings of their own pictures, classification and load date.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from rashomon.model import Article, Failure
from rashomon.read.databases.blocks import Block
from rashomon.read.databases.entry import Draft, article_of
from rashomon.read.databases.fields import is_day, labelled
from rashomon.read.databases.wording import line_is

PROVIDER = "Nexis Uni"


def is_nexis_uni(lines: Sequence[Block]) -> bool:
    """Whether some line ends a document, and some line begins a body."""
    return all(any(line_is(kind, line.text) for line in lines) for kind in ("end_of_document", "body_begins"))


def read_nexis_uni(lines: Sequence[Block], source: str) -> Iterator[Article | Failure]:
    """The articles of the entries, and a ``Failure`` where there are fewer or more than the contents list says."""
    ends = [index for index, line in enumerate(lines) if line_is("end_of_document", line.text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        yield article_of(_draft(lines[start:end]), f"{source}:{number}", PROVIDER)
    said = next((int(found[1]) for line in lines[:400] if (found := line_is("contents", line.text))), None)
    if said is not None and said != len(ends):
        differing = f"the file says that it holds {said} documents, and {len(ends)} were found"
        yield Failure(source, differing, "export it again")
    elif any(line_is("body_begins", line.text) for line in lines[ends[-1] + 1 :]):
        yield Failure(f"{source}:{len(ends) + 1}", "the last entry is cut off", "export it again")


def _draft(lines: Sequence[Block]) -> Draft:
    body = next((index for index, line in enumerate(lines) if line_is("body_begins", line.text)), None)
    draft = Draft()
    _head(draft, lines[:body] if body is not None else lines)
    if body is None:
        return draft
    below = (index for index in range(body + 1, len(lines)) if line_is("foot_begins", lines[index].text))
    foot = next(below, len(lines))
    for line in lines[body + 1 : foot]:
        (draft.furniture if line_is("link", line.text) else draft.body).append(line)
    _foot(draft, lines[foot:])
    return draft


def _head(draft: Draft, lines: Sequence[Block]) -> None:
    """Headline, publisher and day stand right above the copyright or the first labelled line, in this order."""
    first = _after_contents(lines)
    head = [line for line in lines[first:] if not line_is("link", line.text)]
    plain = list(takewhile(lambda line: not _states(line), head))
    day = next((index for index, line in enumerate(plain) if index and is_day(line.text)), None)
    if day is None:
        draft.title, draft.publisher = list(plain[:1]), plain[1] if len(plain) > 1 else None
    else:
        draft.title = plain[max(day - 2, 0) : max(day - 1, 1)]
        draft.publisher = plain[day - 1] if day > 1 else None
        draft.date = [plain[day]]
    known = {id(line) for line in (*draft.title, draft.publisher, *draft.date)}
    draft.furniture += [*lines[:first], *(line for line in plain if id(line) not in known)]
    for line in head[len(plain) :]:
        _labelled_line(draft, line)


def _after_contents(lines: Sequence[Block]) -> int:
    """Where the head begins: behind the contents list, which says of each entry what was searched for."""
    return max((index for index, line in enumerate(lines) if line_is("searched", line.text)), default=-1) + 1


def _states(line: Block) -> bool:
    """Whether a line of a head is labelled; a headline may begin as some labels do ("Correction: ...")."""
    found = labelled(line)
    return found is not None and found.field in {"byline", "section", "length", "dateline", "highlight", "other"}


def _labelled_line(draft: Draft, line: Block) -> None:
    found = labelled(line)
    if found is None or found.value is None or line_is("copyright", line.text):
        draft.furniture.append(line)
    elif found.field == "byline":
        draft.byline.append(found.value)
    elif found.field == "section":
        draft.section.append(found.value)
    elif found.field == "dateline":
        draft.dateline = found.value
    else:
        draft.furniture.append(line)


def _foot(draft: Draft, lines: Sequence[Block]) -> None:
    heading = ""
    for line in lines:
        if line_is("foot_begins", line.text):
            heading = line.text
            draft.furniture.append(line)
        elif line_is("pictures_begin", heading):
            draft.graphic.append(line)
        elif line_is("correction_begins", heading):
            draft.correction.append(line)
        else:
            draft.furniture.append(line)
