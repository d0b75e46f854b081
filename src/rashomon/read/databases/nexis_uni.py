"""Nexis Uni and Lexis Advance: entries that end with "End of Document", as DOCX or RTF.

A list of contents and what was searched for, then for each entry headline, publisher, day, copyright, labelled lines,
the word "Body", the body, and under headings of their own pictures, classification and load date.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from rashomon.model import Article, Failure
from rashomon.read.databases.blocks import Block
from rashomon.read.databases.entry import Draft, article_of
from rashomon.read.databases.fields import COPYRIGHT, is_day, labelled

PROVIDER = "Nexis Uni"
_END = re.compile(
    r"end of document|ende des dokuments|dokumentende|fin du document|fin del documento|fine del documento"
    r"|einde van (?:het )?document",
    re.IGNORECASE,
)
_BODY = re.compile(r"body|textk[öo]rper|hauptteil|corps|corps du texte|text|texte|cuerpo|corpo|hoofdtekst", re.IGNORECASE)
_FOOT = re.compile(
    r"(?:classification|klassifi[zk]ierung|klassifikation|clasificación|classificatie|graphic|graphique|grafik|gráfico"
    r"|notes|anmerkungen|remarques|correction|korrektur|load-date|ladedatum|date de chargement)\b:?.*",
    re.IGNORECASE,
)
_PICTURES = re.compile(r"(?:graphic|graphique|grafik|gráfico)\b.*", re.IGNORECASE)
_LINKS = re.compile(r"link to (?:image|pdf|original|the original)\b.*|(?:page|seite) \d+ (?:of|von|de) \d+", re.IGNORECASE)
_COUNT = re.compile(r"(?:documents|dokumente|documenten|documentos)\s*\((\d+)\)", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+\.\s")
_MOST_TITLE = 6  # lines of a headline


def is_nexis_uni(lines: Sequence[Block]) -> bool:
    """Whether some line ends a document, and some line begins a body."""
    return any(_END.fullmatch(line.text) for line in lines) and any(_BODY.fullmatch(line.text) for line in lines)


def read_nexis_uni(lines: Sequence[Block], source: str) -> Iterator[Article | Failure]:
    """The articles of the entries, and a ``Failure`` where there are fewer or more than the contents list says."""
    ends = [index for index, line in enumerate(lines) if _END.fullmatch(line.text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        yield article_of(_draft(lines[start:end]), f"{source}:{number}", PROVIDER)
    said = next((int(found[1]) for line in lines[:400] if (found := _COUNT.fullmatch(line.text))), None)
    if said is not None and said != len(ends):
        yield Failure(source, f"the file says that it holds {said} documents, and {len(ends)} were found", "export it again")
    elif any(_BODY.fullmatch(line.text) for line in lines[ends[-1] + 1 :]):
        yield Failure(f"{source}:{len(ends) + 1}", "the last entry is cut off", "export it again")


def _draft(lines: Sequence[Block]) -> Draft:
    body = next((index for index, line in enumerate(lines) if _BODY.fullmatch(line.text)), None)
    draft = Draft()
    _head(draft, lines[:body] if body is not None else lines)
    if body is None:
        return draft
    foot = next((index for index in range(body + 1, len(lines)) if _FOOT.fullmatch(lines[index].text)), len(lines))
    for line in lines[body + 1 : foot]:
        (draft.furniture if _LINKS.fullmatch(line.text) else draft.body).append(line)
    _foot(draft, lines[foot:])
    return draft


def _head(draft: Draft, lines: Sequence[Block]) -> None:
    """Headline, publisher and day stand right above the copyright or the first labelled line, in this order."""
    first = _after_contents(lines)
    head = [line for line in lines[first:] if not _LINKS.fullmatch(line.text)]
    plain = list(takewhile(lambda line: labelled(line) is None or labelled(line).field == "title", head))  # type: ignore[union-attr]
    day = next((index for index, line in enumerate(plain) if index and is_day(line.text)), None)
    if day is None:
        draft.title, draft.publisher = list(plain[:1]), plain[1] if len(plain) > 1 else None
    else:
        draft.title = plain[max(day - 1 - _MOST_TITLE, 0) : day - 1] or plain[:1]
        draft.publisher = plain[day - 1] if day > 1 else None
        draft.date = [plain[day]]
    known = {id(line) for line in (*draft.title, draft.publisher, *draft.date)}
    draft.furniture += [*lines[:first], *(line for line in plain if id(line) not in known)]
    for line in head[len(plain) :]:
        _labelled_line(draft, line)


def _after_contents(lines: Sequence[Block]) -> int:
    """Where the head begins: behind the contents list, which says of each entry what was searched for."""
    told = [i for i, line in enumerate(lines) if (found := labelled(line)) and found.field == "other" and _in_list(line)]
    return max(told, default=-1) + 1


def _in_list(line: Block) -> bool:
    return line.text.split(":")[0].strip().lower() not in {"load-date", "copyright", "edition", "notes", "version"}


def _labelled_line(draft: Draft, line: Block) -> None:
    found = labelled(line)
    if found is None or found.value is None or COPYRIGHT.match(line.text):
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
        if _FOOT.fullmatch(line.text):
            heading = line.text.lower()
            draft.furniture.append(line)
        elif _PICTURES.fullmatch(heading):
            draft.graphic.append(line)
        elif heading.startswith(("correction", "korrektur")):
            draft.correction.append(line)
        else:
            draft.furniture.append(line)


_ = _NUMBERED
