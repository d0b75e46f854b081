"""Initials and footnote marks: what a page sets apart for the eye is read as a person reads it."""

import re
from dataclasses import replace

from rashomon.read.pages.blocks import Block
from rashomon.read.pages.markup import Element

_ALONE = frozenset("AIOYEUÀÓÉÈÁaiouyeАВИКОСУЯЗ")
"""Letters that are words themselves: an initial of them may be one."""
_INITIAL = re.compile(r"drop|cap|initial|first|lettrine|versal", re.IGNORECASE)


def mend_initials(source: str, blocks: list[Block]) -> list[Block]:
    """The blocks with every large first letter in one word with what it begins.

    The letter may stand in a block of its own, be set apart by a line break, or stand there twice, once for the eye and
    once to be read aloud.
    """
    if not any(_has_initial(source, block) for block in blocks):
        return blocks
    mended: list[Block] = []
    for block in blocks:
        before = mended[-1] if mended else None
        if before and _is_letter(before.text) and before.text not in _ALONE and block.text[:1].islower():
            mended[-1] = _joined(before, block)
        else:
            mended.append(_in_one(source, block))
    return mended


def _has_initial(source: str, block: Block) -> bool:
    if len(block.text) == 1:
        return True
    start, end, _ = block.ranges[0]
    return end - start <= 3 and len(block.ranges) > 1 and _is_letter(source[start:end].strip())


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isupper()


def _joined(initial: Block, block: Block) -> Block:
    start, end, _ = block.ranges[0]
    ranges = [*initial.ranges, (start, end, False), *block.ranges[1:]]
    elements = [*initial.elements, *block.elements]
    text = initial.text + block.text
    return replace(block, ranges=ranges, elements=elements, text=text, start=initial.start)


def _in_one(source: str, block: Block) -> Block:
    """The block with its initial once, and no blank behind it."""
    if not _has_initial(source, block) or len(block.ranges) < 2:
        return block
    letter = source[block.ranges[0][0] : block.ranges[0][1]].strip()
    start, end, _ = block.ranges[1]
    behind = source[start:end]
    if behind.strip() == letter and block.text.startswith(2 * letter):
        ranges, elements = block.ranges[1:], block.elements[1:]
        return replace(block, ranges=ranges, elements=elements, text=block.text[1:], start=ranges[0][0])
    word = behind.lstrip()
    if word == behind or letter in _ALONE or not word[:1].islower() or not _is_set_apart(block.elements[0]):
        return block
    ranges = [block.ranges[0], (end - len(word), end, False), *block.ranges[2:]]
    return replace(block, ranges=ranges, text=letter + block.text[1:].lstrip())


def _is_set_apart(element: Element) -> bool:
    return _INITIAL.search(f"{element.get('class')} {element.get('id')}") is not None
