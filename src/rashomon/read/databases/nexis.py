"""LexisNexis and the older Nexis: entries that begin with "3 of 40 DOCUMENTS", as HTML or plain text.

A head in the middle of the page (publisher, day, edition, copyright), a headline, labelled lines, the body, labelled
lines again. Agencies and translated interfaces change the order; what is labelled or centred is never body.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.model import Article, Failure
from rashomon.read.databases.blocks import Block
from rashomon.read.databases.entry import Draft, article_of
from rashomon.read.databases.fields import COPYRIGHT, Labelled, bylines, is_day, labelled
from rashomon.read.pages.names import is_person

PROVIDER = "LexisNexis"
_MARKER = re.compile(
    r"(?:(?:document|dokument|documento)\s+(?P<a>\d+)\s+(?:of|von|de|van|di|sur|af)\s+(?P<b>\d+)"
    r"|(?P<c>\d+)\s+(?:of|von|de|van|di|sur|af)\s+(?P<d>\d+)\s+do[ck]ument(?:s|e|en|os|i|er)?)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:correction|amendment|clarification) appended|all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|rectificati\w+ en fin",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(r"\s+--\s+\w+$")  # "Agence France Presse -- English"
_MEASURE = re.compile(r"\d[\d.,]*\s+(?:words|woorden|w[öo]e?rter|mots|parole|palabras|ord|palavras)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+(?:\s\S+)?")  # a long one is broken over two lines
_IDLE = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý -]+:\W{0,3}")  # "VIEW ORIGINAL PAGE: ,"
_FEET = {"language", "other", "graphic", "corrected", "correction"}  # labels below it


def is_nexis(blocks: Sequence[Block]) -> bool:
    """Whether some block is nothing but the number of an entry."""
    return any(_MARKER.fullmatch(block.text) for block in blocks)


def read_nexis(blocks: Sequence[Block], source: str) -> Iterator[Article | Failure]:
    """The articles of the entries, in their order; a ``Failure`` for each that holds no report or is missing."""
    starts = [index for index, block in enumerate(blocks) if _MARKER.fullmatch(block.text)]
    numbers = [_number(blocks[index].text) for index in starts]
    for place, (start, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=True), 1):
        draft = _draft(blocks[start + 1 : end])
        draft.furniture.append(blocks[start])
        publisher = _BEHIND_NAME.sub("", draft.publisher.text) if draft.publisher else None
        yield article_of(draft, f"{source}:{place}", PROVIDER, publisher)
    if missing := _missing(numbers):
        yield Failure(source, f"entries that the export numbers are not in it: {missing}", "export them again")


def _number(text: str) -> tuple[int, int]:
    found = _MARKER.fullmatch(text)
    assert found is not None
    return int(found["a"] or found["c"]), int(found["b"] or found["d"])


def _missing(numbers: Sequence[tuple[int, int]]) -> str:
    """The numbers left out of one export; nothing where several were put together, or a part was chosen."""
    found = [number for number, _ in numbers]
    if len({total for _, total in numbers}) != 1 or found != sorted(set(found)):
        return ""
    absent = sorted(set(range(found[0], found[-1] + 1)) - set(found))
    few = len(absent) <= len(found) // 4
    return ", ".join(map(str, absent[:10])) + (" ..." if len(absent) > 10 else "") if few else ""


@dataclass(slots=True)
class _State:
    """Where in an entry the reader stands."""

    draft: Draft = field(default_factory=Draft)
    zone: str = "head"  # head, body or feet
    open: str | None = None  # the label whose words stand in the next block
    measured: bool = False  # a length was stated: the next words are body
    labels: int = 0


def _draft(blocks: Sequence[Block]) -> Draft:
    state = _State()
    plain = not any(block.centred for block in blocks)  # an interface that centres nothing
    for index, block in enumerate(blocks):
        if (found := labelled(block, shouted=True)) is not None:
            _label(state, block, found, blocks[index + 1 : index + 2])
        elif _idle(state, block):
            continue
        elif plain and not state.draft.date and state.zone == "head":
            _centred(state, block, blocks[index - 1] if index else None)
        elif block.centred and (state.zone == "head" or COPYRIGHT.match(block.text) or block.joined):
            _centred(state, block, blocks[index - 1] if index else None)
        elif state.open is not None:
            _fill(state, state.open, block)
            state.open = None if state.open in {"highlight", "correction"} else state.open
        elif COPYRIGHT.match(block.text) and (state.zone != "body" or len(block.text) < 200):
            state.draft.furniture.append(block)
        elif state.zone == "feet":
            state.draft.furniture.append(block)
        else:
            _words(state, block, blocks[index + 1 :])
    return state.draft


def _idle(state: _State, block: Block) -> bool:
    """Whether a block says nothing of the report: a label without words, a length, an address."""
    if _MEASURE.fullmatch(block.text) and state.zone != "feet":
        state.measured = True
    elif _ADDRESS.fullmatch(block.text) and state.zone == "head":
        state.draft.url = block.text.replace(" ", "")
    elif not _IDLE.fullmatch(block.text):
        return False
    state.draft.furniture.append(block)
    return True


def _label(state: _State, block: Block, found: Labelled, rest: Sequence[Block]) -> None:
    kind, value = found.field, found.value
    state.labels += not block.centred
    if state.zone == "body" and kind in {"section", "length", "byline"} and _words_follow(rest):
        state.draft.furniture.extend(state.draft.body)  # what stood above was part of the head
        state.draft.body, state.zone = [], "head"
    elif state.zone == "body" and kind in _FEET | {"section", "length", "byline"}:
        state.zone = "feet"
    if kind == "length":
        state.measured = True
    if kind == "body":
        state.zone, state.open = "body", None
        if value is not None:
            state.draft.body.append(value)
        return
    state.open = kind if value is None and kind in {"highlight", "correction", "graphic", "title"} else None
    if value is None:
        state.draft.furniture.append(block)
    else:
        _fill(state, kind, value)


def _words_follow(rest: Sequence[Block]) -> bool:
    return bool(rest) and not rest[0].centred and labelled(rest[0], shouted=True) is None


def _fill(state: _State, kind: str, value: Block) -> None:
    draft = state.draft
    if kind == "title":
        draft.title = [value]
    elif kind == "byline":
        draft.byline.append(value)
    elif kind == "section":
        draft.section.append(value)
    elif kind == "dateline":
        draft.dateline = value
    elif kind == "corrected":
        draft.corrected = value
    elif kind == "correction":
        draft.correction.append(value)
    elif kind == "graphic":
        draft.graphic.append(value)
    elif kind == "publisher":
        draft.publisher = value
    else:
        draft.furniture.append(value)


def _centred(state: _State, block: Block, before: Block | None) -> None:
    """A line in the middle of the page: notices, the publisher, the day; anything else there is an edition."""
    draft = state.draft
    notice = COPYRIGHT.match(block.text) or _NOTICE.match(block.text)
    if state.zone != "head" or notice:
        draft.furniture.append(block)
    elif is_day(block.text) and not draft.date:
        draft.date.append(block)
    elif block.joined and draft.date and before is draft.date[-1]:
        draft.date.append(block) if is_clock(block.text) else _edition(draft, block)
    elif block.joined and draft.publisher is None and draft.furniture and before is draft.furniture[-1]:
        draft.furniture.append(block)  # the rest of a copyright notice, or the publisher below it: see below
    elif draft.publisher is None:
        draft.publisher = block
    else:
        _edition(draft, block)
    if is_day(block.text) and draft.publisher is None and draft.furniture:
        draft.publisher = draft.furniture[-1] if not _NOTICE.match(draft.furniture[-1].text) else None


def is_clock(text: str) -> bool:
    """Whether a line begins with a time of day."""
    return re.match(r"\d{1,2}[:.]\d\d\b", text) is not None


def _edition(draft: Draft, block: Block) -> None:
    if draft.edition is None and draft.date:
        draft.edition = block
    else:
        draft.furniture.append(block)


def _words(state: _State, block: Block, rest: Iterable[Block]) -> None:
    """A block of plain words: the headline where none stands yet, a bare author below it, else the body."""
    draft = state.draft
    if state.zone == "body":
        draft.body.append(block)
    elif not state.measured and not state.labels and _goes_on(draft, block):
        draft.title.append(block)
    elif not draft.title and not state.measured and not state.labels:
        draft.title.append(block)
    elif draft.date and not state.labels and is_person(block.text) and bylines(block.text) and _labels_follow(rest):
        draft.byline.append(block)
    else:
        state.zone = "body"
        draft.body.append(block)


def _goes_on(draft: Draft, block: Block) -> bool:
    """Whether a block is the next line of the headline."""
    return bool(draft.title) and block.joined and draft.title[-1].marks == block.marks


def _labels_follow(rest: Iterable[Block]) -> bool:
    following = next(iter(rest), None)
    return following is not None and labelled(following, shouted=True) is not None
