"""What the commands say of themselves: an example each, completion in three shells, a manual page, of one source."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from loading import SCRIPTS, load
from rashomon.cli import cli
from rashomon.cli.examples import EXAMPLES
from rashomon.export import TABLES, format_names

ROOT = Path(__file__).parents[2]
SHARE = ROOT / "share"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return load(SCRIPTS / "shell_files.py")


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the command is there as it would be installed."""
    folder = tmp_path_factory.mktemp("bin")
    command = folder / "rashomon"
    command.write_text(f"#!{sys.executable}\nfrom rashomon.cli import main\n\nmain()\n", encoding="utf-8")
    command.chmod(0o755)
    path = os.pathsep.join((str(folder), os.environ["PATH"]))
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src")}


@pytest.mark.parametrize("verb", sorted(cli.commands))
def test_the_help_of_a_verb_ends_with_an_example_that_it_takes(verb: str) -> None:
    said = CliRunner().invoke(cli, [verb, "--help"]).output
    assert said.rstrip().endswith(f"Example: {EXAMPLES[verb]}")
    program, named, *arguments = shlex.split(EXAMPLES[verb].partition(" > ")[0])
    assert (program, named) == ("rashomon", verb)
    cli.commands[verb].make_context(verb, arguments)


def test_files_for_shells_and_man_are_up_to_date(script: ModuleType) -> None:
    assert (SHARE / script.MANUAL).read_text(encoding="utf-8") == script.manual(), "run python scripts/shell_files.py"
    for name in script.COMPLETIONS:
        assert "_RASHOMON_COMPLETE" in (SHARE / name).read_text(encoding="utf-8")


def test_the_manual_page_has_every_verb_and_is_read_without_complaint(script: ModuleType) -> None:
    page = script.manual()
    assert all(f".SS rashomon {verb}" in page for verb in cli.commands)
    if shutil.which("groff") is None:
        pytest.skip("no groff to read it")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-rLL=100n"], input=page, capture_output=True, text=True, check=True
    )
    assert not done.stderr
    assert "rashomon export" in done.stdout


def completed(shell: str, line: str, programs: dict[str, str]) -> str:
    """What a shell offers behind a line, with the file that is installed for it."""
    words = shlex.split(line)
    if shell == "bash":
        file = SHARE / "bash-completion/completions/rashomon"
        last = '""' if line.endswith(" ") else ""
        asked = (
            f'source "{file}"; COMP_WORDS=({shlex.join(words)} {last}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1));'
            f' compopt() {{ echo "FILES"; }}; _rashomon_completion rashomon; printf "%s\\n" "${{COMPREPLY[@]}}"'
        )
        program = ["bash", "--norc", "-c", asked]
    elif shell == "fish":
        file = SHARE / "fish/vendor_completions.d/rashomon.fish"
        program = ["fish", "--no-config", "-c", f'source "{file}"; complete -C {shlex.quote(line)}']
    else:
        file = SHARE / "zsh/site-functions/_rashomon"
        cursor = len(words) + line.endswith(" ")
        items = " ".join(map(shlex.quote, [*words, ""] if line.endswith(" ") else words))
        asked = (
            "compdef() { :; }; _describe() { print -l -- ${(P)3}; }; _path_files() { print FILES; };"
            " compadd() { print -l -- ${(P)${@[-1]}}; };"
            f' source "{file}"; words=({items}); CURRENT={cursor}; _rashomon_completion'
        )
        program = ["zsh", "-f", "-c", asked]
    return subprocess.run(program, env=programs, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes(shell: str, programs: dict[str, str], tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    assert "export" in completed(shell, "rashomon exp", programs)
    assert "--table" in completed(shell, "rashomon export --tab", programs)
    offered = completed(shell, "rashomon export reports --to ", programs)
    assert all(name in offered for name in format_names())
    offered = completed(shell, "rashomon export reports --table ", programs)
    assert all(table.name in offered for table in TABLES)
    report = tmp_path / "one.txt"
    report.touch()
    found = completed(shell, f"rashomon tell {tmp_path}/o", programs)
    assert ("one.txt" if shell == "fish" else "FILES") in found
