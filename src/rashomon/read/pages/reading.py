"""One page read for its body: what it shows, or, where that is a shell, what it states or keeps folded away."""

from dataclasses import dataclass, replace

from rashomon.model import Failure, Ground
from rashomon.read.pages.blocks import Block, segment
from rashomon.read.pages.choose import Models, choose
from rashomon.read.pages.continuity import is_prose, read_on
from rashomon.read.pages.evidence import Evidence, gather
from rashomon.read.pages.initials import mend_initials
from rashomon.read.pages.markup import Page, scan
from rashomon.read.pages.outcome import no_article
from rashomon.read.pages.publishers import find_publisher, find_url, site_names
from rashomon.read.pages.stated_body import LEAST, StatedBody, stated_body
from rashomon.read.pages.titles import find_title

SHELL = 600
"""Characters of a shown body below which the page may keep the article elsewhere."""
_TWICE = 2
"""How many times longer than what is shown the text must be that a page keeps elsewhere."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a page: its title, the index of the block that shows it, who published it, where.

    ``site`` are the folded names of the site.
    """

    title: str | None
    index: int | None
    publisher: str | None
    url: str | None
    site: frozenset[str]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a page, the indices of those that are the body, and the body where it is ``stated`` for scripts.

    ``failure`` says why there is none. ``unfolded``: the page was read with its templates.
    """

    evidence: Evidence
    blocks: list[Block]
    chosen: list[int]
    failure: Failure | None
    head: Head
    stated: StatedBody | None = None
    unfolded: bool = False

    @property
    def size(self) -> int:
        """The characters of the body."""
        return 0 if self.failure else sum(len(self.blocks[index].text) for index in self.chosen)


def read_body(source: str, page: Page, url: str | None, models: Models | None) -> Reading:
    """The body of ``page``; where it shows less than ``SHELL`` characters, what it states or folds away if longer."""
    shown = _shown(source, page, url, models)
    if shown.size >= SHELL:
        return shown
    least = max(LEAST, _TWICE * sum(len(shown.blocks[i].text) for i in shown.chosen if is_prose(shown.blocks[i])))
    if stated := stated_body(shown.evidence, least):
        return _with_stated(shown, stated)
    if page.folded:
        unfolded = _shown(source, scan(page.html, unfolded=True), url, models)
        if unfolded.size >= least:
            return replace(unfolded, unfolded=True)
    return shown


def _shown(source: str, page: Page, url: str | None, models: Models | None) -> Reading:
    evidence = gather(page)
    blocks = mend_initials(page.html, segment(page))
    chosen = choose(evidence, blocks, models)
    head = head_of(evidence, blocks, url)
    if chosen:
        chosen = read_on(blocks, chosen, head.index, head.title)
    failure = no_article(source, evidence, blocks, [blocks[i] for i in chosen])
    return Reading(evidence, blocks, chosen, failure, head)


def head_of(evidence: Evidence, blocks: list[Block], given: str | None) -> Head:
    """What stands at the head of a page; ``given`` is where it was fetched from, if known."""
    url, url_ground = find_url(evidence, given)
    publisher, publisher_ground = find_publisher(evidence, url)
    site = site_names(evidence, publisher, url)
    title, shown, title_ground = find_title(evidence, blocks, site)
    index = next((index for index, block in enumerate(blocks) if block is shown), None)
    grounds = tuple(ground for ground in (title_ground, publisher_ground, url_ground) if ground)
    return Head(title, index, publisher, url, frozenset(site), grounds)


def _with_stated(shown: Reading, stated: StatedBody) -> Reading:
    """The blocks of the page and of the stated body in the order of the page, and which of them are the body."""
    every = sorted([*shown.blocks, *stated.blocks], key=lambda block: block.start)
    own = {id(block) for block in stated.blocks}
    chosen = [i for i, block in enumerate(every) if id(block) in own]
    index = shown.head.index
    moved = None if index is None else next(i for i, block in enumerate(every) if block is shown.blocks[index])
    head = replace(shown.head, index=moved)
    return replace(shown, blocks=every, chosen=chosen, failure=None, head=head, stated=stated)
