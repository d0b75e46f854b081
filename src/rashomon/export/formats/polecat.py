"""Events in the columns of POLECAT, with the origin of each beside it, so that counting does not count copies."""

from collections import Counter
from collections.abc import Iterator

from rashomon.export.format import text_format
from rashomon.export.formats.csv_tables import csv_lines
from rashomon.export.material import Material, Told
from rashomon.export.tables import Cell
from rashomon.model import Event, MarkedArticle, polecat_row

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
            yield {**polecat_row(article, event), "Story": told.story.story if told.story else "", **extra}


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


POLECAT = text_format("polecat", "events in POLECAT's columns, with origins", ".csv", _text)
