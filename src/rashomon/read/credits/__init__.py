"""Credits: which agency wrote the text, which one took the picture, and where a report is datelined.

Everything here works on one passage at a time (a byline, a caption, a first paragraph, a credits line) and answers in
spans of that passage moved by ``offset``, so that the caller decides what the offsets refer to. The agencies and
their spellings are in ``agencies.toml``.
"""

from rashomon.read.credits.agencies import photo_agencies, text_agencies
from rashomon.read.credits.credit import Credit
from rashomon.read.credits.dateline import Dateline, dateline
from rashomon.read.credits.east_asian import east_asian_authors, is_east_asian_byline

__all__ = [
    "Credit",
    "Dateline",
    "dateline",
    "east_asian_authors",
    "is_east_asian_byline",
    "photo_agencies",
    "text_agencies",
]
