"""Write docs/formats.md from what the reader knows (`python scripts/format_reference.py`)."""

from pathlib import Path

from rashomon.read.formats import formats

TARGET = Path(__file__).parents[1] / "docs" / "formats.md"
HEAD = """# What is read

Written by `scripts/format_reference.py`; a test fails where it is out of date. `rashomon read --formats` prints it in
short. A format is known by what a file holds, by its name only where nothing else tells; `.gz` may stand behind any
name. Every character of a body leads back to the raw input: for documents (DOCX, RTF, ODT, PDF) to the plain text that
they give.

| format | files | known by | how to get it |
|---|---|---|---|
"""


def reference() -> str:
    """The page."""
    rows = (
        f"| {form.name} | {' '.join(f'`{ending}`' for ending in form.endings)} | {form.known_by} | {form.origin} |"
        for form in formats()
    )
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
