"""The body put together from what reads on: its lead and its end in elements of their own, less what stands between.

The model judges blocks by the elements around them; a lead in ``div.intro`` above the paragraphs, or a last paragraph
behind an advertisement, is lost by the name of its container. What is prose, stands where the story goes on, and is
named for nothing else belongs to it; what is hidden, a thread of readers, or furniture by its words does not.
"""

import re
from collections import Counter
from itertools import islice, takewhile

from rashomon.read.pages.blocks import Block
from rashomon.read.pages.furniture import furniture, furniture_line
from rashomon.read.pages.markup import Element
from rashomon.read.pages.names import heads_part, is_person, names_others, opens
from rashomon.read.pages.naming import groups, groups_of
from rashomon.read.pages.stamps import is_date_line, masked
from rashomon.read.pages.surroundings import hidden_ones, is_hidden, nearest
from rashomon.read.pages.titles import fold_words
from rashomon.read.text.dating import dates_only
from rashomon.read.text.line_rules import rules

PROSE = 60
"""Characters from which a block that ends a sentence is prose."""
_NEAR = 8
"""Blocks before and behind the body among which it may begin or go on."""
_NEARLY_ALL = 0.7
_REPEATED = 0.6
"""The share of its words that a summary has in common with the paragraph below it; a lead says something else."""
_BESIDE = frozenset([
    "aside", "nav", "footer", "form", "figure", "figcaption", "blockquote", "table", "ul", "ol", "dl",
    "button", "label", "noscript", "details",
])  # fmt: skip
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_FACT = 40
"""Characters of the longest line of a list of facts about the story."""
_SIGNED = 80
"""Characters of a line that signs the story."""
_HEADLINE = 30
"""Characters from which a link is as long as a headline."""
_BAR = re.compile(r"\s*[|·•,]\s*|\s+[–—-]\s+")
_SHORT_DAY = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d\d\b")
_SUBHEADINGS = _HEADINGS - {"h1"}
_LONGEST_HEADING = 120
_OTHERS = (
    "comment", "share", "related", "listing", "navigation", "footer", "side", "advert", "subscribe", "caption",
    "byline", "bio", "tag", "consent", "hidden", "contents", "quote", "inset",
)  # fmt: skip
_SURELY_OTHERS = tuple(name for name in _OTHERS if name not in ("related", "listing", "inset", "quote"))
_INVITING = re.compile(r"newsletter|subscri(?!ber-)|sign-?up", re.IGNORECASE)
_LABEL = 30
"""Characters of a line that says who stands below it."""
_SMALL = 250
"""Characters of a box that invites."""
_SUMMARY = re.compile(r"summar|subtitle|sub-?head|\bdek\b|descri|excerpt|key-?points|takeaway", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def read_on(blocks: list[Block], chosen: list[int], head: int | None, title: str | None = None) -> list[int]:
    """The ``chosen`` blocks as a reader would put them together; ``head`` is the block of the headline ``title``."""
    kept = _visible(blocks, chosen)
    kept = _without_cards(blocks, _below(blocks, kept, head), head)
    kept = _without_boxes(blocks, _without_thread(blocks, kept))
    kept = _without_furniture(blocks, kept, title)
    while kept and (blocks[kept[-1]].element.name in _HEADINGS or _credits(blocks[kept[-1]].text)):
        kept.pop()
    while len(kept) > 1 and _stands_first(blocks, kept[0], kept[1]):
        kept.pop(0)
    if not kept:
        return chosen
    return [*_lead(blocks, kept, head), *_headed(blocks, kept), *_end(blocks, kept, head)]


def _visible(blocks: list[Block], chosen: list[int]) -> list[int]:
    """The blocks that a reader sees, where they are most of the chosen ones: a page may unfold all of its story."""
    hidden = hidden_ones(blocks[index].element for index in chosen)
    shown = [index for index in chosen if blocks[index].element not in hidden]
    return shown if len(shown) == len(chosen) or _size(blocks, shown) >= _least(blocks, chosen) else chosen


def _least(blocks: list[Block], chosen: list[int]) -> float:
    return min(0.5 * _size(blocks, chosen), 500)


def _size(blocks: list[Block], indices: list[int]) -> int:
    return sum(len(blocks[index].text) for index in indices)


def _without_thread(blocks: list[Block], chosen: list[int]) -> list[int]:
    """The blocks up to a list of dated entries, of readers or other stories, where that is not most of all."""
    around = nearest("li", (blocks[index].element for index in chosen))
    items = {index: item for index in chosen if (item := around[blocks[index].element]) is not None}
    lists = {item.parent for item in items.values()}
    dated = {
        item
        for index, block in enumerate(blocks if items else ())
        if len(block.text) < PROSE and _DATED.search(block.text) and (item := _item(block)) and item.parent in lists
    }
    threads = {parent for parent, count in Counter(item.parent for item in dated).items() if count > 1}
    first = next((index for index, item in items.items() if item.parent in threads), None)
    if first is None:
        return chosen
    kept = [index for index in chosen if index < first]
    return kept if 2 * _size(blocks, kept) >= _size(blocks, chosen) else chosen


_DATED = re.compile(r"\b(?:19|20)\d\d\b|\bago\b")


def _item(block: Block) -> Element | None:
    return next((e for e in block.element.ancestors() if e.name == "li"), None)


def _below(blocks: list[Block], chosen: list[int], head: int | None) -> list[int]:
    """The blocks from the headline on, where they are nearly all."""
    kept = [index for index in chosen if head is None or index >= head]
    return kept if _size(blocks, kept) >= _NEARLY_ALL * _size(blocks, chosen) else chosen


def _without_boxes(blocks: list[Block], chosen: list[int]) -> list[int]:
    """The blocks less those in small boxes that invite to subscribe."""
    boxes: dict[int, Element] = {}
    known: dict[Element, bool] = {}
    for index in chosen:
        for element in islice(blocks[index].element.ancestors(), 3):
            if element not in known:
                known[element] = bool(element.raw) and _invites(element)
            if known[element]:
                boxes[index] = element
                break
    held: Counter[Element] = Counter()
    for index, box in boxes.items():
        held[box] += len(blocks[index].text)
    kept = [index for index in chosen if index not in boxes or held[boxes[index]] > _SMALL]
    return kept if _size(blocks, kept) >= _NEARLY_ALL * _size(blocks, chosen) else chosen


def _without_facts(blocks: list[Block], chosen: list[int]) -> list[int]:
    """The blocks less the short lines above the first paragraph, where one of them dates the story: a list of facts."""
    first = next((n for n, index in enumerate(chosen) if is_prose(blocks[index])), 0)
    short = [i for i in chosen[:first] if len(blocks[i].text) <= _FACT and blocks[i].element.name not in _HEADINGS]
    if not any(dates_only(blocks[index].text) for index in short):
        return chosen
    return [index for index in chosen if index not in short]


def _invites(element: Element) -> bool:
    return _INVITING.search(f"{element.get('class')} {element.get('id')}") is not None


def _without_cards(blocks: list[Block], chosen: list[int], head: int | None) -> list[int]:
    """The blocks less those in ``article`` elements of others, where the headline and most of them stand in none."""
    if head is None or any(element.name == "article" for element in blocks[head].element.ancestors()):
        return chosen
    around = nearest("article", (blocks[index].element for index in chosen))
    kept = [index for index in chosen if around[blocks[index].element] is None]
    return kept if _size(blocks, kept) >= _NEARLY_ALL * _size(blocks, chosen) else chosen


def _without_furniture(blocks: list[Block], chosen: list[int], title: str | None) -> list[int]:
    head = "".join(fold_words(title or ""))
    chosen = _without_facts(blocks, chosen)
    kept: list[int] = []
    told = False
    for index in chosen:
        block = blocks[index]
        if not told and "\n" in block.text and _is_head(block, head):
            continue
        if _is_contact(block) if told else (_signs(block.text) or _is_time(block) or is_date_line(block.text)):
            continue
        if told and _leads_away(block):
            continue
        if furniture(block, "inside" if told else "before") is None:
            kept.append(index)
            told = told or is_prose(block)
    return kept


def _stands_first(blocks: list[Block], first: int, then: int) -> bool:
    """Whether a line says by its element that it sums the story up, and the byline or date parts it from the rest."""
    element = blocks[first].element
    named = f"{element.get('class')} {element.get('id')} {element.get('itemprop')}"
    return then > first + 1 and len(blocks[first].text) < PROSE and _SUMMARY.search(named) is not None


def _credits(text: str) -> bool:
    """Whether a line says who worked on the text, not where it was printed: it closes the story and is none of it."""
    return "published" not in text.lower() and any(
        rule.label == "credits" and rule.fits(text, "after") for rule in rules()
    )


def _is_head(block: Block, title: str) -> bool:
    """Whether every line of a block is the headline, or part of a stated one, signs or dates the story."""
    lines = block.text.split("\n")
    headed = "".join(fold_words(lines[0]))
    if headed and headed in title and any(furniture_line(one, "before") for one in lines[1:]):
        return all(len(one) < PROSE for one in lines[1:])
    return all("".join(fold_words(one)) == title or furniture_line(one, "before") for one in lines)


def _signs(line: str) -> bool:
    """Whether a line names people and dates the story, and no more: "Ada Quill · 14/03/24", "Un texte de Ada Quill"."""
    if len(line) > _SIGNED or _ENDED.search(line):
        return False
    if names_others(line):
        return True
    opener = opens(line)
    bare = _SHORT_DAY.sub("", masked(line[opener.end() :] if opener else line))
    parts = [part for part in _BAR.split(bare) if part.strip()]
    return bool(parts) and (opener is not None or len(bare) < len(line)) and all(map(is_person, parts))


def _is_time(block: Block) -> bool:
    """Whether a short line is a time and nothing else, by its element: a day without its year, too."""
    return len(block.text) <= _FACT and all(element.name == "time" for element in block.elements)


def _leads_away(block: Block) -> bool:
    """Whether a line of the story's own is nothing but a link, as long as a headline."""
    text = block.text
    if block.linked < len(text) or block.element.name not in ("p", "div") or len(set(block.elements)) > 1:
        return False
    return _HEADLINE <= len(text) <= _LONGEST_HEADING and not _ENDED.search(text)


def _is_contact(block: Block) -> bool:
    """Whether a block says whom the press may ask: "Media contact", and below it a name and a number."""
    if "\n" not in block.text:
        return False
    first, *others = block.text.split("\n")
    return len(first) <= _LABEL and names_others(first) and all(len(line) <= PROSE for line in others)


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of whole sentences that are no link."""
    text = block.text
    least = PROSE // 3 if _SPACELESS.search(text) else PROSE
    return len(text) >= least and _ENDED.search(text) is not None and 3 * block.linked < len(text)


def _stands_for_itself(block: Block, within: Element | None) -> bool:
    """Whether no element around a block, up to ``within``, is for something beside the story or named for it."""
    names = groups()
    for element in takewhile(lambda e: e is not within, block.element.ancestors()):
        if element.name in ("body", "html", "#page"):
            return True
        if element.name in _BESIDE:
            return False
        named = {names[group][0] for group in groups_of(element)}
        if not named.isdisjoint(_OTHERS if block.linked else _SURELY_OTHERS):
            return False
        if element.raw and _SUMMARY.search(f"{element.get('class')} {element.get('id')} {element.get('itemprop')}"):
            return False
    return not is_hidden(block.element)


def _lead(blocks: list[Block], chosen: list[int], head: int | None) -> list[int]:
    """The paragraphs between headline and body that open the story."""
    first = chosen[0]
    if head is None or not 0 <= first - head <= _NEAR:
        return []
    holder = _common(blocks[head].element, blocks[first].element)
    found: list[int] = []
    for index in range(head + 1, first):
        block = blocks[index]
        if not is_prose(block) or not _stands_for_itself(block, holder) or furniture(block, "before"):
            continue
        if all(_shared(block.text, blocks[other].text) < _REPEATED for other in chosen[:2]):
            found.append(index)
    return found


def _headed(blocks: list[Block], chosen: list[int]) -> list[int]:
    """The blocks with the headings of their parts: each right above a paragraph, in an element like those of others."""
    known, found = set(chosen), list(chosen)
    holder = _common(blocks[chosen[0]].element, blocks[chosen[-1]].element)
    for index in range(chosen[0] + 1, chosen[-1]):
        block = blocks[index]
        if index in known or index + 1 not in known or not _may_head(block) or not is_prose(blocks[index + 1]):
            continue
        if _stands_for_itself(block, holder) and not furniture_line(block.text, "inside"):
            found.append(index)
    return sorted(found)


def _may_head(block: Block) -> bool:
    """Whether a block may be the heading of a part of the story: short, no link, of no part for others."""
    short = block.element.name in _SUBHEADINGS and len(block.text) <= _LONGEST_HEADING
    return short and not block.linked and not heads_part(block.text)


def _shared(one: str, other: str) -> float:
    """The share of the longer words of ``one`` that ``other`` has too."""
    words = {word for word in fold_words(one) if len(word) > 3}
    return len(words & set(fold_words(other))) / len(words) if words else 1.0


def _common(one: Element, other: Element) -> Element | None:
    """The innermost element around both."""
    above = set(one.ancestors())
    return next((element for element in other.ancestors() if element in above), None)


def _end(blocks: list[Block], chosen: list[int], head: int | None) -> list[int]:
    """The paragraphs behind the body that stand in the element of the story and in elements like those of its own."""
    last = chosen[-1]
    holder = _common(blocks[chosen[0] if head is None else min(head, chosen[0])].element, blocks[last].element)
    if holder is None or holder.name in ("body", "html", "#page"):
        return []
    ways: set[tuple[str, ...]] | None = None
    found: list[int] = []
    for index in range(last + 1, min(len(blocks), last + _NEAR)):
        block = blocks[index]
        if not holder.start <= block.start < holder.end or block.element.name in _HEADINGS:
            break
        if furniture(block, "after") or not _stands_for_itself(block, holder):
            continue
        if not is_prose(block):
            break
        if ways is None:  # most stories end with their element
            ways = {_way(blocks[own].element, holder) for own in chosen if is_prose(blocks[own])}
        if _way(block.element, holder) not in ways:
            break
        found.append(index)
    return found


def _way(element: Element, holder: Element) -> tuple[str, ...]:
    """The names of the elements from ``holder`` down to one."""
    return tuple(e.name for e in takewhile(lambda e: e is not holder, element.ancestors()))
