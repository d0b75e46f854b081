"""How fast exports are read: `python bench/database_exports.py [ENTRIES]` (1000).

Makes exports of so many invented entries (a Word file as Nexis Uni writes it, a page as Factiva writes it) and prints
the CPU seconds and the memory that reading them takes.
"""

import io
import resource
import sys
import tempfile
import time
from pathlib import Path

import docx

from rashomon.model import Article
from rashomon.read import Reader

LINES = [f"The board of Saltmouth met for the {n}th time on Monday and put the ferry off again." for n in range(30)]


def word(entries: int) -> bytes:
    """A Word file as Nexis Uni writes it."""
    document = docx.Document()
    for number in range(entries):
        lines = [f"Ferry put off for the {number}th time", "The Saltmouth Courier", "May 3, 2021 Monday"]
        for line in [*lines, "Byline: Ada Quill", "Body", *LINES, "Load-Date: May 4, 2021", "End of Document"]:
            document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page(entries: int) -> bytes:
    """A page as Factiva writes it."""
    rows = ["<html><body>"]
    for number in range(entries):
        head = [f"<span class='enHeadline'>Ferry put off for the {number}th time</span>", "500 words", "3 May 2021"]
        head += ["The Saltmouth Courier", "SALTCO", "English", "(c) 2021 Courier Press"]
        rows += ["<div class='article enArticle'>", *(f"<div>{line}</div>" for line in head)]
        rows += [f"<p class='articleParagraph'>{line}</p>" for line in LINES]
        rows += [f"<p>Document SALTCO0020210503eh53{number:05}</p></div>"]
    return "\n".join([*rows, "</body></html>"]).encode()


def main(entries: int) -> None:
    """Read both."""
    with tempfile.TemporaryDirectory() as folder:
        for name, made in (("nexis.docx", word(entries)), ("factiva.html", page(entries))):
            path = Path(folder) / name
            path.write_bytes(made)
            began = time.process_time()
            found = sum(isinstance(item, Article) for item in Reader().read([str(path)]))
            seconds = time.process_time() - began
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{name}: {found} of {entries} entries in {seconds:.1f} CPU seconds, {memory:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
