"""The title: the headline that the page shows, backed by what it states."""

import re
import unicodedata
from bisect import bisect_left
from itertools import accumulate

from rashomon.model import Ground, Span
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.evidence import Evidence, Statement, clean
from rashomon.read.pages.markup import Element

_SITE = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*|\s+::\s+")

_ADDRESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
_BAR = re.compile(r"\s*\|\s*")
_SECTION = 2
"""Words of the longest name of a section that a headline ends with: "Pier to close | Opinion"."""
_KICKER = 4
"""Words of the longest kicker above a headline."""
_HEADINGS = frozenset(["h1", "h2", "h3", "h4"])
_FEW = 3
"""Words from which a part of a title may be a headline."""
_LONGEST = 500
"""Characters beyond which what is stated is no title."""


def fold_words(text: str) -> list[str]:
    """Case-folded words, without marks."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def likeness(one: str, other: str) -> float:
    """Share of the words of the shorter text that the longer has too, 0 to 1."""
    a, b = set(fold_words(one)), set(fold_words(other))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def stated_titles(evidence: Evidence) -> list[Statement]:
    """The titles that the page states outside its text, the most trustworthy first."""
    found: list[Statement] = []
    for node in evidence.articles():
        for key in ("headline", "name"):
            value = node.data.get(key)
            if isinstance(value, str) and clean(value):
                found.append(Statement(clean(value), evidence.place(node, value), f"JSON-LD {key}"))
                break
    for name in ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title", "headline"):
        found += evidence.meta.get(name, ())[:1]
    for element in evidence.page.named("title")[:1]:
        span = Span(element.inside, element.end)
        if value := clean(span.of(evidence.page.html)):
            found.append(Statement(value, span, "title element"))
    return [statement for statement in found if len(statement.value) <= _LONGEST]


def find_title(
    evidence: Evidence, blocks: list[Block], site: set[str]
) -> tuple[str | None, Block | None, Ground | None]:
    """The title, the block that shows it, and the ground; ``site`` holds the folded names of the publisher.

    An ``h1`` that shares words with a stated title is the headline as readers see it; it wins over the stated ones,
    which are often shortened or carry the site's name. Without one, the first stated title that is not the site's name,
    less the site's name.
    """
    stated = [s for s in stated_titles(evidence) if "".join(fold_words(s.value)) not in site]
    bare = [Statement(without_site(s.value, site), s.span, s.by) for s in stated]
    shown = [block for block in _within(blocks, evidence.page.named("h1")) if len(block.text) <= 300]
    heads = [b for b in shown if "".join(fold_words(b.text)) not in site]
    ranked = sorted(heads, key=lambda b: -round(3 * max((likeness(b.text, s.value) for s in bare), default=0.5)))
    if ranked and (not bare or max(likeness(ranked[0].text, s.value) for s in bare) >= 0.4):
        if within := _headline_within(evidence.page.html, ranked[0], bare):
            return within.value, ranked[0], Ground("title", within.value, within.by, within.span)
        return _shown(ranked[0], "the h1 that agrees with the stated title" if bare else "the h1")
    if named := _named_in_part(blocks, bare) or _named_at_end(blocks, bare):
        return _shown(named, "the heading that is part of the stated title")
    if line := _first_line(blocks, bare):
        return line[0], line[1], Ground("title", line[0], "the line that is part of the stated title", line[2])
    for statement in bare:
        same = "".join(fold_words(statement.value))
        block = next((b for b in blocks if "".join(fold_words(b.text)) == same), None)
        return statement.value, block, Ground("title", statement.value, statement.by, statement.span)
    return _shown(ranked[0], "the h1") if ranked else (None, None, None)


def _headline_within(source: str, head: Block, stated: list[Statement]) -> Statement | None:
    """The stated title that is the headline shown in ``head`` less what stands beside it there, or less its capitals.

    Beside it stand a kicker in an element of its own ("Harbour / Pier to close"), and the name of a section behind a
    bar ("Pier to close | Opinion"). What is written in capitals throughout is better read as it is stated.
    """
    whole, bar = fold_words(head.text), _BAR.split(head.text)
    section = bar[0] if len(bar) == 2 and len(bar[1].split()) <= _SECTION else None
    loud = head.text.isupper() and len(whole) >= _FEW
    for statement in stated:
        words = fold_words(statement.value)
        if section and words == fold_words(section):
            return statement
        kicker = len(whole) - len(words)
        ends = len(words) >= _FEW and 0 < kicker <= _KICKER and whole[kicker:] == words
        if ends and _breaks_after(source, head, kicker):
            return statement
        if loud and not statement.value.isupper() and set(words) <= set(whole) and 2 * len(words) > len(whole):
            return statement
    return None


def _breaks_after(source: str, block: Block, count: int) -> bool:
    """Whether one of the elements of a block ends behind its first ``count`` words."""
    sizes = accumulate(len(fold_words(clean(source[start:end]))) for start, end, _ in block.ranges)
    return count in sizes


def _named_in_part(blocks: list[Block], stated: list[Statement]) -> Block | None:
    """The heading, or line outside links, that is one of several parts of a stated title: "Gazette - Pier to close"."""
    for statement in stated:
        split = _SITE.split(statement.value)
        parts = {"".join(fold_words(part)) for part in split if len(part.split()) >= _FEW} if len(split) > 1 else set()
        named = [block for block in blocks if parts and _may_head(block) and "".join(fold_words(block.text)) in parts]
        if named:
            return max(named, key=lambda block: (block.element.name in _HEADINGS, len(block.text)))
    return None


def _first_line(blocks: list[Block], stated: list[Statement]) -> tuple[str, Block, Span] | None:
    """The first line of a block of several that is part of a stated title, with its block and the title's place."""
    for statement in stated:
        split = _SITE.split(statement.value)
        parts = {"".join(fold_words(part)) for part in split if len(part.split()) >= _FEW} if len(split) > 1 else set()
        for block in blocks if parts else ():
            line, several, _ = block.text.partition("\n")
            if several and len(line) <= _LONGEST and "".join(fold_words(line)) in parts:
                return line, block, statement.span or Span(block.start, block.end)
    return None


def _named_at_end(blocks: list[Block], stated: list[Statement]) -> Block | None:
    """The heading whose words a stated title ends with behind another word: "Print: Pier to close"."""
    for statement in stated:
        words = fold_words(statement.value)
        for block in blocks:
            own = fold_words(block.text) if block.element.name in _HEADINGS else []
            if _FEW <= len(own) < len(words) <= 2 * len(own) and words[-len(own) :] == own:
                return block
    return None


def _may_head(block: Block) -> bool:
    unlinked = block.element.name in _HEADINGS or 2 * block.linked <= len(block.text)
    return len(block.text) <= _LONGEST and unlinked


def _within(blocks: list[Block], elements: list[Element]) -> list[Block]:
    """The blocks that begin inside one of ``elements``, in the order of the page."""
    starts = [block.start for block in blocks]
    ranges = ((bisect_left(starts, e.inside), bisect_left(starts, e.end)) for e in elements)
    return [blocks[index] for index in sorted({index for span in ranges for index in range(*span)})]


def _shown(block: Block, reason: str) -> tuple[str, Block, Ground]:
    text = " ".join(block.text.split())
    return text, block, Ground("title", text, reason, Span(block.start, block.end))


def without_site(title: str, site: set[str]) -> str:
    """A stated title less the name of the site behind or before it.

    A part is the site's name where it is known as such, or where it is the short last part of a long title.
    """
    before, colon, behind = title.partition(": ")
    if colon and behind and "".join(fold_words(before)) in site:
        title = behind
    parts = _SITE.split(title)
    if len(parts) < 2:
        return title
    while len(parts) > 1 and "".join(fold_words(parts[-1])) in site:
        parts.pop()
    while len(parts) > 1 and "".join(fold_words(parts[0])) in site:
        parts.pop(0)
    start = title.find(parts[0])
    kept = title[start : title.rfind(parts[-1]) + len(parts[-1])]
    if kept == title and (found := re.search(r"\s+(?:[|–—·•»-]|::)\s+(?!.*\s[|–—·•»-]\s)", title)):
        head, tail = title[: found.start()], title[found.end() :]
        short = len(tail) <= 30 and len(tail.split()) <= 4 and len(head) >= 2 * len(tail)
        if short or _ADDRESS.fullmatch(tail):
            return head.strip()
    return kept.strip(" |–—-") or title
