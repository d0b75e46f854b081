"""The files that Rashomon writes, known again, so that a folder can be read into a dossier that lies in it."""

import os
from pathlib import Path

_ENDS = 4096  # bytes at either end of a file that are looked at
_PAGE = b'<meta name="generator" content="Rashomon'
_MARKDOWN = b"\n<!-- Rashomon, "
_JSON = b'{"articles":[{"id":'
_STORIES = b'],"stories":['


def is_dossier(path: Path) -> bool:
    """Whether the file at ``path`` is a dossier, by the sign that each of its formats bears; raises ``OSError``."""
    suffix = path.suffix.lower()
    if suffix not in {".html", ".md", ".json"}:
        return False
    with path.open("rb") as file:
        first = file.read(_ENDS)
        if suffix == ".html":
            return _PAGE in first
        if suffix == ".json":
            return first.startswith(_JSON) and any(_STORIES in part for part in iter(lambda: file.read(2**20), b""))
        file.seek(max(0, file.seek(0, os.SEEK_END) - _ENDS))
        return _MARKDOWN in file.read()
