"""Pages that hold no article: which kind they are, and what to do about it."""

import re
from bisect import bisect_left
from itertools import islice

from rashomon.model import Failure
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.continuity import is_prose
from rashomon.read.pages.evidence import Evidence, clean_text
from rashomon.read.pages.markup import Element
from rashomon.read.pages.refusals import refusals

_CONSENT = re.compile(
    r"\b(?:cookies?|consent|gdpr|privacy (?:policy|settings|choices)|einwilligung|cookie-richtlinie|vos données|"
    r"(?:store|access) (?:and/or access )?information on (?:a|your) device|(?:our|\d+) partners|legitimate interests?|"
    r"mit werbung|werbefrei|tracking|unsere (?:\d+ )?partner|personenbezogene daten|datenschutzerklärung|"
    r"nos (?:\d+ )?partenaires|données personnelles|nuestros (?:\d+ )?socios|datos personales|nostri (?:\d+ )?partner|"
    r"dati personali|personali[sz]ed (?:ads|advertising|content)|process(?:ing)? personal data|unique identifiers)\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"enable javascript|javascript is (?:disabled|required)|checking your browser|just a moment|captcha|"
    r"are you a robot|verify(?:ing)? (?:that )?you are (?:a )?human|access denied|unusual traffic",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"subscribe to (?:continue|read|unlock|keep)|(?:subscribers|members)[- ]only|to continue reading|for subscribers|"
    r"already a (?:subscriber|member)|sign in to (?:read|continue)|log in to (?:read|continue)|continue reading with|"
    r"unlock this (?:article|story)|abonn(?:ieren|ez-vous|enten)|réservé aux abonnés",
    re.IGNORECASE,
)
_PROSE = 300
"""Characters from which what no reader sees may hold the article."""
_LONGEST_REFUSAL = 900
"""Characters of a page that only refuses."""
_PARTS = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*|\n")
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5"])
_TEASERS, _MOSTLY, _LONG_TEASER = 3, 0.7, 400
"""Entries from which a page may be a listing, the share of its prose that they must hold, and how long they may be."""
_FEW = 6
"""Blocks of a wall that asks for consent."""
_SHORT = 30
"""Characters of the shortest teaser."""
_OUTCOMES = {
    "empty": ("no visible text in the page", "give the page as a reader sees it"),
    "frames": ("a page of frames, no article of its own", "give the page in the frame that holds the report"),
    "script data": (
        "its text stands only in data for scripts, none in the page",
        "open it in a browser and save it from there",
    ),
    "wall": ("a paywall and no text of the article", "give a copy that holds the text"),
    "consent": ("a consent page, no article", "accept or decline its question and save the page again"),
    "script": ("a page that checks the browser, no article", "open it in a browser and save it from there"),
    "index": ("index page, no article", "give the page of one report"),
    "error": ("an error page, no article", "fetch the page again, or give another address of the report"),
    "login": ("a page to log in, no article", "log in and save the page again"),
    "nothing": ("no article in the page", "give the page of one report"),
}


def no_article(source: str, evidence: Evidence, blocks: list[Block], chosen: list[Block]) -> Failure | None:
    """The reason why a page gives no article; None where it does.

    A page with a body is refused only where the body is short and what is around it, or it itself, is of another kind.
    """
    if not blocks:
        kind: str | None = _kind_of_empty(evidence)
    elif chosen:
        kind = _kind_of_refusal(evidence, blocks, chosen) or _kind_of_short(evidence, blocks, chosen)
    else:
        kind = _kind_of_bodiless(evidence, blocks)
    return Failure(source, *_OUTCOMES[kind]) if kind else None


def _kind_of_empty(evidence: Evidence) -> str:
    """What a page is that shows nothing."""
    if evidence.page.named("frameset"):
        return "frames"
    return "script data" if _holds_hidden_text(evidence) else "empty"


def _holds_hidden_text(evidence: Evidence) -> bool:
    """Whether a page keeps prose where no reader sees it: JSON for its scripts, a template."""
    stated = any(len(str(node.data.get("articleBody") or "")) >= _PROSE for node in evidence.nodes)
    hidden = (e for e in evidence.page.elements if e.name in ("script", "template", "noscript"))
    return stated or any(e.end - e.inside >= _PROSE and (e.name != "script" or "json" in e.get("type")) for e in hidden)


def _kind_of_bodiless(evidence: Evidence, blocks: list[Block]) -> str:
    """What a page is in which no block was chosen."""
    words = "\n".join(block.text for block in blocks[:200])[:4000]
    links = len(_headlines(blocks))
    if _is_wall(evidence, blocks):
        return "wall"
    if _CONSENT.search(words) and links < 20:
        return "consent"
    if _SCRIPT.search(words):
        return "script"
    if len(words) < _PROSE and links < 10 and _holds_hidden_text(evidence):
        return "script data"
    return "index" if links >= 10 else "nothing"


def _kind_of_refusal(evidence: Evidence, blocks: list[Block], chosen: list[Block]) -> str | None:
    """What a page is whose headline or title refuses: an error, a login; None where neither does."""
    if sum(len(block.text) for block in chosen) >= _LONGEST_REFUSAL:
        return None
    heads = [block.text for block in blocks[:40] if block.element.name in ("h1", "h2")][:3]
    titles = [clean_text(evidence.page.html[e.inside : e.end]) for e in evidence.page.named("title")[:1]]
    told = [part for text in (*titles, *heads) for part in _PARTS.split(text)]
    for kind, pattern in refusals():
        if any(pattern.fullmatch(words.strip()) for words in told):
            return kind
    return None


def _is_listing(blocks: list[Block], chosen: list[Block]) -> bool:
    """Whether most of the prose stands below linked headlines, each with a teaser of its own."""
    prose = [block for block in chosen if is_prose(block) or _is_teaser(block)]
    if len(prose) < _TEASERS:
        return False
    linked = [b.start for b in blocks if b.element.name in _HEADINGS and 2 * b.linked > len(b.text) > 0]
    entries: set[Element] = set()
    teasers = 0
    for block in prose:
        entry = next((e for e in islice(block.element.ancestors(), 1, 4) if _holds(linked, e)), None)
        if entry is not None and entry.name not in ("body", "html", "main", "#page"):
            entries.add(entry)
            teasers += len(block.text)
    most = _MOSTLY * sum(len(block.text) for block in prose)
    return len(entries) >= _TEASERS and most < teasers < _LONG_TEASER * len(entries)


def _is_teaser(block: Block) -> bool:
    """Whether a block is a short sentence that is no link."""
    return len(block.text) >= _SHORT and block.text[-1] in ".!?…" and not block.linked


def _holds(starts: list[int], element: Element) -> bool:
    """Whether an element holds just one of ``starts``, in their order."""
    at = bisect_left(starts, element.inside)
    return at < len(starts) and starts[at] < element.end and (at + 1 == len(starts) or starts[at + 1] >= element.end)


def _kind_of_short(evidence: Evidence, blocks: list[Block], chosen: list[Block]) -> str | None:
    """What a page is whose body is but a few words, or links; None where it is an article."""
    size = sum(len(block.text) for block in chosen)
    links = len(_headlines(blocks))
    linked = sum(min(block.linked, len(block.text)) for block in chosen)
    if links >= 10 and linked > 0.6 * size and size - linked < 500:
        return "index"
    if not _says_article(evidence) and _is_listing(blocks, chosen):
        return "index"
    if size >= 600:
        return None
    if size < _PROSE and not any(is_prose(block) and not _is_beside(block) for block in chosen):
        return _kind_of_bodiless(evidence, blocks)
    words = "\n".join(block.text for block in chosen)
    if links >= 15 and size < 15 * links and not _says_article(evidence):
        return "index"
    if len(chosen) <= _FEW and len(_CONSENT.findall(words)) >= (1 if size < 150 else max(3, size // 100)):
        return "consent"
    return "script" if size < 300 and _SCRIPT.search(words) else None


def _headlines(blocks: list[Block]) -> list[Block]:
    """Lines that are links and long enough to be headlines of other pages."""
    return [block for block in blocks if block.linked > 0.6 * len(block.text) and len(block.text) >= 25]


def _is_beside(block: Block) -> bool:
    return any(element.name in ("aside", "nav", "footer", "form") for element in block.element.ancestors())


def is_cut_short(evidence: Evidence, blocks: list[Block], chosen: list[Block]) -> bool:
    """Whether the page shows only the beginning of the article: a short body and a paywall's words or its mark."""
    return sum(len(block.text) for block in chosen) < 1500 and _is_wall(evidence, blocks)


def _is_wall(evidence: Evidence, blocks: list[Block]) -> bool:
    closed = any(str(node.data.get("isAccessibleForFree")).lower() == "false" for node in evidence.nodes)
    return closed or any(_WALL.search(block.text) for block in blocks if len(block.text) < 400)


def _says_article(evidence: Evidence) -> bool:
    kind = evidence.first("og:type")
    return bool(kind and "article" in kind.value.lower()) or any(
        "Article" in t or "Posting" in t for n in evidence.nodes for t in n.types
    )
