"""Who wrote a page: the byline that it shows, and the authors that it states."""

from collections.abc import Sequence

from rashomon.model import Ground
from rashomon.read.credits import east_asian_authors, text_agencies
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.byline import Byline, is_site, key_of, without_houses
from rashomon.read.pages.bylines_shown import shown_bylines
from rashomon.read.pages.bylines_stated import stated_authors
from rashomon.read.pages.credit import raw_of
from rashomon.read.pages.evidence import Evidence
from rashomon.read.pages.names import is_house, is_name, is_person, lexicon
from rashomon.read.pages.titles import fold_words

Authors = tuple[tuple[str, ...], list[Ground]]


def find_authors(evidence: Evidence, blocks: list[Block], head: int, chosen: Sequence[int], site: set[str]) -> Authors:
    """The names of the authors in the order of the page, and what gives each.

    ``head`` is the block of the headline, ``chosen`` are those of the body, ``site`` the folded names of the site. A
    byline that says "By" wins over what is stated, for publishing systems state whoever pressed the button; a house
    counts only where the page shows it as a byline; nobody is named on weaker grounds.
    """
    stated = [without_houses(byline, site) for byline in stated_authors(evidence)]
    agreed = frozenset[str]().union(*(byline.keys for byline in stated))
    shown = shown_bylines(evidence.page.html, blocks, head, chosen, agreed)
    bare = (without_houses(byline, site) for byline in shown if byline.strong)
    strong = [byline for byline in bare if all(is_name(name) for name in byline.names)]
    if strong:
        told = strong[0] if is_person(strong[0].names[0]) else next((b for b in strong if b.keys & agreed), strong[0])
        return _given(_fullest(told, stated, site))
    for byline in stated:
        people = tuple(name for name in byline.names if _credible(name, byline, site))
        if people:
            return _given(without_houses(Byline(people, byline.span, byline.by, strong=True), site))
    seen = frozenset().union(*(byline.keys for byline in shown))
    for byline in stated:  # a house or a handle: only where the page shows it too
        if byline.keys & seen:
            return _given(byline)
    for byline in shown:
        if all((is_person(name) or is_house(name)) and key_of(name) not in site for name in byline.names):
            return _given(without_houses(byline, site))
    return _east_asian(evidence.page.html, blocks, head, chosen)


def _east_asian(source: str, blocks: list[Block], head: int, chosen: Sequence[int]) -> Authors:
    """The authors whom a line in Chinese, Japanese or Korean names around the story."""
    first, last = (chosen[0], chosen[-1]) if chosen else (head, head)
    for index in (*range(min(head, first), min(first + 2, len(blocks))), *range(last, min(last + 3, len(blocks)))):
        found = list(east_asian_authors(blocks[index].text))
        if found:
            spans = [(name, raw_of(source, blocks[index], start, end)) for name, start, end in found]
            grounds = [Ground("bylines", name, "the byline", span) for name, span in spans]
            return tuple(dict.fromkeys(name for name, _ in spans)), grounds
    return (), []


def _given(byline: Byline) -> Authors:
    return byline.names, [Ground("bylines", name, byline.by, byline.span) for name in byline.names]


def _credible(name: str, byline: Byline, site: set[str]) -> bool:
    """Whether a stated name may be believed unseen: a person's, a single name with a capital, an agency."""
    if byline.house:
        return bool(text_agencies(name))
    if is_site(name, site):
        return (
            is_person(name)
            and key_of(name) in site
            and not set(fold_words(name)) & (lexicon()["houses"] | lexicon()["outlets"])
        )
    return is_person(name) or (not name.islower() and not is_house(name))


def _fullest(byline: Byline, stated: list[Byline], site: set[str]) -> Byline:
    """The shown byline, or the stated one that names the same people more fully ("Quill", "Ada Quill")."""
    for other in stated:
        if other.keys == byline.keys:
            return byline
        people = len(other.keys) >= len(byline.keys) and all(is_person(n) and not is_site(n, site) for n in other.names)
        if people and all(any(set(fold_words(n)) & set(fold_words(m)) for m in other.names) for n in byline.names):
            return other
    return byline
