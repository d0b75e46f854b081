"""The formats, one module each; other packages add theirs as entry points of the group ``rashomon.exports``."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from rashomon.export.errors import ExportError
from rashomon.export.format import Format

GROUP = "rashomon.exports"
_OURS = {
    "csv": "csv_tables:CSV",
    "jsonl": "json_lines:JSON_LINES",
    "parquet": "parquet:PARQUET",
    "duckdb": "duck:DUCKDB",
    "sqlite": "sqlite:SQLITE",
    "polecat": "polecat:POLECAT",
    "gexf": "graphs:GEXF",
    "graphml": "graphs:GRAPHML",
    "ftm": "ftm:FTM",
    "timelinejs": "timeline_js:TIMELINE_JS",
    "ical": "ical:ICAL",
    "bibtex": "bibliography:BIBTEX",
    "csl": "bibliography:CSL",
    "tei": "tei:TEI",
    "webannotation": "annotations:WEB_ANNOTATION",
    "jsonld": "claims:JSON_LD",
}
"""Our own formats, each with its module and the name it has there."""


@cache
def _others() -> dict[str, str]:
    return {point.name: point.value for point in entry_points(group=GROUP) if point.name not in _OURS}


def format_names() -> tuple[str, ...]:
    """The names of all formats, our own first."""
    return (*_OURS, *sorted(_others()))


def format_named(name: str) -> Format:
    """The format of that name; ``ExportError`` that names them all for any other."""
    if name in _OURS:
        module, _, attribute = _OURS[name].partition(":")
        found = getattr(import_module(f"{__name__}.{module}"), attribute)
    elif name in _others():
        found = next(iter(entry_points(group=GROUP, name=name))).load()
    else:
        raise ExportError(f"no such format: {name!r} (there are {', '.join(format_names())})")
    if not isinstance(found, Format):
        raise ExportError(f"the format {name!r} of another package is no rashomon.export.Format")
    return found
