"""Command lines that a person gives by mistake: one clear line, no traceback, and nothing written or lost.

Each stands with the status and the words of its line. What lies in the folder before must lie there after, as it was.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bad_inputs import GOOD, TEXT
from rashomon.cli import cli
from rashomon.cli.tell import _chosen

LINES: list[tuple[list[str], int, str]] = [
    # the names of files to write
    (["tell", "-o", "x.exe", "a.txt"], 2, "no dossier ends in .exe"),
    (["tell", "-o", "x.csv", "a.txt"], 2, "no dossier ends in .csv"),
    (["tell", "-o", "x.md.bak", "a.txt"], 2, "no dossier ends in .bak"),
    (["demo", "-o", "x.exe"], 2, "no dossier ends in .exe"),
    (["tell", "--format", "html", "-o", "x.json", "a.txt"], 2, "leave one of them out"),
    (["tell", "--format", "csv", "a.txt"], 2, "is not one of"),
    (["tell", "-o", "dir", "a.txt"], 1, "Is a directory"),
    (["tell", "-o", "new/x.html", "a.txt"], 1, "there is no such folder"),
    (["tell", "-o", "", "a.txt"], 1, "-o names no file"),
    (["tell", "--format", "html", "-o", "a.txt", "a.txt"], 1, "is one of the reports"),
    (["tell", "--format", "html", "-o", "dir/c.txt", "dir"], 1, "is one of the reports"),
    (["tell", "--format", "html", "-o", "dir/in/d.txt", "dir"], 1, "is one of the reports"),
    (["tell", "-o", "dir/page.html", "dir"], 1, "is one of the reports"),
    (["tell", "--format", "html", "-o", "n.rashomon", "a.txt"], 1, "is an archive"),
    (["tell", "-o", "x.html", "-o", "./x.html", "a.txt"], 2, "named by -o twice"),
    (["tell", "-o", "x.html", "--site", "x.html", "a.txt"], 2, "-o and --site name the same"),
    (["tell", "--site", "", "a.txt"], 1, "--site names no folder"),
    (["tell", "--site", "a.txt", "a.txt"], 1, "no such folder can be made"),
    (["tell", "--site", "new/deep", "a.txt"], 1, "no such folder can be made"),
    (["export", "--to", "jsonl", "-o", "a.txt", "a.txt"], 1, "is no folder"),
    (["export", "--to", "bibtex", "-o", "a.txt", "--force", "a.txt"], 1, "is one of the reports"),
    (["export", "--to", "bibtex", "-o", "dir/c.txt", "--force", "dir"], 1, "is one of the reports"),
    (["export", "--to", "sqlite", "-o", "n.rashomon", "--force", "a.txt"], 1, "is an archive"),
    (["export", "--to", "bogus", "a.txt"], 1, "no such format"),
    (["export", "--to", "csv", "--table", "bogus", "a.txt"], 1, "no such table"),
    (["export", "a.txt"], 2, "Missing option '--to'"),
    (["batch", "a.txt", "--to", "a.txt"], 2, "--to names a file"),
    (["batch", "a.txt", "--to", ""], 2, "--to names nothing"),
    (["batch", "a.txt", "--to", "dir"], 1, "holds other things"),
    (["copy", "n.rashomon", "n.rashomon"], 1, "it is there already"),
    (["copy", "n.rashomon", "a.txt"], 1, "it is there already"),
    # what is read
    (["tell"], 2, "Missing argument"),
    (["tell", "*.nothing"], 1, "there is no such file or folder"),
    (["tell", "empty"], 1, "the folder holds no report"),
    (["tell", "-q", "--", "-o"], 1, "there is no such file or folder"),
    (["read", ""], 1, "an empty name"),
    (["read", "/dev/null"], 1, "neither a file nor a folder"),
    (["read", "http://"], 1, "not an address of the web"),
    (["read", "ftp://lantern.example/a.html"], 1, "addresses of ftp are not read"),
    (["read", "file:///a.txt"], 1, "addresses of file are not read"),
    (["read", "-"], 1, "the file is empty"),
    (["read", "gone.txt"], 1, "a link to a file that is not there"),
    (["read", "--columns", "foo=bar", "a.txt"], 2, "--columns takes pairs"),
    (["read", "--columns", "text=Body,text=Title", "a.txt"], 2, "names two columns for text"),
    (["read", "--columns", "text=", "a.txt"], 2, "--columns takes pairs"),
    (["read", "loop"], 1, "a link to a file that is not there"),
    (["read", "a\0b"], 1, "there is no such file or folder"),
    (["read", "n" * 5_000], 1, "nnn"),
    (["read", "http://2130706433/"], 1, "is in a private network"),
    (["read", "http://0x7f000001/"], 1, "is in a private network"),
    (["read", "HTTP://LOCALHOST/"], 1, "is in a private network"),
    (["read", "http://a:b@[::1]/"], 1, "is in a private network"),
    (["read", "http://127.0.0.1:99999/"], 1, "not an address"),
    (["read", "mailto:ada@lantern.example"], 1, "there is no such file or folder"),
    (["mark", "--format", "xml", "a.txt"], 2, "is not one of"),
    (["collate", "--explain", "a-000", "a-111", "a.txt"], 1, "no articles have this id"),
    (["collate", "--explain", "a.txt"], 2, "requires 2 arguments"),
    (["mark", "-j", "0", "a.txt"], 2, "is not in the range"),
    (["tell", "--corrections", "no.toml", "a.txt"], 1, "check the path of the corrections"),
    (["tell", "--corrections", "dir", "a.txt"], 1, "Is a directory"),
    (["tell", "--bogus", "a.txt"], 2, "No such option"),
    (["tel", "a.txt"], 2, "Did you mean 'tell'"),
    (["schema", "more"], 2, "unexpected extra argument"),
    # archives
    (["tell", "--story", "s-0", "a.txt"], 2, "chooses among the stories of an archive"),
    (["tell", "--story", "s-0", "n.rashomon"], 1, "no story has the id"),
    (["tell", "--since", "bogus", "n.rashomon"], 2, "--since takes a year, a month or a day"),
    (["tell", "--about", "", "n.rashomon"], 1, "the query is empty"),
    (["add", "n.rashomon"], 2, "Missing argument"),
    (["add", "loop", "a.txt"], 2, "cannot be opened"),
    (["add", "n" * 5_000, "a.txt"], 2, "cannot be opened"),
    (["add", "a.txt/n.rashomon", "a.txt"], 2, "cannot be opened"),
    (["tell", "--since", "0000", "n.rashomon"], 1, "no story for --since 0000"),
    (["tell", "--about", '"', "n.rashomon"], 1, "a quotation mark"),
    (["stories", "--limit", "9" * 30, "n.rashomon"], 2, "is not in the range"),
    (["search", "--offset", "9" * 30, "n.rashomon", "pier"], 2, "is not in the range"),
    (["search", "n.rashomon", "(((((("], 1, "no word to look for"),
    (["search", "n.rashomon", "pier OR"], 1, "nothing stands on one side of OR"),
    (["search", "n.rashomon", "-pier"], 1, "only what is left out"),
    (["search", "n.rashomon", "x " * 20_000], 1, "a query of more than 10,000 characters"),
    (["refresh", "-j", "999999", "n.rashomon"], 2, "is not in the range"),
    (["refresh", "a.txt"], 1, "no archive of Rashomon"),
    (["rebuild", "dir"], 2, "is a directory"),
    (["copy", "n.rashomon", ""], 2, "an archive is a file"),
    (["copy", "n.rashomon", "new/n.rashomon"], 1, "cannot be opened or written"),
    (["correct", "n.rashomon", "--undo", "99"], 1, "no decision has the number 99"),
    (["correct", "n.rashomon", "--import", "no.toml"], 1, "check the path of the corrections"),
    (["correct", "n.rashomon", "--import", "b.jsonl"], 1, "not a TOML file"),
    (["correct", "n.rashomon", "same", "actor", "", "b"], 1, "a name without letters"),
    (["add", "m.rashomon", "nope.txt"], 1, "no archive was made"),
    (["add", "m.rashomon", "gone.txt"], 1, "no archive was made"),
    (["add", "--json", "-q", "m.rashomon", "empty"], 1, "no archive was made"),
    (["add", "-", "a.txt"], 2, "an archive is a file"),
    (["add", "", "a.txt"], 2, "an archive is a file"),
    (["add", "a.txt", "b.jsonl"], 1, "no archive of Rashomon"),
    (["add", "new/n.rashomon", "a.txt"], 1, "its folder is not there"),
    (["add", "dir", "a.txt"], 2, "is a directory"),
    (["stories", "no.rashomon"], 1, "there is no such archive"),
    (["stories", "a.txt"], 1, "no archive of Rashomon"),
    (["search", "n.rashomon", ""], 1, "the query is empty"),
    (["search", "n.rashomon", "speaker:"], 1, "nothing stands behind speaker:"),
    (["search", "n.rashomon", "after:soon"], 1, "takes a year, a month or a day"),
    (["search", "n.rashomon", "bogus:x"], 1, "no field is called bogus"),
    (["correct", "n.rashomon", "same", "actor", "Ada", "Ada "], 2, "A and B are both 'Ada'"),
    (["correct", "n.rashomon", "same", "story", "s-x", "s-y"], 1, "holds no story s-x"),
    (["correct", "n.rashomon", "same", "actor", "Zebulon Quark", "Ada"], 1, "holds no actor Zebulon Quark"),
    (["correct", "n.rashomon", "maybe", "actor", "a", "b"], 2, "say same or different"),
    (["watch", "w.rashomon", "nope"], 1, "nothing to watch"),
    (["watch", "w.rashomon", ""], 1, "nothing to watch"),
    (["watch", "n.rashomon"], 2, "watches no feed yet"),
    (["watch", "w.rashomon", "--every", "soon", "a.txt"], 2, "--every takes a time"),
    (["watch", "n.rashomon", "--once", "--to", "n.rashomon", "a.txt"], 1, "is an archive of Rashomon; give another"),
    (
        ["watch", "n.rashomon", "--once", "--to", "a.txt", "a.txt"],
        1,
        "is one of the reports; give another file with --to",
    ),
    (["watch", "n.rashomon", "--once", "--to", "", "a.txt"], 1, "--to names no file"),
    (["watch", "n.rashomon", "--once", "--to", "new/x.jsonl", "a.txt"], 1, "there is no such folder"),
    (["watch", "n.rashomon", "--once", "--to", "ftp://lantern.example/x", "a.txt"], 1, "there is no such folder"),
    (["watch", "n.rashomon", "--forget", "nope.txt"], 1, "does not watch nope.txt"),
    (["watch", "n.rashomon", "--every", "-5m", "a.txt"], 2, "--every takes a time"),
    (["check", "a.txt"], 1, "no archive of Rashomon"),
    (["vacuum", "no.rashomon"], 1, "there is no such archive"),
    (["remove", "n.rashomon", "a-none"], 1, "holds no report a-none"),
    (["remove", "n.rashomon"], 2, "Missing argument"),
    (["serve", "a.txt"], 1, "no archive of Rashomon"),
    (["serve", "--host", "no-host.invalid", "n.rashomon"], 1, "cannot be listened on"),
    (["mcp", "no.rashomon"], 1, "there is no such archive"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one report."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(cli, ["add", "-q", str(folder / "n.rashomon"), str(folder / "a.txt")])
    assert done.exit_code == 0
    return folder / "n.rashomon"


@pytest.fixture
def folder(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a person stands: two reports, folders of them, an archive, a link that leads nowhere."""
    for name in ("a.txt", "dir/c.txt", "dir/in/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "dir/page.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (tmp_path / "b.jsonl").write_bytes(GOOD)
    (tmp_path / "empty").mkdir()
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    shutil.copy(archive, tmp_path / "n.rashomon")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder; of an archive that it is there (opening it may touch it)."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    kept = {n: p.read_bytes() if p.is_file() and p.suffix != ".rashomon" else None for n, p in found.items()}
    return {name: data for name, data in kept.items() if not name.endswith(("-wal", "-shm"))}


@pytest.mark.parametrize(
    ("line", "status", "words"), LINES, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_command_line_given_by_mistake(folder: Path, line: list[str], status: int, words: str) -> None:
    before = files(folder)
    done = CliRunner().invoke(cli, line)
    said = done.stderr.splitlines()
    assert (done.exit_code, done.stdout) == (status, "")
    assert words in done.stderr
    assert len([one for one in said if one and not one.startswith(("Usage:", "Try "))]) <= 2
    assert "Traceback" not in done.stderr
    assert files(folder) == before
    assert CliRunner().invoke(cli, ["check", "n.rashomon"]).exit_code == 0


@pytest.mark.parametrize(
    ("output", "form", "made"),
    [
        ("x.HTML", None, "html"),
        ("x.htm", None, "html"),
        ("x.markdown", None, "md"),
        ("x", None, "html"),
        ("x.json", None, "json"),
        ("x.exe", "json", "json"),
        ("/dev/null", None, "html"),
        ("-", "md", "md"),
    ],
)
def test_the_format_of_a_file_by_its_name(output: str, form: str | None, made: str) -> None:
    (chosen,) = _chosen([output], form).values()
    assert chosen.name == made


def test_a_dossier_among_the_reports_may_be_written_anew(folder: Path) -> None:
    for _ in range(2):
        assert CliRunner().invoke(cli, ["tell", "-q", "-o", "dir/dossier.html", "dir"]).exit_code == 0
    assert (folder / "dir/c.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.skipif(os.name == "nt", reason="an environment as Unix has it")
@pytest.mark.parametrize("home", [None, "/no/such/home"])
def test_a_poor_environment_costs_nothing(folder: Path, home: str | None) -> None:
    """No home, no folder for temporary files, no locale, no colour, a terminal of ten columns, no standard input."""
    name = "sp ace ü\nnew.txt"
    (folder / name).write_text(TEXT, encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "HOME"))}
    poor = {"LANG": "C", "TMPDIR": "/no/such/folder", "NO_COLOR": "1", "COLUMNS": "10", "TERM": "dumb"}
    done = subprocess.run(
        [sys.executable, "-m", "rashomon", "tell", "-j", "2", "-o", "ü.html", name, "dir"],
        env=kept | poor | ({"HOME": home} if home else {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == ["ü.html: 2 reports, 1 story"]
    assert (folder / "ü.html").is_file()
