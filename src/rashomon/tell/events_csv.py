"""Events as a table in the columns of POLECAT, one row an event, with the article and the offsets of its words."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from rashomon.model import Event, MarkedArticle, Party

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Name Raw",
    "Actor Country",
    "Primary Actor Sector",
    "Recipient Name",
    "Recipient Name Raw",
    "Recipient Country",
    "Primary Recipient Sector",
    "Location",
    "Country",
    "Source",
    "Publication Date",
    "Language",
    "CAMEO",
    "Kind",
    "Status",
    "Status Words",
    "Trigger",
    "Quote",
    "Article",
    "Start",
    "End",
)
_FORMULA = re.compile(r"(?![+-]?\d+(?:\.\d+)?$)\s*[=+\-@＝＋－＠]|[\t\r\n]")
_QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD_OF = {kind: quad for quad, kinds in _QUADS.items() for kind in kinds}


def events_csv(articles: Iterable[MarkedArticle]) -> Iterator[str]:
    """The events of ``articles`` as comma-separated values, line by line behind a header, in the order of the articles.

    Several parties of one side stand in one cell, parted by "; ". ``Event Date`` is a TIMEX3 value and empty where
    the report gives none; it is never the day of publication. ``Start`` and ``End`` are the offsets of the trigger
    in the article's text, ``Contexts`` stays empty.
    """
    yield _line(COLUMNS)
    for article in articles:
        for row in (_row(article, event) for event in article.events):
            yield _line([row.get(name, "") for name in COLUMNS])


def _line(cells: Sequence[str]) -> str:
    """One line; the writer's own ending has both characters, so that a name with either of them is quoted."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(map(_inert, cells))
    return line.getvalue().removesuffix("\r\n") + "\n"


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: what looks like the start of one is set behind an apostrophe.

    >>> _inert("=1+1"), _inert("-4.5"), _inert("a = b")
    ("'=1+1", '-4.5', 'a = b')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _row(article: MarkedArticle, event: Event) -> dict[str, str]:
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


def _side(role: str, parties: tuple[Party, ...], text: str) -> dict[str, str]:
    raw = (_one_line(" ".join(span.of(text) for span in party.spans)) for party in parties)
    return {
        f"{role} Name": "; ".join(party.name for party in parties),
        f"{role} Name Raw": "; ".join(raw),
        f"{role} Country": "; ".join(dict.fromkeys(party.country for party in parties if party.country)),
        f"Primary {role} Sector": "; ".join(dict.fromkeys(party.sector for party in parties if party.sector)),
    }


def _one_line(words: str) -> str:
    return " ".join(words.split())
