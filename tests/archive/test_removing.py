"""Removing: nothing of a report stays in the file, and the archive is as if it had never held it."""

import sqlite3
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from reports import report, reports

from rashomon.archive import Archive
from rashomon.archive.check import check
from rashomon.archive.connection import migrations
from rashomon.cli import cli
from rashomon.collate import dossier
from rashomon.engine import archiving, deciding, settling
from rashomon.engine.archived import dossier_of
from rashomon.model import Failure, MarkedArticle, article_id, encode

ALONE = "The lighthouse keeper Quirinus Bleck of Ostrava Point resigned over zygomorphic lamps."


def _never(failure: Failure) -> None:
    raise AssertionError(failure.line())


def _alone(text: str) -> MarkedArticle:
    known = report("ferry", "Lamp Gazette", 20, 0)
    name = article_id("Lamps", "Lamp Gazette", "2024-11-20", text)
    published = msgspec.structs.replace(known.published, value="2024-11-20")
    return msgspec.structs.replace(known, id=name, source="lamp.txt", title="Lamps", text=text, published=published)


def _filled(path: Path, articles: list[MarkedArticle]) -> None:
    with Archive(path, write=True) as archive:
        archiving.add(archive, articles, _never, jobs=1)


@pytest.mark.parametrize("place", range(0, 12, 3))
def test_an_archive_without_a_report_is_as_if_it_never_held_it(tmp_path: Path, place: int) -> None:
    path = tmp_path / "news.rashomon"
    _filled(path, reports())
    gone = reports()[place]
    with Archive(path, write=True) as archive:
        done = deciding.remove(archive, [gone.id], why="a court order")
        assert done.removed == (gone.id,)
        assert done.stories_changed
        assert check(archive) == []
        assert encode(dossier_of(archive, list(archive.stories()))) == encode(
            dossier([one for one in reports() if one.id != gone.id])
        )
        kept = archive.connection.execute("SELECT article, why FROM removal").fetchall()
        assert [tuple(row) for row in kept] == [(gone.id, "a court order")]
        again = archiving.add(archive, [gone], _never, jobs=1)
        assert (again.added, again.known, archive.count()) == (0, 1, 11)


def test_a_story_of_one_report_goes_with_it_in_all_its_versions(tmp_path: Path) -> None:
    path = tmp_path / "news.rashomon"
    first, second = _alone(ALONE), _alone(ALONE + " The keeper of Ostrava Point left.")
    _filled(path, [*reports(), first])
    _filled(path, [second])
    with Archive(path, write=True) as archive:
        assert archive.search("zygomorphic")
        assert b"zygomorphic" in b"".join(left.read_bytes() for left in tmp_path.iterdir())
        done = deciding.remove(archive, [first.id], why="")
        assert set(done.removed) == {first.id, second.id}
        assert len(archive.story_names()) == 3
        assert archive.search("zygomorphic") == []
        assert archive.pending() == []
        assert check(archive) == []
    for left in tmp_path.iterdir():  # neither the file nor what stands beside it
        assert b"zygomorphic" not in left.read_bytes()
        assert b"Quirinus" not in left.read_bytes()


def test_in_a_large_archive_only_the_story_of_the_report_is_told_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.rashomon"
    _filled(path, reports())
    monkeypatch.setattr(settling, "EXACT", 3)
    gone = reports()[5]
    with Archive(path, write=True) as archive:
        (home,) = archive.story_ids([gone.id]).values()
        others = [story for story in archive.stories() if story.story != home]
        changed = deciding.remove(archive, [gone.id], why="").stories_changed
        assert not {story.story for story in others} & set(changed)
        assert [archive.story(story.story) for story in others] == others
        (now,) = (story for story in archive.stories() if story not in others)
        assert set(now.articles) == {one.id for one in reports()[4:8]} - {gone.id}
        assert gone.id not in encode(now)
        assert check(archive) == []


def test_where_one_id_is_unknown_nothing_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "news.rashomon"
    _filled(path, reports())
    with Archive(path, write=True) as archive:
        with pytest.raises(deciding.UnknownThingError, match="a-none"):
            deciding.remove(archive, [reports()[0].id, "a-none"], why="")
        assert archive.count() == 12


def test_the_verb_says_in_json_what_went(tmp_path: Path) -> None:
    path = tmp_path / "news.rashomon"
    _filled(path, reports())
    done = CliRunner().invoke(cli, ["remove", str(path), reports()[0].id, "--json"])
    assert done.exit_code == 0
    said = msgspec.json.decode(done.stdout)
    assert said["removed"] == [reports()[0].id]
    assert said["stories_changed"]
    assert "1 text removed" in done.stderr


def test_an_archive_made_before_reports_could_be_removed_takes_the_table(tmp_path: Path) -> None:
    path = tmp_path / "news.rashomon"
    _filled(path, reports())
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TABLE removal")
        raw.execute("PRAGMA user_version = 6")
    raw.close()
    with Archive(path, write=True) as archive:
        assert archive.connection.execute("PRAGMA user_version").fetchone()[0] == len(migrations())
        assert deciding.remove(archive, [reports()[0].id], why="").removed
        assert check(archive) == []
