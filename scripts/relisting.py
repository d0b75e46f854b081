"""News set as guides are: some paragraphs of a story as headings, lists and tables, its words as they were.

A model that has seen news alone takes the lists and headings of a guide for menus. What is learnt from a page set anew
is the same story with other elements around its words.
"""

import re
from random import Random

from rashomon.read.pages.blocks import Block

LEAST = 5
"""Paragraphs that a story must have."""
SET_ANEW = 0.5
"""The share of them that is."""
_HEAD = 7
"""Words of the longest heading."""
_SENTENCE = re.compile(r"(?<=[.!?…][\"”’)])\s+|(?<=[.!?…])\s+")


def relisted(source: str, blocks: list[Block], body: list[bool], random: Random) -> str | None:
    """The page with some paragraphs of its story as headings, lists or tables; None where it has too few."""
    own = [b for b, told in zip(blocks, body, strict=True) if told and b.element.name == "p" and len(b.ranges) == 1]
    own = [block for block in own if _SENTENCE.search(block.text)]
    if len(own) < LEAST:
        return None
    kinds = random.sample(["list", "heading", "numbers", "table", "lines"], 3)
    parts, position = [], 0
    for block in own:
        start, end = block.element.start, block.element.end
        if start < position or random.random() > SET_ANEW:
            continue
        parts += [source[position:start], _set_anew(source[block.start : block.end], random.choice(kinds), random)]
        position = end
    return "".join((*parts, source[position:]))


def _set_anew(words: str, kind: str, random: Random) -> str:
    """A paragraph in other elements."""
    sentences = _SENTENCE.split(words)
    level = random.choice(("h2", "h3"))
    if kind == "heading":
        head, rest = " ".join(words.split()[:_HEAD]), " ".join(words.split()[_HEAD:])
        return f"<{level}>{head}</{level}><p>{rest}</p>"
    if kind == "table":
        rows = "".join(
            f"<tr><td>{' '.join(s.split()[:3])}</td><td>{' '.join(s.split()[3:])}</td></tr>" for s in sentences
        )
        return f"<table><tbody>{rows}</tbody></table>"
    if kind == "lines":
        return "<p>" + "<br>".join(sentences) + "</p>"
    outer = "ol" if kind == "numbers" else "ul"
    head = f"<{level}>{' '.join(sentences[0].split()[:_HEAD])}</{level}>" if random.random() < SET_ANEW else ""
    first = " ".join(sentences[0].split()[_HEAD:]) if head else sentences[0]
    items = "".join(f"<li>{sentence}</li>" for sentence in (first, *sentences[1:]) if sentence)
    return f"{head}<{outer}>{items}</{outer}>"
