"""Every block of code in the documentation runs: tutorials in their order in one folder, pages in their own."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from blocks import PAGES, ROOT, TUTORIALS, Block, blocks, sessions, unfenced

KINDS = {"sh", "console", "python", "json", "toml", "text"}
NEEDED = {"3-": "pyarrow", "5-": "mcp", "py": "pandas", "RE": "starlette"}
MOST_NOT_RUN = 3
STARTED = """#!/bin/sh
# A server is stopped as soon as it says where it listens; everything else runs as installed.
export PYTHONPATH="{found}"
case "$1" in
  serve) "{python}" -m rashomon "$@" --port 0 >served 2>&1 & at=0
    until grep -q http:// served || [ $at -gt 600 ]; do sleep 0.1; at=$((at + 1)); done
    kill $!; wait $!; grep http:// served ;;
  *) exec "{python}" -m rashomon "$@" ;;
esac
"""


def folder_with_command(path: Path) -> Path:
    """The folder, and in it the command as it would be installed."""
    found = os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))
    command = path / ".bin" / "rashomon"
    command.parent.mkdir()
    command.write_text(STARTED.format(found=found, python=sys.executable), encoding="utf-8")
    command.chmod(0o755)
    return path


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_with_command(tmp_path_factory.mktemp("tutorials"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src" / "rashomon" / "demo" / "reports", tmp_path / "reports")
    return folder_with_command(tmp_path)


def run_in(folder: Path, program: list[str]) -> str:
    """What a program prints, for a person or for others; it must end well."""
    path = os.pathsep.join((str(folder / ".bin"), str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    found = os.pathsep.join((str(ROOT / "src"), str(folder), os.environ.get("PYTHONPATH", "")))
    environment = {**os.environ, "PYTHONPATH": found, "PATH": path}
    done = subprocess.run(
        program, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert done.returncode == 0, f"{program[-1]}\n{done.stdout}"
    return done.stdout


def run_block(block: Block, folder: Path) -> None:
    """Do what a block says."""
    if block.kind == "json":
        json.loads(block.code)
    elif block.kind == "toml":
        tomllib.loads(block.code)
    if block.title:
        file = folder / block.title
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.code, encoding="utf-8")
    elif block.kind == "sh":
        run_in(folder, ["bash", "-eo", "pipefail", "-c", block.code])
    elif block.kind == "python":
        assert run_in(folder, [sys.executable, "-c", block.code]) or "print" not in block.code, block.code
    elif block.kind == "console":
        for command, shown in sessions(block.code):
            if shutil.which("jq") or "jq" not in command:
                printed = run_in(folder, ["bash", "-eo", "pipefail", "-c", command]).strip()
                assert printed == shown or not shown, command


def run_page(page: Path, folder: Path) -> None:
    """Do what a page says, from top to bottom."""
    needed = NEEDED.get(page.name[:2])
    if needed and find_spec(needed) is None:
        pytest.skip(f"{needed} is not installed")
    for block in joined([block for block in blocks(page) if block.why is None]):
        run_block(block, folder)


def joined(found: list[Block]) -> list[Block]:
    """The blocks of a page; Python that goes on from Python is one program, as in a notebook."""
    one: list[Block] = []
    for block in found:
        if one and block.kind == one[-1].kind == "python" and not (block.title or one[-1].title):
            one[-1] = one[-1]._replace(code=f"{one[-1].code}\n{block.code}")
        else:
            one.append(block)
    return one


def test_there_are_five_tutorials() -> None:
    assert len(TUTORIALS) == 5
    assert not [block for page in TUTORIALS for block in blocks(page) if block.why]


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda path: path.stem)
def test_a_tutorial_does_what_it_says(page: Path, shared: Path) -> None:
    run_page(page, shared)


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=lambda path: path.stem)
def test_a_page_does_what_it_says(page: Path, own: Path) -> None:
    run_page(page, own)


def test_every_block_says_what_it_is() -> None:
    for page in (*PAGES, *TUTORIALS):
        assert unfenced(page) == [], page
        assert {block.kind for block in blocks(page)} <= KINDS, page


def test_few_blocks_are_not_run() -> None:
    left_out = [(block.page, block.why) for page in PAGES for block in blocks(page) if block.why]
    assert len(left_out) <= MOST_NOT_RUN, left_out


def test_every_format_and_table_is_described() -> None:
    from rashomon.export import TABLES, format_names

    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    for name in (*format_names(), *(table.name for table in TABLES)):
        assert f"`{name}`" in page
