"""The documentation builds as pages, whole and without anything of the network."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("mkdocs") is None or find_spec("material") is None:
        pytest.skip("MkDocs is not installed (the group docs)")
    target = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", str(target)],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def test_every_page_is_there(site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    others = {Path(f"{name}.html") for name in ("index", "architecture", "contributing", "changelog", "404")}
    assert {path.relative_to(site) for path in site.rglob("*.html")} == pages | others


def test_a_page_fetches_nothing(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = html.parse(str(path)).getroot()
        fetched = [one.get("src") or "" for one in page.xpath("//script[@src] | //img[@src] | //iframe[@src]")]
        fetched += [one.get("href") or "" for one in page.xpath("//link[@rel='stylesheet' or @rel='preconnect']")]
        assert not [one for one in fetched if one.startswith(("http:", "https:", "//"))], path
