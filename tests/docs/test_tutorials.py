"""The tutorials are run as they stand, in their order and in one folder."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
NEEDED = {"3-": "pyarrow", "5-": "mcp"}
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder, and beside it the command as it would be installed."""
    path = tmp_path_factory.mktemp("tutorials")
    programs = path / ".bin"
    programs.mkdir()
    command = programs / "rashomon"
    found = os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))
    started = f'PYTHONPATH="{found}" exec "{sys.executable}" -m rashomon "$@"'
    command.write_text(f"#!/bin/sh\n{started}\n", encoding="utf-8")
    command.chmod(0o755)
    return path


def test_there_are_five() -> None:
    assert len(TUTORIALS) == 5


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.stem)
def test_a_tutorial_does_what_it_says(tutorial: Path, folder: Path) -> None:
    if needed := NEEDED.get(tutorial.name[:2]):
        pytest.importorskip(needed)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))),
        "PATH": os.pathsep.join((str(folder / ".bin"), str(Path(sys.executable).parent), os.environ.get("PATH", ""))),
    }
    blocks = _BLOCK.findall(tutorial.read_text(encoding="utf-8"))
    assert blocks
    for kind, code in blocks:
        if kind == "json":
            json.loads(code)
            continue
        program = {"sh": ["bash", "-eo", "pipefail", "-c", code], "python": [sys.executable, "-c", code]}[kind]
        done = subprocess.run(program, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"
        assert kind == "sh" or done.stdout, code


def test_every_format_and_table_is_described() -> None:
    from rashomon.export import TABLES, format_names

    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    for name in (*format_names(), *(table.name for table in TABLES)):
        assert f"`{name}`" in page
    for kind, code in _BLOCK.findall(page):
        assert kind == "python"
        exec(compile(code, "exports.md", "exec"), {})  # noqa: S102  our own page
