"""What holds for the house as a whole: imports run one way, rooms stay small, nothing points outside."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
STAGES = ("read", "mark", "collate", "tell")


def test_imports_keep_the_contracts() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_contracts_name_every_stage() -> None:
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for stage in STAGES:
        assert (ROOT / "src/rashomon" / stage).is_dir()
        assert f"rashomon.{stage}" in declared


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_says_what_it_is_for_and_stays_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    assert ast.get_docstring(ast.parse(text)), "a module begins with one sentence on what it is for"


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc", "manager", "base"])
def test_no_room_for_leftovers(name: str) -> None:
    assert not [path for path in (ROOT / "src").rglob(f"{name}*") if path.suffix in {".py", ""}]


def test_no_model_is_a_pickle() -> None:
    assert not [p for p in (ROOT / "src").rglob("*") if p.suffix in {".pkl", ".pickle", ".joblib", ".dill"}]


def test_every_dependency_says_why_it_is_there() -> None:
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = declared.split("dependencies = [", 1)[1].split("]", 1)[0]
    for line in block.strip().splitlines():
        assert re.fullmatch(r'\s*"[^"]+",\s+# \S.+', line), line


def test_no_lock_file_and_no_registry_address() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    registry = re.compile(r"https?://[^\s\"']*(?:pypi|pythonhosted|npmjs|simple/)", re.IGNORECASE)
    for name in tracked.stdout.splitlines():
        assert not re.search(r"(^|/)(uv\.lock|poetry\.lock|package-lock\.json)$", name)
        path = ROOT / name
        if path.suffix in {".toml", ".md", ".py", ".txt", ".cfg", ""} and path.is_file():
            assert not registry.search(path.read_text(encoding="utf-8", errors="replace")), name


BY_HAND = {"lexicon/files.py", "collate/corrections.py"}  # the loader itself; a file of the person who runs a command
MODELS = re.compile(r"\.npz|joinpath\(\"models|models\.toml|rashomon\.demo")


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_data_files_of_rules_are_read_in_one_way(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.relative_to(ROOT / "src/rashomon").as_posix() in BY_HAND:
        return
    assert "import tomllib" not in text, "read rules through rashomon.lexicon"
    assert "importlib.resources import" not in text or MODELS.search(text) or "learned" in path.parts
