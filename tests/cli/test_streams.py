"""Standard streams that are full or closed, signals, and names that speak to the terminal."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli import cli

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shells, signals and terminals as Unix has them")
REPORT = "\n\n".join(
    f"The harbour council of Port Ellis met on day {n} and agreed to keep the old lighthouse open, the mayor said."
    for n in range(5)
)
NASTY = "bad\x1b]0;owned\x07\nname\u202e\x9b31m.txt"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def shell(command: str, *arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which ``$R`` is Rashomon and ``$1`` ... are the arguments."""
    environment = {**os.environ, "R": f"{sys.executable} -m rashomon", **more}
    line = ["sh", "-c", command, "sh", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, env=environment, check=False, timeout=60)


@pytest.mark.parametrize(
    ("where", "unbuffered"), [(">/dev/full", ""), (">/dev/full", "1"), (">&-", "")], ids=["full", "full, -u", "closed"]
)
def test_output_that_cannot_be_written_is_an_error(report: Path, where: str, unbuffered: str) -> None:
    run = shell(f'$R read --verbatim "$1" {where}', report, PYTHONUNBUFFERED=unbuffered)
    assert run.returncode == 74
    assert run.stderr.count("\n") == 1
    assert "could not be written whole" in run.stderr


def test_output_of_which_a_part_was_written_is_an_error(tmp_path: Path) -> None:
    """Unbuffered Python gives up what a disk does not take at once."""
    run = shell('ulimit -f 8; $R schema >"$1"', tmp_path / "schema.json", PYTHONUNBUFFERED="1")
    assert run.returncode == 74
    assert 0 < (tmp_path / "schema.json").stat().st_size < 10_000


@pytest.mark.parametrize("where", ["2>/dev/full", "2>&-"])
def test_messages_that_nobody_can_read_end_nothing(report: Path, where: str) -> None:
    run = shell(f'$R read --verbatim no-such-file "$1" {where}', report)
    assert run.returncode == 1
    assert json.loads(run.stdout)["text"] == REPORT


def test_closed_standard_input_costs_itself(report: Path) -> None:
    run = shell('$R read --verbatim - "$1" <&-', report)
    assert run.returncode == 1
    assert json.loads(run.stdout)["text"] == REPORT
    assert run.stderr.splitlines() == ["-: standard input is closed; pipe the reports in, or give a file"]


def test_a_reader_that_has_gone_is_no_error() -> None:
    run = shell('($R schema; echo "$?" >&2) | head -c 9')
    assert (run.stdout, run.stderr) == ('{\n  "$sch', "0\n")


@pytest.mark.parametrize(
    ("number", "says"), [(signal.SIGINT, "rashomon: stopped\n"), (signal.SIGTERM, "rashomon: stopped by SIGTERM\n")]
)
def test_a_run_that_is_stopped_says_so_in_one_line(number: signal.Signals, says: str) -> None:
    run = [sys.executable, "-m", "rashomon", "read", "--verbatim", "-"]
    with subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for n in range(2):  # the first is printed once the second has been asked for
            process.stdin.write(json.dumps({"id": str(n), "text": "x" * 20_000}).encode() + b"\n")
            process.stdin.flush()
        process.stdout.read(100)
        process.send_signal(number)
        _, error = process.communicate(timeout=20)
    assert error.decode() == says
    assert process.returncode == 128 + number


def test_ctrl_c_with_several_processes_is_one_line(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    lines = [json.dumps({"id": str(n), "text": f"{REPORT} {n}", "language": "en"}) for n in range(200)]
    records.write_text("\n".join(lines), encoding="utf-8")
    run = [sys.executable, "-m", "rashomon", "mark", "--verbatim", "-j", "2", str(records)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        process.stdout.read(100)
        os.killpg(process.pid, signal.SIGINT)
        _, error = process.communicate(timeout=30)
    assert (process.returncode, error.decode()) == (130, "rashomon: stopped\n")


def test_names_do_not_speak_to_the_terminal(report: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["read", str(tmp_path / NASTY), "--verbatim", str(report)])
    assert "/bad\\u001b]0;owned\\u0007\\u000aname\\u202e\\u009b31m.txt: there is no such file" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("verb", [["read", "--explain"], ["mark", "--explain"]], ids=" ".join)
def test_titles_and_words_do_not_speak_to_the_terminal(verb: list[str], tmp_path: Path) -> None:
    record = {
        "id": "r",
        "title": f"[bold]B[/bold] [/] [link=x]{NASTY}",
        "text": f"{NASTY} {REPORT}\r\n[red]said[/] {NASTY}",
    }
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    result = CliRunner().invoke(cli, [*verb, str(path)])
    assert result.exit_code == 0, result.output
    assert not set(result.output) & set("\x1b\x07\x9b\u202e\r\0")
    assert "[red]said[/]" in result.stdout
    assert verb[0] == "mark" or "[bold]B[/bold] [/] [link=x]" in result.stdout


def test_json_on_a_terminal_is_the_same_json_with_controls_spelled(tmp_path: Path) -> None:
    record = {"id": "r", "text": f"{REPORT} \x9b31m \u202eevil"}
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    ours, its = pty.openpty()
    run = [sys.executable, "-m", "rashomon", "read", "--verbatim", "-q", str(path)]
    with subprocess.Popen(run, stdout=its, stderr=its, stdin=subprocess.DEVNULL):
        os.close(its)
        shown = b""
        while b"\n" not in shown:
            shown += os.read(ours, 65536)
    os.close(ours)
    text = shown.decode()
    assert not set(text) & set("\x1b\x9b\u202e")
    assert json.loads(text)["text"] == record["text"]
