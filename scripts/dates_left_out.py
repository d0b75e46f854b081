"""How well other reports date one: python scripts/dates_left_out.py DOCS.jsonl... (records with "published").

Every record in turn is read as if it had no date, beside all the others of its file. Prints, for each precision, how
many dates were told and how many agree with the record's own; records that name a year in their text are left out,
because the text alone may tell their date. Several documents that tell the same at different times are told apart
only by their days, so that a file about one long crisis is the hardest case.
"""

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from rashomon.model import Article
from rashomon.read.admission import StatedMetadata
from rashomon.read.document_dating.clues import clues_in
from rashomon.read.document_dating.profile import READ, profile_of
from rashomon.read.document_dating.similarity import SimilarityIndex, names_of
from rashomon.read.document_dating.window import window
from rashomon.read.verbatim import verbatim_article


def load(file: Path) -> list[tuple[Article, date]]:
    """The records of ``file`` that state the day of their publication."""
    found = []
    for row in map(json.loads, file.read_text("utf-8").splitlines()):
        known = StatedMetadata(id=row.get("id"), title=row.get("title"), published=row.get("published"))
        article = verbatim_article(str(row.get("id")), row["text"], known=known)
        if isinstance(article, Article) and article.published.precision in {"second", "minute", "day"}:
            found.append((article, date.fromisoformat((article.published.value or "")[:10])))
    return found


def left_out(articles: list[tuple[Article, date]]) -> Counter[str]:
    """What becomes of every article once its own date is forgotten."""
    profiles = [profile_of(article, day) for article, day in articles]
    index = SimilarityIndex.among(profiles, [])
    outcome: Counter[str] = Counter()
    for (article, day), own in zip(articles, profiles, strict=True):
        clues = list(clues_in(article.text[:READ]))
        if any(clue.day and clue.day.year for clue in clues):
            continue
        near = index.neighbours(names_of(article.text), but=own.key)
        found = window(article.text, clues, near, index.words) if near else None
        value = found.value() if found else None
        outcome[value[1] if value else "unknown"] += 1
        if value and day.isoformat().startswith(value[0]):
            outcome[f"{value[1]} right"] += 1
    return outcome


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(json.dumps({"file": name} | dict(sorted(left_out(load(Path(name))).items()))))
