"""The bylines that a page shows its readers around the story."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from rashomon.model import Span
from rashomon.read.pages.author_elements import (
    is_for_author,
    leads_to_author,
    leads_to_author_in,
    names_author,
    stands_aside,
    within_author_link,
)
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.byline import Byline, key_of
from rashomon.read.pages.evidence import clean_text
from rashomon.read.pages.markup import Element
from rashomon.read.pages.names import (
    before_closer,
    heads_part,
    is_east_asian,
    is_employer,
    is_house,
    is_name,
    is_person,
    names_others,
    opens,
    split_names,
)
from rashomon.read.pages.shown import by_reader
from rashomon.read.pages.stamps import is_date_line, masked

_AFTER_NAME = re.compile(
    r"\s*(?:[|•·\n]|\s[–—-]\s|(?<!\w)\d|\s@\w|\sBy\s|"
    r"\s(?:on|in|[Ff]or|at|is|updated|published|posted|last|about|aus|à|em|en|op|um|am|den|le|het)\b|,?\s(?:Updated|Published|Posted)\b|\(|,\s(?!(?:and|und|et|y|e|og|och|en)\s)(?-i:[a-zà-ÿ]))"
)
_CUT = re.compile(
    r"\s*[|•·\n]\s*|\s+[–—-]+\s+|\s+(?=(?:written|posted|published|publié|publicado|pubblicato|geschreven|veröffentlicht|verfasst)\s+(?:by|par|por|da|door|von)\s)",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")
_GLUE = re.compile(r"[a-zß-ÿ.]$")
_BEFORE, _BEHIND = 6, 12  # blocks before the headline and behind the body among which the author is named
_LONG, _SHORT = 200, 100  # characters of a line with and without the words that open a byline
_EDGE = 5
"""Blocks of the body's beginning beside which its byline may stand."""
_LABEL = 25
"""Characters of the longest line that only says that an author is named below."""
_MOST = 2
"""Bylines inside the body beyond which it lists the works of others."""
_HEADLINE = 25
"""Characters from which a link is as long as headlines are."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """A page's blocks, the one of its headline, and the folded names that it states."""

    source: str
    blocks: list[Block]
    head: Block
    stated: frozenset[str]


def shown_bylines(
    source: str, blocks: list[Block], head: int, chosen: Sequence[int], stated: frozenset[str]
) -> list[Byline]:
    """The bylines around the story in the order of the page; ``stated`` are the folded names that the page states.

    Names inside the body are of others, but for those beside its beginning. So are those behind it where several
    bylines follow one another, where one stands beside another headline, or below the heading of another part; a
    stated name counts there all the same.
    """
    if not blocks:
        return []
    scene = _Scene(source, blocks, blocks[min(head, len(blocks) - 1)], stated)
    first, last = (chosen[0], chosen[-1]) if chosen else (0, len(blocks) - 1)
    inside = set(chosen)
    opening = chosen[min(_EDGE, len(chosen) - 1)] if chosen else last
    above = range(max(0, head - _BEFORE), min(max(opening + 1, head + 1), len(blocks)))
    near = (index for index in above if index not in inside or index <= first + 2)
    found = [(index, byline) for index in near for byline in _in_block(scene, index)]
    closing = max(above.stop, chosen[max(-2, -len(chosen))] if chosen else last)
    if sum(map(_opens_with_person, blocks[first:last])) > _MOST:
        found, closing = [(index, byline) for index, byline in found if index < max(first, head + 1)], last + 1
    below = range(closing, min(len(blocks), max(last, head) + _BEHIND))
    around = [*_joined([byline for _, byline in found], blocks), *_behind(scene, below, last)]
    start = next((index for index in chosen if index > head), first)
    return around or _labelled(scene, max(head + 1, first)) or _beside_date(scene, range(head + 1, start))


def _opens_with_person(block: Block) -> bool:
    """Whether a block is a byline in its words alone: "By" with a name, or waiting for one."""
    opener = opens(block.text) if len(block.text) <= _SHORT else None
    names = split_names(block.text[opener.end() :]) if opener else []
    return opener is not None and (opener.end() >= len(block.text) or bool(names and is_person(names[0])))


def _labelled(scene: _Scene, start: int) -> list[Byline]:
    """The person whom a part of the page names that is headed by the word for an author alone; none of several."""
    found: list[Byline] = []
    for label, block in pairwise(scene.blocks[start:]):
        opener = opens(label.text) if len(label.text) <= _LABEL else None
        if opener and opener.end() >= len(label.text) and len(block.text) <= _SHORT and not by_reader(block.element):
            names = tuple(split_names(block.text))
            if names and all(map(is_person, names)):
                found.append(Byline(names, Span(block.start, block.end), "the author's label", False, behind=True))
    return found if len({byline.keys for byline in found}) == 1 else []


def _beside_date(scene: _Scene, between: range) -> list[Byline]:
    """The names in a line of their own right above a line that dates the story, between headline and story."""
    lines = [(line, scene.blocks[index]) for index in between for line in scene.blocks[index].text.split("\n")]
    for (line, block), (below, _) in pairwise(lines):
        if len(line) > _SHORT or block.linked or not is_date_line(below) or names_others(line) or is_east_asian(line):
            continue
        names = tuple(split_names(line))
        if names and all(map(is_person, names)) and not stands_aside(block.elements[0], scene.head):
            return [Byline(names, Span(block.start, block.end), "the names above the date", strong=False)]
    return []


def _behind(scene: _Scene, below: range, last: int) -> list[Byline]:
    """The bylines behind the story that are its own."""
    blocks = scene.blocks
    end = next((index for index in below if index > last and heads_part(blocks[index].text)), below.stop)
    found = [(index, byline) for index in below for byline in _in_block(scene, index)]
    own = [(i, byline) for i, byline in found if i < end and not _beside_headline(blocks, i)]
    several = len({byline.keys for _, byline in own}) > 1
    return [replace(b, behind=True) for i, b in found if b.keys & scene.stated or ((i, b) in own and not several)]


def _beside_headline(blocks: list[Block], index: int) -> bool:
    """Whether a block beside, or above a short one, is a link of the length of a headline: a card of another story."""
    beside = [index - 1, index + 1, *([index - 2] if len(blocks[index - 1].text) < _HEADLINE else [])]
    return any(
        len(other.text) >= _HEADLINE
        and other.linked > 0.6 * len(other.text)
        and not leads_to_author_in(other)
        and len(_links(other)) == 1  # a row of links shares the story, or leads on
        for other in (blocks[i] for i in beside if 0 <= i < len(blocks))
    )


def _links(block: Block) -> set[Element]:
    """The links that hold words of a block."""
    return {link for part in block.elements if (link := part.anchor)}


def _joined(found: list[Byline], blocks: list[Block]) -> list[Byline]:
    """Weak bylines in elements that follow one another as one: each of several authors often has an own."""
    joined: list[Byline] = []
    for byline in found:
        before = joined[-1] if joined else None
        if (
            before
            and not byline.strong
            and not before.strong
            and before.by == byline.by
            and _close(before, byline, blocks)
        ):
            names = dict.fromkeys((*before.names, *byline.names))
            joined[-1] = replace(before, names=tuple({key_of(n): n for n in reversed(names)}.values())[::-1])
        else:
            joined.append(byline)
    return joined


def _close(before: Byline, byline: Byline, blocks: list[Block]) -> bool:
    """Whether at most one block, and a short one, lies between two bylines."""
    if not before.span or not byline.span:
        return False
    between = [b for b in blocks if before.span.end <= b.start and b.end <= byline.span.start]
    return len(between) <= 1 and all(len(b.text) <= 40 and not b.linked for b in between)


def _in_block(scene: _Scene, index: int) -> Iterator[Byline]:
    """The bylines in one block, or in the block behind it where it is "By" alone."""
    block = scene.blocks[index]
    if len(block.text) > _LONG:
        return
    text = _unglued(scene.source, block)
    lines = [part for part in _CUT.split(masked(text)) if part]
    opened = [(part, opener) for part in lines if (opener := opens(part)) and not names_others(part)]
    if not opened and len(block.text) > _SHORT and not _is_for_author(block):
        return
    closed = [name for part in lines if (name := before_closer(part)) and is_person(name)]
    marked = opened or closed or block.linked or _is_for_author(block)
    if not marked or stands_aside(block.elements[0], scene.head):
        return
    named = _is_for_author(block)
    if opened:
        for part, opener in opened:
            yield from _behind_opener(scene, index, part, opener, alone=part is lines[-1], named=named)
    elif not names_others(block.text) and not _below_others(scene.blocks, index):
        if closed:
            yield Byline(tuple(closed), Span(block.start, block.end), "the byline", strong=True)
        elif (named or block.linked) and block is not scene.head:
            own = _of_authors(scene.source, block)
            yield from _unopened(scene.source, block, own or "".join(lines[:1]), scene.stated, named=named)


def _is_for_author(block: Block) -> bool:
    """Whether one of the first elements of a block, or one close above, has the names of one for authors."""
    return any(map(is_for_author, dict.fromkeys(block.elements[:3])))


def _below_others(blocks: list[Block], index: int) -> bool:
    """Whether the block above says, and nothing else, that others are named ("Press contact")."""
    return index > 0 and len(blocks[index - 1].text) <= 30 and names_others(blocks[index - 1].text)


def _behind_opener(
    scene: _Scene, index: int, part: str, opener: re.Match[str], *, alone: bool, named: bool
) -> Iterator[Byline]:
    """The names behind the words that open a byline, in the next block where they stand ``alone`` at a block's end."""
    block = scene.blocks[index]
    if opener.end() >= len(part.rstrip()):
        following = scene.blocks[index + 1] if alone and index + 1 < len(scene.blocks) else None
        if following and len(following.text) <= _SHORT:
            sure = named or len(opener[0].split()) > 1
            yield from _named_by(following, following.text, opener[0], scene.stated, sure=sure)
        return
    words = _linked_names(scene.source, block) or part[opener.end() : _name_end(part, opener.end())]
    bare = (
        opener[0].strip().lower() == "by" and " " not in words.strip() and len(part) == len(block.text)
    )  # "by quill77"
    yield from _named_by(block, words, opener[0], scene.stated, sure=bare or (named and len(part) <= 80))


def _named_by(block: Block, words: str, opener: str, stated: frozenset[str], *, sure: bool) -> Iterator[Byline]:
    """The names behind the words that open a byline."""
    names = tuple(split_names(words))
    known = any(key_of(name) in stated for name in names)
    houses = all(map(is_house, names))
    if names and (is_person(names[0]) or known or houses or (sure and all(is_name(n) or is_house(n) for n in names))):
        yield Byline(names, Span(block.start, block.end), "the byline", opener.strip().lower() != "from")


def _unglued(source: str, block: Block) -> str:
    """The text of a block with a break where one element's words run into the next one's: "QuillReporter"."""
    if len(block.ranges) < 2:
        return block.text
    parts = [_BLANKS.sub(" ", source[start:end]) for start, end, _ in block.ranges]
    glued = (_GLUE.search(one) and other[:1].isupper() for one, other in pairwise(parts))
    breaks = (("\n" if fresh or glue else "") for (_, _, fresh), glue in zip(block.ranges[1:], glued, strict=True))
    text = parts[0] + "".join(f"{gap}{part}" for gap, part in zip(breaks, parts[1:], strict=True))
    return "\n".join(clean_text(line) for line in text.split("\n"))


def _linked_names(source: str, block: Block) -> str | None:
    """The names that are links to their authors, where a block holds such links."""
    parts = zip(block.ranges, block.elements, strict=True)
    names = [clean_text(source[start:end]) for (start, end, _), e in parts if e.link and within_author_link(e)]
    people = [name for name in names if is_person(name)]
    return ", ".join(people) or None


def _of_authors(source: str, block: Block) -> str | None:
    """The words of a block in elements for authors, where others stand beside them and none is a headline's link."""
    if len(set(block.elements)) < 2:
        return None
    parts = [
        (clean_text(source[start:end]), e) for (start, end, _), e in zip(block.ranges, block.elements, strict=True)
    ]
    if any(e.link and len(text) >= _HEADLINE and not within_author_link(e) for text, e in parts):
        return None
    return ", ".join(text for text, e in parts if text and names_author(e)) or None


def _unopened(source: str, block: Block, line: str, stated: frozenset[str], *, named: bool) -> Iterator[Byline]:
    """Names in an element for the author, or in a link to the author's page."""
    if named and len(block.text) <= 80:
        names = tuple(split_names(line))
        if not (names and is_person(names[0])):
            names = _first_person(source, block) or names
        elsewhere = block.linked > 0.6 * len(block.text) and len(line.split()) > 3 and not leads_to_author_in(block)
        if names and is_person(names[0]):
            names = tuple(name for name in names if not is_employer(name))  # "Ada Quill, HARBOUR TODAY"
        if names and not elsewhere and all(is_person(n) or is_house(n) or key_of(n) in stated for n in names):
            yield Byline(names, Span(block.start, block.end), "an element for the author", strong=False)
            return
    links = [e for part in block.elements for e in islice(part.ancestors(), 2) if e.name == "a" and leads_to_author(e)]
    for link in dict.fromkeys(links):
        parts = zip(block.ranges, block.elements, strict=True)
        spans = [(start, end) for (start, end, _), element in parts if link in (element, element.parent)]
        name = clean_text(" ".join(source[start:end] for start, end in spans))
        if is_person(name) or key_of(name) in stated:
            people = tuple(one for one in split_names(name) if is_person(one))  # "Ada Quill, CEO"
            yield Byline(people or (name,), Span(spans[0][0], spans[-1][1]), "a link to the author", strong=False)


def _first_person(source: str, block: Block) -> tuple[str, ...]:
    """The person whose name is all that the first element of a block holds, where others follow it."""
    (start, end, _), *others = block.ranges
    name = clean_text(source[start:end])
    return (name,) if others and block.elements[0] is not block.elements[-1] and is_person(name) else ()


def _name_end(line: str, start: int) -> int:
    """Where the names of a byline end: before a date, a bar, a bullet, or what the author is or works for."""
    found = _AFTER_NAME.search(line, start)
    return found.start() if found else len(line)
