"""Every block of code in the documentation runs: tutorials in their order in one folder, pages in their own."""

import json
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from blocks import PAGES, ROOT, TUTORIALS, Block, blocks, sessions, unfenced
from places import Place, place_of, with_command

BASH = ("bash", "-eo", "pipefail", "-c")
COMMAND = re.compile(r"(\$|>>>|%) |(rashomon|make|pip|python|docker|uv|git) \S")
KINDS = {"sh", "console", "python", "json", "toml", "text"}
NEEDED = {  # without which a page cannot do what it says: packages and programs
    "3-counting-events-without-copies": ("pyarrow",),
    "5-a-tool-for-a-language-model-client": ("mcp",),
    "README": ("starlette", "jq", "make"),
    "archive": ("httpx",),
    "python": ("pandas",),
    "scale": ("daft", "ray"),
}


def skip_without(page: Path) -> None:
    """Skip a page where something that it needs is not installed, and say what."""
    for name in NEEDED.get(page.stem, ()):
        if find_spec(name) is None and shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(with_command(tmp_path_factory.mktemp("tutorials")))


@pytest.fixture
def own(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with place_of(request.node.callspec.params["page"], tmp_path) as place:
        yield place


def run_block(block: Block, place: Place) -> None:
    """Do what a block says."""
    if block.kind == "json":
        json.loads(block.code)
    elif block.kind == "toml":
        tomllib.loads(block.code)
    if block.title:
        file = place.folder / block.title
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.code, encoding="utf-8")
    elif block.kind == "sh":
        place.run([*BASH, block.code])
    elif block.kind == "python":
        assert place.run([sys.executable, "-c", block.code]) or "print" not in block.code, block.code
    elif block.kind == "console":
        for command, shown in sessions(block.code):
            printed = place.run([*BASH, command]).strip()
            assert printed == shown or not shown, command


def run_page(page: Path, place: Place) -> None:
    """Do what a page says, from top to bottom."""
    for block in joined(blocks(page)):
        run_block(block, place)


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


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda path: path.stem)
def test_a_tutorial_does_what_it_says(page: Path, shared: Place) -> None:
    skip_without(page)
    run_page(page, shared)


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=lambda path: path.stem)
def test_a_page_does_what_it_says(page: Path, own: Place) -> None:
    skip_without(page)
    run_page(page, own)


def test_every_block_says_what_it_is() -> None:
    for page in (*PAGES, *TUTORIALS):
        assert unfenced(page) == [], page
        assert {block.kind for block in blocks(page)} <= KINDS, page


def test_no_command_hides_in_a_block_that_is_only_shown() -> None:
    shown = [block.code for page in (*PAGES, *TUTORIALS) for block in blocks(page) if block.kind == "text"]
    assert len(shown) > 20  # most are what --help says
    assert not [line for code in shown for line in code.splitlines() if COMMAND.match(line)]


def test_every_format_and_table_is_described() -> None:
    from rashomon.export import TABLES, format_names

    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    for name in (*format_names(), *(table.name for table in TABLES)):
        assert f"`{name}`" in page
