"""The stamp of a run: the versions of everything that its rows depend on, compared between all who work on it."""

import sys
from functools import cache
from importlib.metadata import version
from importlib.resources import files

import msgspec

from rashomon.collate import VERSION as COLLATE
from rashomon.export import TABLES
from rashomon.learned import digest
from rashomon.mark import VERSION as MARK
from rashomon.mark.parse import MODEL
from rashomon.model import content_id
from rashomon.read import VERSION as READ


class Stamp(msgspec.Struct, frozen=True):
    """What a row of a table depends on, beside the reports."""

    rashomon: str
    stages: dict[str, str]
    models: str
    tables: str
    parse: str
    libraries: dict[str, str]

    def differences(self, other: "Stamp") -> str:
        """Where ``other`` differs, in words for one line; empty where it does not."""
        mine, theirs = _flat(self), _flat(other)
        apart = [name for name in mine if mine[name] != theirs.get(name)]
        return ", ".join(f"{name} {mine[name]} and {theirs.get(name)}" for name in apart)


def _flat(stamp: Stamp) -> dict[str, str]:
    return {
        "rashomon": stamp.rashomon,
        **stamp.stages,
        "models": stamp.models,
        "tables": stamp.tables,
        "parse": stamp.parse,
        **stamp.libraries,
    }


@cache
def stamp() -> Stamp:
    """The stamp of this installation."""
    manifest = files("rashomon.learned").joinpath("models.toml")
    libraries = {name: version(name) for name in ("spacy", "numpy", "lxml", "trafilatura")}
    return Stamp(
        rashomon=version("rashomon"),
        stages={"read": READ, "mark": MARK, "collate": COLLATE},
        models=digest(manifest)[:12],
        tables=content_id("t", *((table.name, table.columns) for table in TABLES)),
        parse=MODEL,
        libraries={**libraries, "python": f"{sys.version_info.major}.{sys.version_info.minor}"},
    )
