"""Whether an archive tells what its reports tell as files: `python bench/archive_tells.py PATH...`.

Each PATH (a folder, a file of records) is read and marked once; its reports are told as they are, and out of an archive
that they were added to in four lots, in an order drawn by chance. Page, Markdown and JSON must be the same, byte for
byte. Without paths the reports of the demonstration are told. Prints a line for each PATH and how many differ.
"""

import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rashomon.archive import Archive
from rashomon.collate import dossier
from rashomon.engine import archiving, read_paths
from rashomon.engine.archived import dossier_of
from rashomon.engine.marking import mark_each
from rashomon.model import Dossier, Failure, MarkedArticle
from rashomon.tell import DOSSIERS

DEMO = Path(__file__).parents[1] / "src/rashomon/demo/reports"
LOTS = 4


def main(paths: Sequence[str]) -> int:
    """How many of the paths an archive tells otherwise."""
    wrong = 0
    for path in paths:
        reports = _marked(path)
        told, kept = dossier(reports), _from_archive(reports)
        other = [way.name for way in DOSSIERS if "".join(way.write(told)) != "".join(way.write(kept))]
        wrong += bool(other)
        found = f"differs as {', '.join(other)}" if other else "the same"
        print(f"{path}: {len(reports)} reports, {len(told.stories)} stories: {found}", flush=True)
    print(f"{len(paths)} told twice, {wrong} differ")
    return wrong


def _marked(path: str) -> list[MarkedArticle]:
    """The reports behind a path, each once."""
    inside = sorted(map(str, Path(path).iterdir())) if Path(path).is_dir() else [path]
    found = {one.id: one for one in mark_each(read_paths(inside, _say), jobs=1) if isinstance(one, MarkedArticle)}
    return [found[name] for name in sorted(found)]


def _from_archive(reports: Sequence[MarkedArticle]) -> Dossier:
    """What an archive tells that the reports were added to."""
    drawn = list(reports)
    random.Random(len(drawn)).shuffle(drawn)
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "told.rashomon", write=True) as archive:
        for lot in range(LOTS):
            archiving.add(archive, drawn[lot::LOTS], _say, jobs=1)
        stories = sorted(archive.stories(), key=lambda story: (-len(story.articles), story.story))
        return dossier_of(archive, stories)


def _say(failure: Failure) -> None:
    print(failure.line(), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [str(DEMO)]) > 0)
