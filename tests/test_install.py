"""Rashomon installs with the pip that a Python came with, and tells the same there, without extras and with all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli import cli

ROOT = Path(__file__).parents[1]
EXTRAS = ("fastwarc", "feedparser", "protego")


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """The command as a stranger would run it: without our sources on the path, in a folder of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(command, env=clean, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment, its pip untouched; skipped where nothing can be installed at all."""
    folder = tmp_path_factory.mktemp("fresh")
    assert run(sys.executable, "-m", "venv", folder).returncode == 0
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    tried = run(programs / "pip", "download", "--quiet", "--no-deps", "--dest", folder / "tried", "lxml-html-clean")
    if tried.returncode:
        pytest.skip("no package registry can be reached")
    return programs


@pytest.fixture(scope="module")
def wheel(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by that pip."""
    folder = tmp_path_factory.mktemp("wheel")
    done = run(fresh / "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_a_fresh_environment_tells_the_demo(fresh: Path, wheel: Path, tmp_path: Path) -> None:
    here = CliRunner().invoke(cli, ["demo", "-q", "-o", "-"]).stdout
    for extra, more in (("", False), ("[all]", True)):
        done = run(fresh / "pip", "install", "--quiet", f"{wheel}{extra}")
        assert done.returncode == 0, done.stderr
        page = tmp_path / f"dossier{extra}.html"
        told = run(fresh / "rashomon", "demo", "-q", "-o", page)
        assert (told.returncode, told.stderr) == (0, "")
        assert page.read_text(encoding="utf-8") == here
        there = {name: run(fresh / "python", "-c", f"import {name}").returncode == 0 for name in EXTRAS}
        assert set(there.values()) == {more}, there
