"""Blocks of code in the documentation: what language they are in, what they should print."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
_FENCE = re.compile(
    r"^```(?P<kind>\w*)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_INDENTED = re.compile(r"(?<=\n\n) {4,}(?![-*\d ])\S[^\n]*")


class Block(NamedTuple):
    """A block of code; ``title`` is the file that it stands for."""

    page: str
    kind: str
    code: str
    title: str | None


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in their order."""
    found = _FENCE.finditer(page.read_text(encoding="utf-8"))
    name = str(page.relative_to(ROOT))
    return [Block(name, one["kind"], one["code"], one["title"]) for one in found]


def unfenced(page: Path) -> list[str]:
    """Blocks of code that are only indented: nothing says what they are."""
    return _INDENTED.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))


def sessions(code: str) -> list[tuple[str, str]]:
    """The commands of a console, each with what it prints."""
    parts = re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]
    return [(command, shown.strip()) for command, _, shown in (part.partition("\n") for part in parts)]
