"""Pages that hold no article: which kind they are, and what to do about it."""

import re

from rashomon.model import Failure
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.evidence import Evidence

_CONSENT = re.compile(
    r"\b(?:cookies?|consent|gdpr|privacy (?:policy|settings|choices)|einwilligung|cookie-richtlinie|vos données)\b",
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
    "nothing": ("no article in the page", "give the page of one report"),
}


def no_article(source: str, evidence: Evidence, blocks: list[Block], chosen: list[Block]) -> Failure | None:
    """The reason why a page gives no article; None where it does.

    A page with a body is refused only where the body is short and what is around it, or it itself, is of another kind.
    """
    if not blocks:
        kind: str | None = _kind_of_empty(evidence)
    elif chosen:
        kind = _kind_of_short(evidence, blocks, chosen)
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


def _kind_of_short(evidence: Evidence, blocks: list[Block], chosen: list[Block]) -> str | None:
    """What a page is whose body is but a few words, or links; None where it is an article."""
    size = sum(len(block.text) for block in chosen)
    links = len(_headlines(blocks))
    linked = sum(min(block.linked, len(block.text)) for block in chosen)
    if links >= 10 and linked > 0.6 * size and size - linked < 500:
        return "index"
    if size >= 600:
        return None
    words = "\n".join(block.text for block in chosen)
    if links >= 15 and size < 15 * links and not _says_article(evidence):
        return "index"
    if size < 400 and len(chosen) <= 3 and len(_CONSENT.findall(words)) >= (3 if size >= 150 else 1):
        return "consent"
    return "script" if size < 300 and _SCRIPT.search(words) else None


def _headlines(blocks: list[Block]) -> list[Block]:
    """Lines that are links and long enough to be headlines of other pages."""
    return [block for block in blocks if block.linked > 0.6 * len(block.text) and len(block.text) >= 25]


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
