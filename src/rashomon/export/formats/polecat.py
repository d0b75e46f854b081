"""Events in the columns of POLECAT, with the origin of each beside it, so that counting does not count copies."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.export.format import text_format
from rashomon.export.formats.csv_tables import csv_lines
from rashomon.export.material import Material, Told
from rashomon.export.tables import Cell
from rashomon.model import Event, MarkedArticle, Party

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Name Raw", "Actor Country", "Primary Actor Sector",
    "Recipient Name", "Recipient Name Raw", "Recipient Country", "Primary Recipient Sector",
    "Location", "Country", "Source", "Publication Date", "Language", "Headline", "URL",
    "CAMEO", "Kind", "Status", "Status Words", "Trigger", "Quote", "Story", "Article", "Start", "End",
    "Origin", "Copies", "Count",
)  # fmt: skip
"""POLECAT's columns, then ours. ``Origin``: the report that the words descend from; ``Copies``: the reports of that
origin; ``Count``: 1 in one row of each event of an origin and 0 in its copies, so that its sum counts no copy."""
_QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD_OF = {kind: quad for quad, kinds in _QUADS.items() for kind in kinds}


def _text(material: Material) -> Iterator[str]:
    yield csv_lines([COLUMNS])
    for told in material:
        yield csv_lines([[row.get(name, "") for name in COLUMNS] for row in _rows(told)])


def _rows(told: Told) -> Iterator[dict[str, Cell]]:
    """The events of a story: those of each origin first, then those of its copies."""
    sizes = Counter(told.origins.values())
    counted: set[tuple[object, ...]] = set()
    heads_first = sorted(told.articles.values(), key=lambda article: told.origins.get(article.id, "") != article.id)
    for article in heads_first:
        met: Counter[tuple[object, ...]] = Counter()
        for event in article.events:
            origin = _origin(told, article, event)
            key = _likeness(event)
            met[key] += 1
            once = (origin, *key, met[key])
            extra: dict[str, Cell] = {
                "Origin": origin,
                "Copies": sizes.get(origin, 1),
                "Count": int(once not in counted),
            }
            counted.add(once)
            yield {**_row(article, event), "Story": told.story.story if told.story else "", **extra}


def _origin(told: Told, article: MarkedArticle, event: Event) -> str:
    """The report that an event descends from: that of the passage it stands in, where that was taken from another."""
    for copy in told.story.copies if told.story else ():
        if copy.target == article.id and any(passage.target.contains(event.trigger) for passage in copy.passages):
            return told.origins.get(copy.source, copy.source)
    return told.origins.get(article.id, article.id)


def _likeness(event: Event) -> tuple[object, ...]:
    """What the same event has in common in two copies of one text."""
    sides = (tuple(party.name for party in side) for side in (event.actors, event.recipients))
    return (event.type, event.mode, event.status, *sides)


def _row(article: MarkedArticle, event: Event) -> dict[str, Cell]:
    place, words = event.place, event.status_span.of(article.text) if event.status_span else ""
    return {
        "Event ID": event.id,
        "Event Date": event.time.value if event.time else "",
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": "" if event.intensity is None else f"{event.intensity:g}",
        "Quad Code": _QUAD_OF.get(event.type, ""),
        **_side("Actor", event.actors, article.text),
        **_side("Recipient", event.recipients, article.text),
        "Location": place.name if place else "",
        "Country": place.country if place else "",
        "Source": article.publisher or article.source,
        "Publication Date": article.published.value,
        "Language": article.language,
        "Headline": article.title,
        "URL": article.url,
        "CAMEO": event.cameo,
        "Kind": event.kind,
        "Status": event.status,
        "Status Words": _one_line(words),
        "Trigger": _one_line(event.trigger.of(article.text)),
        "Quote": event.quote,
        "Article": article.id,
        "Start": event.trigger.start,
        "End": event.trigger.end,
    }


def _side(role: str, parties: Sequence[Party], text: str) -> dict[str, Cell]:
    raw = (_one_line(" ".join(span.of(text) for span in party.spans)) for party in parties)
    return {
        f"{role} Name": "; ".join(party.name for party in parties),
        f"{role} Name Raw": "; ".join(raw),
        f"{role} Country": "; ".join(dict.fromkeys(party.country for party in parties if party.country)),
        f"Primary {role} Sector": "; ".join(dict.fromkeys(party.sector for party in parties if party.sector)),
    }


def _one_line(words: str) -> str:
    return " ".join(words.split())


POLECAT = text_format("polecat", "events in POLECAT's columns, with origins", ".csv", _text)
