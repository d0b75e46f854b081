"""LexisNexis and the older Nexis: entries that begin with "3 of 40 DOCUMENTS", as HTML or plain text.

A head in the middle of the page (publisher, day, edition, copyright), a headline, labelled lines, the body, labelled
lines again. Agencies and translated interfaces change the order; what is labelled or centred is never body.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rashomon.model import Article, Failure
from rashomon.read.databases.blocks import Block
from rashomon.read.databases.entry import Draft, article_of
from rashomon.read.databases.fields import Labelled, bylines, is_day, labelled
from rashomon.read.databases.wording import Field, line_is
from rashomon.read.pages.names import is_person

PROVIDER = "LexisNexis"
_BEHIND_NAME = re.compile(r"\s+--\s+\w+$")  # "Agence France Presse -- English"
_ADDRESS = re.compile(r"https?://\S+(?:\s\S+)?")  # a long one is broken over two lines
_COINED = re.compile(r"[A-ZÀ-Ý]+(?:-[A-ZÀ-Ý]+)+: .*", re.DOTALL)  # a label that no list knows: "LAAD-DATUM: 5 mei 2021"
_IDLE = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý -]+:\W{0,3}")  # "VIEW ORIGINAL PAGE: ,"
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\b.*")
_ABOVE_OR_BELOW = frozenset(("section", "length", "byline"))  # labels that agencies put below the body
_BELOW = frozenset(("language", "other", "graphic", "corrected", "correction")) | _ABOVE_OR_BELOW
_WORDS_MAY_FOLLOW = frozenset(("highlight", "correction", "graphic", "title"))  # in a block of their own
_MOST_NOTICE = 200  # characters of a copyright notice inside a body


def is_nexis(blocks: Sequence[Block]) -> bool:
    """Whether some block is nothing but the number of an entry."""
    return any(line_is("entry_number", block.text) for block in blocks)


def read_nexis(blocks: Sequence[Block], source: str) -> Iterator[Article | Failure]:
    """The articles of the entries, in their order; a ``Failure`` for each that holds no report or is missing."""
    marks = [(index, mark) for index, block in enumerate(blocks) if (mark := line_is("entry_number", block.text))]
    ends = [*(index for index, _ in marks[1:]), len(blocks)]
    for place, ((start, _), end) in enumerate(zip(marks, ends, strict=True), 1):
        draft = _Entry.read(blocks[start + 1 : end])
        draft.furniture.append(blocks[start])
        publisher = _BEHIND_NAME.sub("", draft.publisher.text) if draft.publisher else None
        yield article_of(draft, f"{source}:{place}", PROVIDER, publisher)
    numbers = [(int(mark["a"] or mark["c"]), int(mark["b"] or mark["d"])) for _, mark in marks]
    if missing := _missing(numbers):
        yield Failure(source, f"entries that the export numbers are not in it: {missing}", "export them again")


def _missing(numbers: Sequence[tuple[int, int]]) -> str:
    """The numbers left out of one export; nothing where several were put together, or a part was chosen."""
    found = [number for number, _ in numbers]
    if len({total for _, total in numbers}) != 1 or found != sorted(set(found)):
        return ""
    absent = sorted(set(range(found[0], found[-1] + 1)) - set(found))
    if len(absent) > len(found) // 4:
        return ""
    return ", ".join(map(str, absent[:10])) + (" ..." if len(absent) > 10 else "")


@dataclass(slots=True)
class _Entry:
    """An entry as far as it was read: in which part of it the next block stands, and what was found."""

    draft: Draft = field(default_factory=Draft)
    part: Literal["head", "body", "foot"] = "head"
    open: Field | None = None  # the label whose words stand in the next block
    measured: bool = False  # a length was stated: plain words behind it are body
    labelled: bool = False  # a label stood on the left, as those below a headline do

    @classmethod
    def read(cls, blocks: Sequence[Block]) -> Draft:
        """What the blocks of an entry hold."""
        entry = cls()
        nothing_centred = not any(block.centred for block in blocks)
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if (found := labelled(block, shouted=True)) is not None:
                entry.label(block, found, following)
            elif entry.says_nothing(block) or entry.ends_body(block, following):
                entry.draft.furniture.append(block)
            elif entry.in_the_middle(block, plain=nothing_centred):
                entry.centred(block, blocks[index - 1] if index else None)
            else:
                entry.words(block, following)
        return entry.draft

    def says_nothing(self, block: Block) -> bool:
        """Whether a block is no words of the report: a length, an address, a label without words."""
        if line_is("word_count", block.text) and self.part != "foot":
            self.measured = True
            return True
        if _ADDRESS.fullmatch(block.text) and self.part == "head":
            self.draft.url = block.text.replace(" ", "")
            return True
        return _IDLE.fullmatch(block.text) is not None

    def ends_body(self, block: Block, following: Block | None) -> bool:
        """Whether a block is a line below the body under a label that is not known, others or nothing behind it."""
        if self.part == "head" or not _COINED.fullmatch(block.text):
            return False
        last = following is None or following.centred or labelled(following, shouted=True) is not None
        self.part = "foot" if last else self.part
        return last

    def in_the_middle(self, block: Block, *, plain: bool) -> bool:
        """Whether a block is a line of the head (or a notice) in the middle of the page; ``plain`` pages have none."""
        if plain:
            return self.part == "head" and not self.draft.date
        return block.centred and (self.part == "head" or block.joined or line_is("copyright", block.text) is not None)

    def label(self, block: Block, found: Labelled, following: Block | None) -> None:
        """A labelled line: what it states, and where in the entry it says that we are."""
        self.labelled |= not block.centred
        self.measured |= found.field == "length"
        if self.part == "body" and found.field in _BELOW:
            words_follow = following is not None and not following.centred and not labelled(following, shouted=True)
            if found.field in _ABOVE_OR_BELOW and words_follow:
                self.draft.furniture += self.draft.body  # what stood above was part of the head
                self.draft.body, self.part = [], "head"
            else:
                self.part = "foot"
        if found.field == "body":
            self.part, self.open = "body", None
        else:
            self.open = found.field if found.value is None and found.field in _WORDS_MAY_FOLLOW else None
        if found.value is None:
            self.draft.furniture.append(block)
        else:
            self.fill(found.field, found.value)

    def fill(self, kind: Field, value: Block) -> None:
        """Put what a label states where it belongs."""
        draft = self.draft
        lists: dict[Field, list[Block]] = {
            "byline": draft.byline,
            "section": draft.section,
            "correction": draft.correction,
            "graphic": draft.graphic,
            "body": draft.body,
        }
        if kind == "title":
            draft.title = [value]
        elif kind == "dateline":
            draft.dateline = value
        elif kind == "corrected":
            draft.corrected = value
        elif kind == "publisher":
            draft.publisher = value
        else:
            lists.get(kind, draft.furniture).append(value)

    def centred(self, block: Block, before: Block | None) -> None:
        """A line in the middle of the page: notices, the publisher, the day; anything else there is an edition."""
        draft = self.draft
        below = before if block.joined else None
        if self.part != "head" or line_is("copyright", block.text) or line_is("notice", block.text):
            draft.furniture.append(block)
        elif not draft.date and is_day(block.text):
            draft.date.append(block)
            self.name_from_notice()
        elif below is not None and draft.date and below is draft.date[-1] and _CLOCK.fullmatch(block.text):
            draft.date.append(block)
        elif draft.publisher is None and not (below is not None and draft.furniture and below is draft.furniture[-1]):
            draft.publisher = block
        elif draft.date and draft.edition is None:
            draft.edition = block
        else:
            draft.furniture.append(block)

    def name_from_notice(self) -> None:
        """Where no publisher stands above the day, it is the last line of the copyright notice."""
        last = self.draft.furniture[-1] if self.draft.furniture else None
        if self.draft.publisher is None and last is not None and not line_is("notice", last.text):
            self.draft.publisher = last

    def words(self, block: Block, following: Block | None) -> None:
        """Plain words: those of an open label, the headline where none stands yet, an author below it, the body."""
        draft = self.draft
        if self.open is not None:
            self.fill(self.open, block)
            self.open = self.open if self.open == "graphic" else None
        elif self.part == "foot" or (line_is("copyright", block.text) and len(block.text) < _MOST_NOTICE):
            draft.furniture.append(block)
        elif self.part == "head" and self.is_headline(block):
            draft.title.append(block)
        elif self.part == "head" and self.is_author(block, following):
            draft.byline.append(block)
        else:
            self.part = "body"
            draft.body.append(block)

    def is_headline(self, block: Block) -> bool:
        """Whether a block is the headline, or its next line."""
        if self.measured or self.labelled:
            return False
        title = self.draft.title
        return not title or (block.joined and title[-1].marks == block.marks)

    def is_author(self, block: Block, following: Block | None) -> bool:
        """Whether a block right above the labelled lines is nothing but a name."""
        above = bool(self.draft.date) and not self.labelled and following is not None
        named = is_person(block.text) and bool(bylines(block.text))
        return above and named and following is not None and labelled(following, shouted=True) is not None
