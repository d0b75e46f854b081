"""Events as rows in the columns of POLECAT, and cells that no program takes for anything but words."""

import re
from collections.abc import Sequence

from rashomon.model.marks import Event, MarkedArticle, Party

_FORMULA = re.compile(r"(?![+-]?\d+(?:\.\d+)?$)\s*[=+\-@＝＋－＠]|[\t\r\n]")
_QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD_OF = {kind: quad for quad, kinds in _QUADS.items() for kind in kinds}


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: what looks like the start of one is set behind an apostrophe.

    >>> inert("=1+1"), inert("-4.5"), inert("a = b")
    ("'=1+1", '-4.5', 'a = b')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def polecat_row(article: MarkedArticle, event: Event) -> dict[str, str]:
    """An event by the names of the columns; what is not known is an empty cell.

    Several parties of one side stand in one cell, parted by "; ". ``Event Date`` is a TIMEX3 value and empty where
    the report gives none; it is never the day of publication. ``Start`` and ``End`` are the offsets of the trigger
    in the article's text.
    """
    words = event.status_span.of(article.text) if event.status_span else ""
    return {
        "Event ID": event.id,
        "Event Date": event.time.value if event.time else "",
        "Event Type": event.type,
        "Event Mode": event.mode or "",
        "Intensity": "" if event.intensity is None else f"{event.intensity:g}",
        "Quad Code": _QUAD_OF.get(event.type, ""),
        **_side("Actor", event.actors, article.text),
        **_side("Recipient", event.recipients, article.text),
        "Location": event.place.name if event.place else "",
        "Country": (event.place.country or "") if event.place else "",
        "Source": article.publisher or article.source,
        "Publication Date": article.published.value or "",
        "Language": article.language or "",
        "Headline": article.title or "",
        "URL": article.url or "",
        "CAMEO": event.cameo or "",
        "Kind": event.kind or "",
        "Status": event.status,
        "Status Words": _one_line(words),
        "Trigger": _one_line(event.trigger.of(article.text)),
        "Quote": event.quote or "",
        "Article": article.id,
        "Start": str(event.trigger.start),
        "End": str(event.trigger.end),
    }


def _side(role: str, parties: Sequence[Party], text: str) -> dict[str, str]:
    raw = (_one_line(" ".join(span.of(text) for span in party.spans)) for party in parties)
    return {
        f"{role} Name": "; ".join(party.name for party in parties),
        f"{role} Name Raw": "; ".join(raw),
        f"{role} Country": "; ".join(dict.fromkeys(party.country for party in parties if party.country)),
        f"Primary {role} Sector": "; ".join(dict.fromkeys(party.sector for party in parties if party.sector)),
    }


def _one_line(words: str) -> str:
    return " ".join(words.split())
