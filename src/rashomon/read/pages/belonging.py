"""Whose a date is: the article's by its place, or another's: a card, a caption, a comment, an event that is told."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from rashomon.read.pages.author_elements import leads_to_author
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.continuity import is_prose
from rashomon.read.pages.markup import Element, Page

_DATING = re.compile(r"publish|posted|pub-?date|(?:article|post|entry|story)-?date", re.IGNORECASE)
_BESIDE = frozenset({"aside", "nav", "figure", "figcaption", "blockquote", "form"})
"""Elements that hold something beside the article, unless they hold its headline."""
_ENTRY = frozenset({"li", "article", "tr", "dd"})
_SERIES = frozenset({"li", "article", "section", "details", "div"})
_LONG = 80
"""Characters of an element beside the date in it from which it may be one of several: of a live blog, a thread."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where the article lies on its ``page``: its headline's ``title`` block, its ``body``, its paragraphs.

    ``entries`` counts the elements that are alike and each hold a date.
    """

    page: Page
    title: Block | None
    body: tuple[int, int]
    told: Sequence[tuple[int, int]]
    entries: Counter[tuple[Element | None, str, str]]

    @classmethod
    def of(cls, page: Page, blocks: list[Block], head: int, chosen: list[int]) -> "Belonging":
        """The place of the article with the headline ``head`` and the body ``chosen``, both indices of ``blocks``."""
        title = blocks[min(head, len(blocks) - 1)] if blocks else None
        body = (blocks[chosen[0]].start, blocks[chosen[-1]].end) if chosen else (0, 0)
        told = [(blocks[index].start, blocks[index].end) for index in chosen if is_prose(blocks[index])]
        return cls(page, title, body, told, Counter(_entries(page)))

    def is_others(self, element: Element, *, labelled: bool = False) -> bool:
        """Whether a date in ``element`` is of something else on the page; one ``labelled`` may stand in an aside.

        What stands in a caption or an aside, in an entry of a list beside a link, or within a paragraph of the story,
        is no date of the article.
        """
        if self._is_told(element) or self._is_far_above(element):
            return True
        if (
            not labelled
            and self.is_behind(element)
            and any(map(self._holds_link, islice(self._apart_above(element), 3)))
        ):
            return True
        for above in self._apart_above(element):
            if above.name in _BESIDE and not labelled:
                return True
            if above.name in _ENTRY and self._holds_link(above) and not self._is_of_story(above):
                return True
            if self.entries[above.parent, above.name, above.get("class")] > 1 and above.name in _SERIES:
                return True
        return False

    def tells(self, block: Block) -> bool:
        """Whether a block is a paragraph of the story."""
        return (block.start, block.end) in self.told

    def is_behind(self, element: Element) -> bool:
        """Whether an element stands behind the body."""
        return self.body[1] > 0 and element.start >= self.body[1]

    def _apart_above(self, element: Element) -> Iterator[Element]:
        """The element and those around it that do not hold the headline."""
        return takewhile(self._apart, element.ancestors())

    def _is_far_above(self, element: Element) -> bool:
        """Whether an element stands above the headline, and nothing but the page holds both."""
        title = self.title
        if title is None or element.start >= title.start or title.element.name in ("body", "#page"):
            return False
        if any(_DATING.search(f"{e.get('class')} {e.get('itemprop')}") for e in islice(element.ancestors(), 2)):
            return False  # named for the date of a publication, wherever it is set
        around = next(e for e in element.ancestors() if e.name == "#page" or e.start <= title.start < e.end)
        return around.name in ("body", "html", "#page") and title.element.parent is not around

    def _apart(self, element: Element) -> bool:
        """Whether an element does not hold the headline, and is none of the page's own."""
        title = self.title
        return element.name not in ("body", "html", "#page") and not (
            title is not None and element.start <= title.start < element.end
        )

    def _is_told(self, element: Element) -> bool:
        at = bisect_right(self.told, (element.start, 1 << 60)) - 1
        return at >= 0 and self.told[at][0] < element.start < self.told[at][1]

    def _holds_link(self, element: Element) -> bool:
        within = (link for link in self.page.named("a") if element.inside <= link.start < element.end)
        return any(link.get("href") and not leads_to_author(link) for link in within)

    def _is_of_story(self, element: Element) -> bool:
        """Whether an element holds the beginning of the body."""
        return element.start <= self.body[0] < element.end


def _entries(page: Page) -> Iterator[tuple[Element | None, str, str]]:
    """For each element of some length around a ``time`` element what it has in common with its like."""
    found: set[Element] = set()
    for time in page.named("time"):
        around = (above for above in islice(time.ancestors(), 1, 4) if above.name in _SERIES)
        found.update(e for e in around if e.end - e.inside - (time.end - time.start) > _LONG)
    return ((element.parent, element.name, element.get("class")) for element in found)
