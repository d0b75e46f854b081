"""The commands as a person meets them: JSON alone on standard output, one line an error, no file half written."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loading import SCRIPTS, load
from rashomon.cli import cli

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "src/rashomon/demo/reports"
REPORT = "\n\n".join(
    f"The harbour council of Port Ellis met on day {n} and agreed to keep the old lighthouse open, the mayor said."
    for n in range(5)
)


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.mark.parametrize("verb", ["read", "mark"])
def test_one_json_object_a_line(verb: str, report: Path) -> None:
    result = run(verb, "--verbatim", str(report))
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["text"] == REPORT


def test_marks_can_be_read_again_without_marking(report: Path, tmp_path: Path) -> None:
    marked = run("mark", "--verbatim", str(report)).stdout
    (tmp_path / "marked.jsonl").write_text(marked, encoding="utf-8")
    assert run("mark", str(tmp_path / "marked.jsonl")).stdout == marked


def test_a_report_that_is_given_twice_is_read_for_each_input_and_marked_once(report: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    shutil.copy(report, again / report.name)
    read = [json.loads(line) for line in run("read", str(report), str(again)).stdout.splitlines()]
    assert {article["source"] for article in read} == {str(report), str(again / report.name)}
    assert len({article["id"] for article in read}) == 1
    assert len(run("mark", str(report), str(again)).stdout.splitlines()) == 1


def test_standard_input(report: Path) -> None:
    record = json.dumps({"id": "r1", "text": report.read_text(encoding="utf-8")})
    result = run("read", "--verbatim", "-", stdin=record + "\n")
    assert json.loads(result.stdout)["id"] == "r1"


def test_a_bad_input_goes_to_standard_error_and_sets_the_status(report: Path, tmp_path: Path) -> None:
    result = run("read", "--verbatim", str(report), str(tmp_path / "nothing.txt"))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "nothing.txt: there is no such file" in result.stderr
    assert "Traceback" not in result.output


def test_an_empty_name_is_not_this_folder(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(report.parent)
    result = run("read", "")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "an empty name" in result.stderr


def test_a_failed_run_overwrites_nothing(tmp_path: Path) -> None:
    old = tmp_path / "dossier.html"
    old.write_text("yesterday's", encoding="utf-8")
    result = run("tell", str(tmp_path / "nothing.txt"), "-o", str(old))
    assert result.exit_code == 1
    assert old.read_text(encoding="utf-8") == "yesterday's"
    assert list(tmp_path.iterdir()) == [old]


@pytest.mark.parametrize("name", ["dossier.html", "dossier.md", "dossier.json"])
def test_a_dossier_among_the_reports_is_no_report(name: str, report: Path) -> None:
    output = str(report.parent / name)
    first = run("tell", "--verbatim", str(report.parent), "-o", output)
    again = run("tell", "--verbatim", str(report.parent), "-o", output)
    assert (again.exit_code, again.stderr) == (0, first.stderr)
    assert "1 report, 1 story" in again.stderr
    named = run("read", output)
    assert named.exit_code == 1
    assert "a dossier that Rashomon wrote" in named.stderr


def test_a_file_that_cannot_be_written_is_one_line(report: Path, tmp_path: Path) -> None:
    result = run("tell", "--verbatim", str(report), "-o", str(tmp_path / "no" / "such" / "dossier.html"))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize(("name", "sign"), [("d.html", "<!doctype html>"), ("d.md", "# "), ("d.json", '{"articles":')])
def test_the_name_of_the_file_decides_the_format(report: Path, tmp_path: Path, name: str, sign: str) -> None:
    result = run("tell", "--verbatim", "-q", str(report), "-o", str(tmp_path / name))
    assert result.exit_code == 0, result.output
    assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(sign)
    assert not result.output


def test_the_schema_is_json() -> None:
    assert json.loads(run("schema").stdout)["$defs"]["Dossier"]


def test_help_starts_without_loading_a_stage() -> None:
    code = (
        "import sys; from rashomon.cli import cli; sys.exit('spacy' in sys.modules or 'rashomon.mark' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("given", [["read", "REPORT", "-q"], ["search", "none.rashomon", "quay"], ["batch", "--help"]])
def test_what_needs_no_marks_loads_none(given: list[str], demo_paths: list[str]) -> None:
    args = [demo_paths[0] if one == "REPORT" else one for one in given]
    code = (
        "import sys\n"
        "from rashomon.cli import cli\n"
        "try:\n"
        "    cli(args=sys.argv[1:])\n"
        "except SystemExit:\n"
        "    heavy = 'spacy thinc rashomon.mark rashomon.collate daft ray'.split()\n"
        "    sys.exit(any(name in sys.modules for name in heavy))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *args], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr


def test_marking_loads_no_client_of_the_web_and_nothing_that_draws(demo_paths: list[str]) -> None:
    code = (
        "import sys\n"
        "from rashomon.cli import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as ended:\n"
        "    sys.exit(ended.code or any(name in sys.modules for name in ('requests', 'httpx', 'weasel', 'rich')))\n"
    )
    command = [sys.executable, "-c", code, "mark", demo_paths[0], "-q", "-j", "1"]
    done = subprocess.run(command, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert b'"sentences"' in done.stdout


@pytest.mark.parametrize("verb", sorted(cli.commands))
def test_every_command_says_what_it_does(verb: str) -> None:
    assert cli.commands[verb].help


def test_the_command_reference_is_up_to_date() -> None:
    module = load(SCRIPTS / "command_reference.py")
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == module.reference()


def test_corrections_that_cannot_be_read_stop_the_run(report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "corrections.toml"
    bad.write_text("[[actor]]\nsame = 3\n", encoding="utf-8")
    result = run("collate", "--verbatim", "--corrections", str(bad), str(report))
    assert result.exit_code == 1
    assert "corrections.toml" in result.stderr
    assert not result.stdout


def test_corrections_in_the_folder_that_is_read_are_applied_and_said(report: Path) -> None:
    (report.parent / "corrections.toml").write_text('[[actor]]\nsame = ["Port Ellis", "Ellis"]\n', encoding="utf-8")
    result = run("collate", "--verbatim", "-q", str(report.parent))
    assert result.exit_code == 0
    assert result.stderr == f"{report.parent / 'corrections.toml'}: 1 corrections applied\n"


def test_corrections_in_the_current_folder_are_not_applied_to_what_lies_elsewhere(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "corrections.toml").write_text('[[actor]]\nsame = ["Port Ellis", "Ellis"]\n', encoding="utf-8")
    monkeypatch.chdir(elsewhere)
    result = run("collate", "--verbatim", str(report))
    assert result.exit_code == 0
    assert "corrections" not in result.stderr


def test_several_files_are_written_from_one_run(report: Path, tmp_path: Path) -> None:
    page, text = tmp_path / "a.html", tmp_path / "a.md"
    result = run("tell", "--verbatim", str(report), "-o", str(page), "-o", str(text), "-o", "-", "--quiet")
    assert result.exit_code == 0, result.output
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert text.read_text(encoding="utf-8").startswith("# ")
    assert result.stdout == page.read_text(encoding="utf-8")
    twice = run("tell", "--verbatim", str(report), "-o", str(page), "-o", str(page))
    assert twice.exit_code == 2
    assert "named by -o twice" in twice.stderr


def test_sources_are_named_as_they_were_given(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(report.parent.parent)
    folder = report.parent.name
    for given in (folder, f"{folder}/", f"{folder}/{report.name}"):
        (line,) = run("read", "--verbatim", given).stdout.splitlines()
        assert json.loads(line)["source"] == f"{folder}/{report.name}"


def test_the_demo_tells_nothing_of_where_rashomon_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("demo", "--format", "json").stdout
    assert {article["source"] for article in json.loads(told)["articles"]} == {path.name for path in DEMO.iterdir()}
    assert str(ROOT) not in told


def test_events_as_a_table(report: Path) -> None:
    result = run("mark", "--verbatim", "--format", "csv", str(report))
    assert result.exit_code == 0
    header, *rows = result.stdout.splitlines()
    assert header.startswith("Event ID,")
    assert rows


def test_lines_of_a_record_are_shown_in_its_own_words(tmp_path: Path) -> None:
    told = "The ferry to Vester sank on Monday in calm weather."
    records = tmp_path / "records.jsonl"
    texts = [f"Follow us\n\n{REPORT}\n\n{told}", f"{REPORT}\n\n{told}\n\nSign up for our newsletter"]
    records.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    shown = run("read", "--explain", str(records)).stdout
    piped = run("read", "--explain", "-", stdin=records.read_text(encoding="utf-8")).stdout
    assert "Follow us" in shown
    assert "Sign up for our newsletter" in shown
    assert all(text.count(f" {told}") == 2 for text in (shown, piped)), shown


def test_why_two_reports_are_copies(report: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(REPORT[: len(REPORT) // 2], encoding="utf-8")
    result = run("collate", "--verbatim", "--explain", "report.txt", "copy.txt", str(report), str(copy))
    assert result.exit_code == 0, result.output
    assert "same story" in result.stdout


def test_why_two_sentences_are_one(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(REPORT + " Nobody was hurt.", encoding="utf-8")
    asked = ("collate", "--verbatim", "--explain")
    result = run(*asked, "report.txt:0", f"other.txt:{REPORT[:20]}", str(report), str(other))
    assert result.exit_code == 0, result.output
    assert "joined, " in result.stdout
    result = run(*asked, "report.txt:0", "other.txt:99999", str(report), str(other))
    assert (result.exit_code, "has no such place" in result.stderr) == (1, True)


def test_why_of_an_unknown_report_is_one_line(report: Path) -> None:
    result = run("collate", "--verbatim", "--explain", "report.txt", "nothing.txt", str(report))
    assert result.exit_code == 1
    assert "nothing.txt: no articles" in result.stderr
