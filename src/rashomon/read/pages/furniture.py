"""Furniture that stands among the paragraphs of a story: the lines that plain text is rid of, by the same lists.

A page's elements tell most of it; but an advertisement's heading, an invitation or a link to another story is often
written as a paragraph like any other, and only its words tell.
"""

import re
from functools import lru_cache

from rashomon.model import LineLabel
from rashomon.read.credits import is_east_asian_byline
from rashomon.read.pages.blocks import Block
from rashomon.read.text.cues import lexicon
from rashomon.read.text.line_rules import Rule, rules
from rashomon.read.text.words import WORD

_LABELS: frozenset[LineLabel] = frozenset({"related", "boilerplate", "caption"})
_ORIGIN: dict[str, frozenset[LineLabel]] = {
    "before": frozenset({"byline", "date"}),
    "after": frozenset({"bio", "credits"}),
}
_UNENDED: frozenset[LineLabel] = frozenset({"caption"})
"""Labels of lines that end no sentence: "Photo: Ada Quill"; not "It grew, offline and online."."""
_GROUPS = ("share", "comment", "account", "legal", "related", "advertisement", "picture", "media")
"""The groups of ``cues.toml`` whose words make a line furniture wherever it stands."""
LONGEST = 220
"""Characters beyond which a line is no furniture by its words alone."""
_LEGAL_RULE, _LEGAL = "reserves-all-rights", 400
"""The same of one that reserves all rights."""
_COVERED = 0.6
"""The share of a short line that cues must cover."""
_FEW = 9  # words
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_PARTS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th"])
"""What lists, tables and headings of a story hold is short and unended, too."""


def furniture(block: Block, place: str = "inside") -> str | None:
    """Why a block among those of the story is none of it; None where it may be.

    Where its ``place`` is "before" the story, it may sign or date it, "after" it, say who wrote it.

    Example: "Advertisement", "Read more: Pier to close"; counter-example: "The advertisement ran for a week."
    """
    return None if block.element.name in _PARTS else furniture_line(block.text, place)


def furniture_line(text: str, place: str) -> str | None:
    """Why a line is none of the story, wherever it is set."""
    if len(text) > _LEGAL:
        return None
    ended = _ENDED.search(text) is not None
    long = len(text) > LONGEST
    for rule in _rules(place):
        if (ended and rule.label in _UNENDED) or (long and rule.id != _LEGAL_RULE):
            continue
        if rule.fits(text, place):
            return rule.reason
    if long:
        return None
    if is_east_asian_byline(text):
        return "names the author or the editor"
    if not ended and _is_announcement(text):
        return "words of a page's furniture"
    return None


@lru_cache(maxsize=4)
def _rules(place: str) -> tuple[Rule, ...]:
    """The rules for lines in a ``place`` among those of the story."""
    labels = _LABELS | _ORIGIN.get(place, frozenset())
    return tuple(rule for rule in rules() if rule.label in labels and rule.id != "an-address-and-nothing-else")


def _is_announcement(text: str) -> bool:
    """Whether cues cover most of a line of few words that leads to nothing."""
    words = WORD.findall(text.lower())
    if not words or len(words) > _FEW or text.endswith((":", "：", "(via")):
        return False
    known = lexicon()
    shares = known.coverage(words, text)[: len(known.groups)]
    return sum(shares[known.groups.index(name)] for name in _GROUPS) >= _COVERED
