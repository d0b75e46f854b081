"""Every long command says how far it is, stage by stage, and how many there will be as soon as that is known."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rashomon.archive import Archive
from rashomon.cli import cli
from rashomon.cli.console import Reporter
from rashomon.collate import dossier
from rashomon.engine import archiving
from rashomon.model import Dossier

Seen = list[tuple[str, int | None, int]]


class _Watching:
    """Notes what passes: what was being done, how many were announced, how many came."""

    def __init__(self) -> None:
        self.seen: Seen = []

    def __call__(self, items: Iterable[Any], doing: str, total: int | None) -> Iterator[Any]:
        count = 0
        for item in items:
            yield item
            count += 1
        self.seen.append((doing, total, count))


def test_accounts_are_counted_while_they_are_told(demo: Dossier) -> None:
    watching = _Watching()
    assert dossier(demo.articles, watch=watching) == demo
    assert watching.seen == [("telling stories", len(demo.stories), len(demo.stories))]


def test_an_addition_is_shown_in_its_stages(demo: Dossier, tmp_path: Path) -> None:
    watching = _Watching()
    with Archive(tmp_path / "a.rashomon", write=True) as archive:
        archiving.add(archive, demo.articles, lambda failure: pytest.fail(failure.line()), jobs=1, watch=watching)
    reports, stories = len(demo.articles), len(demo.stories)
    assert watching.seen == [("reading and marking", None, reports), ("telling stories", stories, stories)]


def test_tell_reads_then_marks_then_tells(
    demo_paths: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching = _Watching()
    monkeypatch.setattr(Reporter, "watch", lambda _, items, doing, total: watching(items, doing, total))
    paths = demo_paths[:2]
    done = CliRunner().invoke(cli, ["tell", *paths, "-o", str(tmp_path / "dossier.json"), "-j", "1"])
    assert done.exit_code == 0, done.output
    assert [(doing, total) for doing, total, _ in watching.seen][:1] == [("marking", 2)]
    assert watching.seen[-1][0] == "telling stories"
