"""A tokenizer of raw HTML that keeps the offset of every character, and the light tree it grows.

A parser that builds a document gives up where each character stood; here every stretch of text keeps its place in the
raw page. Implied end tags follow the HTML standard (section 13.1.2.4) closely enough for text; the cost is linear in
the page whatever it holds.
"""

import html
import re
from collections.abc import Iterator

from rashomon.lexicon import Rules, read_rules

TAG = re.compile(
    r"""<(?:(?P<end>/)?(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>"""
    r"""|(?P<comment>!--)|[!?/][^>]*+>)"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]*+)))?+""")
_COMMENT_END = re.compile(r"--!?>")


class Elements(Rules, frozen=True, kw_only=True):
    """What ``elements.toml`` holds: the elements of HTML by how they are read."""

    void: frozenset[str]
    inline: frozenset[str]
    closes_p: frozenset[str]
    raw: frozenset[str]
    swallows: frozenset[str]
    head: frozenset[str]
    scope: frozenset[str]
    furniture: frozenset[str]


ELEMENTS = read_rules("rashomon.read.pages", "elements.toml", Elements)
VOID, INLINE, CLOSES_P, RAW = ELEMENTS.void, ELEMENTS.inline, ELEMENTS.closes_p, ELEMENTS.raw
SWALLOWS, IN_HEAD, SCOPE, FURNITURE = ELEMENTS.swallows, ELEMENTS.head, ELEMENTS.scope, ELEMENTS.furniture
SIBLINGS = {  # an opening tag on the left closes an open one of the set, unless the barrier lies between
    "li": (frozenset(["li"]), frozenset(["ul", "ol", "menu"])),
    "dt": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "dd": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "tr": (frozenset(["tr", "td", "th"]), frozenset(["table"])),
    "td": (frozenset(["td", "th"]), frozenset(["table", "tr"])),
    "th": (frozenset(["td", "th"]), frozenset(["table", "tr"])),
    "tbody": (frozenset(["tbody", "thead", "tfoot", "tr", "td", "th"]), frozenset(["table"])),
    "option": (frozenset(["option"]), frozenset(["select"])),
    "a": (frozenset(["a"]), frozenset(["div", "td", "li", "p", "table"])),
}
_RAW_END = {name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE) for name in RAW}
_LINE, _HEAD, _PARAGRAPH, _SIBLING, _UNSEEN, _EMPTY = (1 << bit for bit in range(6))
"""What an opening tag does: runs on in a line, stays in the head, closes a paragraph, its like, hides, is empty."""
_OPENS = {
    name: _LINE * (name in INLINE)
    | _HEAD * (name in IN_HEAD)
    | _PARAGRAPH * (name in CLOSES_P)
    | _SIBLING * (name in SIBLINGS)
    | _UNSEEN * (name in RAW)
    | _EMPTY * (name in VOID)
    for name in {*INLINE, *IN_HEAD, *CLOSES_P, *SIBLINGS, *RAW, *VOID}
}
_FOLDED = frozenset(["template", "noscript", "textarea", "script"])
_MARKUP = re.compile(r"""type\s*=\s*["']?text/(?:html|x-template|template|x-handlebars)""", re.IGNORECASE)
"""What makes a script a template: its content is a piece of a page."""
_LASTING = frozenset(["html", "body"])
"""Elements that end with the page, wherever their end tag stands."""
DEEPEST = 256
_MOST_BROKEN = 200
"""Tags that are none on a page of which no more is made than text behind them."""
MOST_ELEMENTS = 30_000
"""The scan stops behind so many; pages of reports have 300 to 10,000."""


class Element:
    """One element of the raw page: ``start`` of its tag, ``inside`` where its content begins, ``end`` behind it.

    It stands in a ``link`` or in ``furniture`` (a menu, a footer) if it is one or an element around it is. ``groups``
    is what ``naming`` makes of its names, once it was asked.
    """

    __slots__ = (
        "_attributes", "_block", "depth", "end", "furniture", "groups",
        "inside", "link", "name", "parent", "raw", "start",
    )  # fmt: skip

    def __init__(self, name: str, raw: str, start: int, inside: int, parent: "Element | None") -> None:
        self.name = name
        self.raw = raw
        self.start = start
        self.inside = inside
        self.end = inside
        self.parent = parent
        self._block: Element | None = None
        if parent is None:
            self.depth, self.link, self.furniture = 0, False, False
        else:
            self.depth = parent.depth + 1
            self.link = parent.link or name == "a"
            self.furniture = parent.furniture or name in FURNITURE
            if name in INLINE:
                self._block = parent.block
        self.groups: tuple[int, ...] | None = None
        self._attributes: dict[str, str] | None = None

    @property
    def block(self) -> "Element":
        """The innermost element, this one or one around it, that begins a block."""
        return self._block or self

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by their lower-case names, entities decoded; the first of a name counts."""
        if self._attributes is None:
            self._attributes = {}
            for name, double, single, bare in _ATTRIBUTE.findall(self.raw) if self.raw else ():
                value = double or single or bare
                self._attributes.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
        return self._attributes

    def get(self, name: str) -> str:
        """The attribute ``name``, empty where there is none."""
        return (self._attributes or self.attributes).get(name, "")

    @property
    def anchor(self) -> "Element | None":
        """The link that this element stands in or is; None where it stands in none."""
        return next((element for element in self.ancestors() if element.name == "a"), None) if self.link else None

    def ancestors(self) -> "Iterator[Element]":
        """The element itself, its parent, and so on to the root."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


class Text:
    """A stretch of raw text, ``gap`` says what lies before it: 0 nothing, 1 a line break, 2 a new block."""

    __slots__ = ("element", "end", "gap", "start")

    def __init__(self, start: int, end: int, element: Element, gap: int) -> None:
        self.start = start
        self.end = end
        self.element = element
        self.gap = gap


class Page:
    """A scanned page: all ``elements`` in the order of their tags and the visible ``texts`` in theirs.

    ``folded``: it has templates, or text for readers without scripts, that could be unfolded.
    """

    __slots__ = ("_by_name", "elements", "folded", "html", "root", "texts")

    def __init__(self, source: str) -> None:
        self.html = source
        self.folded = False
        self.root = Element("#page", "", 0, 0, None)
        self.elements: list[Element] = []
        self.texts: list[Text] = []
        self._by_name: dict[str, list[Element]] | None = None

    def named(self, *names: str) -> list[Element]:
        """The elements with one of ``names``, in the order of their tags; asked only of a page scanned to its end."""
        if self._by_name is None:
            self._by_name = {}
            for element in self.elements:
                self._by_name.setdefault(element.name, []).append(element)
        found = [element for name in names for element in self._by_name.get(name, ())]
        return sorted(found, key=lambda element: element.start) if len(names) > 1 else found


def scan(source: str, *, unfolded: bool = False) -> Page:
    """The elements and texts of an HTML page; every offset is a code point of ``source``.

    ``unfolded``, what its templates and the text for readers without scripts hold is read as if it were shown.
    """
    return _Scanner(source, unfolded=unfolded).run()


class _Scanner:
    """The state of one scan: the stack of open elements and the gap before the next text."""

    def __init__(self, source: str, *, unfolded: bool) -> None:
        self.source = source
        self.unfolded = unfolded
        self.page = Page(source)
        self.stack: list[Element] = [self.page.root]
        self.gap = 2
        self.broken = 0
        self.endless: set[str] = set()
        self.counts: dict[str, int] = {}

    def run(self) -> Page:  # noqa: C901, PLR0912  one loop: a call for every tag and text costs a tenth of the scan
        source, elements, stack, counts = self.source, self.page.elements, self.stack, self.counts
        find, match, size, add = source.find, TAG.match, len(source), self.page.texts.append
        position = 0
        while position < size and len(elements) <= MOST_ELEMENTS:
            tag = find("<", position)
            if tag < 0:
                self._text(position, size)
                break
            if tag > position:  # what ``_text`` does, without a call for every text of a page
                gap = self.gap
                if not source[position:tag].isspace():
                    self.gap = 0
                    add(Text(position, tag, stack[-1], gap))
                elif not gap:
                    add(Text(position, tag, stack[-1], gap))
            found = match(source, tag)
            if found is None:
                position = self._lone(tag)
                continue
            closing, name, attributes, comment = found.groups()
            position = found.end()
            if name:
                name = name.lower()
                if not closing:
                    if self._open(name, attributes, tag, position):
                        position = self._raw(name, position)
                elif stack[-1].name == name and name not in _LASTING:
                    stack.pop().end = position
                    counts[name] -= 1
                    if name not in INLINE:
                        self.gap = 2
                else:
                    self._close(name, tag, position)
            elif comment:
                end = _COMMENT_END.search(source, tag + 2)
                position = end.end() if end else size
        while len(self.stack) > 1:
            self.stack.pop().end = size
        return self.page

    def _lone(self, start: int) -> int:
        """A ``<`` that opens no tag is text, unless the page is cut inside a tag."""
        self.broken += 1
        if self.source.find(">", start) < 0 and self.source[start + 1 : start + 2].isalpha():
            return len(self.source)
        end = start + 1 if self.broken <= _MOST_BROKEN else len(self.source)
        self._text(start, end)
        return end

    def _text(self, start: int, end: int) -> None:
        gap = self.gap
        if not self.source[start:end].isspace():
            self.gap = 0
        elif gap:
            return
        self.page.texts.append(Text(start, end, self.stack[-1], gap))

    def _raw(self, name: str, start: int) -> int:
        """Skip the content of an element that shows no text; the element keeps where it lies."""
        found = None if name in self.endless else _RAW_END[name].search(self.source, start)
        element = self.stack[-1]
        if found is None:
            self.endless.add(name)
            if name not in SWALLOWS:
                return start
            element.end = len(self.source)
            self._pop(len(self.stack) - 1, element.end)
            return element.end
        close = self.source.find(">", found.start())
        element.end = found.start()
        self.stack.pop()
        self.counts[name] -= 1
        return len(self.source) if close < 0 else close + 1

    def _open(self, name: str, attributes: str, start: int, inside: int) -> bool:
        """Open an element; whether its content is to be skipped."""
        counts, does = self.counts, _OPENS.get(name, 0)
        if name in _FOLDED and does & _UNSEEN and self._is_shown(name, attributes):
            does = 0
        if not does & _HEAD and counts.get("head") and name != "head":
            self._close_open(frozenset(["head"]), frozenset(), start)
        if does & _PARAGRAPH and counts.get("p"):
            self._close_open(frozenset(["p"]), SCOPE, start)
        if does & _SIBLING:
            names, barrier = SIBLINGS[name]
            if any(map(counts.get, names)):
                self._close_open(names, barrier, start)
        if not does & (_LINE | _UNSEEN):
            self.gap = 2
        elif name == "br":
            self.gap = min(2, self.gap + 1) if self.gap else 1
        stack = self.stack
        element = Element(name, attributes, start, inside, stack[-1])
        self.page.elements.append(element)
        if does & _EMPTY or len(stack) > DEEPEST or (does & _UNSEEN and attributes.endswith("/")):
            return False
        stack.append(element)
        counts[name] = counts.get(name, 0) + 1
        return bool(does & _UNSEEN)

    def _is_shown(self, name: str, attributes: str) -> bool:
        """Whether an element that shows no text is one of a shadow tree, which is shown, or is to be unfolded."""
        if name == "template" and "shadowroot" in attributes.lower():
            return True
        can_be = name != "script" or _MARKUP.search(attributes) is not None
        self.page.folded |= can_be
        return self.unfolded and can_be

    def _close_open(self, names: frozenset[str], barrier: frozenset[str], end: int) -> None:
        """Close the outermost open element of ``names`` above the barrier, with all that it holds."""
        found = 0
        for index in range(len(self.stack) - 1, 0, -1):
            name = self.stack[index].name
            if name in names:
                found = index
            elif name in barrier:
                break
        if found:
            self._pop(found, end)

    def _close(self, name: str, start: int, end: int) -> None:
        if name == "br" or (name == "p" and not self.counts.get("p")):
            self.gap = 2
        if name in _LASTING or not self.counts.get(name):
            return
        inline = name in INLINE
        for index in range(len(self.stack) - 1, 0, -1):
            element = self.stack[index]
            if element.name == name:
                if inline and any(e.name not in INLINE for e in self.stack[index + 1 :]):
                    element.end = end  # misnested: what is open inside stays open
                    del self.stack[index]
                    self.counts[name] -= 1
                else:
                    self._pop(index, start)
                    element.end = end
                break
            if element.name in SCOPE and name not in SCOPE and name not in ("tr", "tbody", "thead", "tfoot"):
                break
        if not inline:
            self.gap = 2

    def _pop(self, index: int, end: int) -> None:
        """Close the elements from ``index`` of the stack upward."""
        for element in self.stack[index:]:
            element.end = end
            self.counts[element.name] -= 1
            if element.name not in INLINE:
                self.gap = 2
        del self.stack[index:]
