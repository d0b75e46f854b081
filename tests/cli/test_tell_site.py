"""Too many stories for one page: a folder of pages, where it is asked for or where nobody named a file."""

from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import cli

REPORT = "The harbour council of Port Ellis met on {day} and agreed to keep the old lighthouse open, the mayor said."
OTHER = "Farmers in the Tarn valley lost {n} sheep to the flood on Monday, and the bridge at Orle is closed to lorries."


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["tell", "--verbatim", "-j", "1", *arguments])


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT.format(day="Monday"), encoding="utf-8")
    (folder / "b.txt").write_text(OTHER.format(n=40), encoding="utf-8")
    return folder


def test_a_folder_that_is_asked_for_holds_an_index_and_a_page_a_story(reports: Path, tmp_path: Path) -> None:
    result = run(str(reports), "--site", str(tmp_path / "pages"))
    assert result.exit_code == 0, result.stderr
    names = {path.name for path in (tmp_path / "pages").iterdir()}
    assert "index.html" in names
    assert len(names) == 3
    assert "index.html: 2 reports, 2 stories" in result.stderr.replace("\n", "")
    assert run(str(reports), "--site", str(tmp_path / "pages")).exit_code == 0, "our own pages are written anew"


def test_too_many_stories_become_a_folder_where_no_file_is_named(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("rashomon.cli.tell"), "STORIES_IN_ONE_FILE", 1)
    monkeypatch.chdir(tmp_path)
    result = run(str(reports))
    assert (tmp_path / "dossier" / "index.html").is_file()
    assert not (tmp_path / "dossier.html").exists()
    assert "2 stories" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    named = run(str(reports), "-o", "one.html")
    assert (tmp_path / "one.html").is_file()
    assert "--site FOLDER" in named.stderr


def test_a_page_of_somebody_else_is_left_alone(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>My own page</h1>", encoding="utf-8")
    result = run(str(reports), "--site", str(tmp_path))
    assert result.exit_code == 1
    assert "no page of Rashomon" in result.stderr
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<h1>My own page</h1>"
    assert run(str(reports), "--site", str(tmp_path / "none" / "below")).exit_code == 1
