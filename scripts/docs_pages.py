"""The pages that stand at the root of the repository, among those of docs/: a hook of mkdocs.yml."""

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
PAGES = {
    "README.md": "index.md",
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put pages of docs/ that the navigation does not name at its end, so that none is out of reach."""
    named = set(_named(config.nav))
    docs = ROOT / "docs"
    others = sorted({str(path.relative_to(docs)) for path in docs.rglob("*.md")} - named)
    if config.nav is not None and others:
        config.nav.append({"More": others})
    return config


def _named(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (list, dict)):
        for one in nav.values() if isinstance(nav, dict) else nav:
            yield from _named(one)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the root, with links as they are from docs/."""
    for name, page in PAGES.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=relinked(text)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001  as hooks are called
    """Lead from a page of docs/ to those of the root where they stand now."""
    for name, target in PAGES.items():
        markdown = markdown.replace(f"](../{name}", f"]({target}")
    return markdown


def relinked(text: str) -> str:
    """The text of a page of the root as a page of docs/."""
    text = re.sub(r"\]\(docs/", "](", text)
    for name, page in PAGES.items():
        text = text.replace(f"]({name}", f"]({page}")
    return text
