"""Say of every page whose date is read otherwise than its gold what the gold's day is on that page.

    python scripts/dates_missed.py [FOLDER]

FOLDER has the form of ../shared/eval/pages. One line a page, then the counts in one line of JSON: "right"; "last
change" (the page states the gold's day as that of its last change, and another as that of publication), "beside" (the
day stands on the page, but is said of something else), "nowhere" (the day stands nowhere on the page, in no writing:
no reader of the page could tell it).
"""

import json
import re
import sys
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from rashomon.model import Article
from rashomon.read.decode import decode, gunzip
from rashomon.read.pages import read_page
from rashomon.read.raw import Raw
from rashomon.read.text.dates import months

FOLDER = Path(__file__).resolve().parents[2] / "shared/eval/pages"
_EPOCH = re.compile(r"(?<=[\"':= ])(1\d{9})(?:\d{3})?(?!\d)")
_CHANGED = re.compile(r"updat|modif|revis|chang", re.IGNORECASE)
_BESIDE = 60
"""Characters before a day in which a page says that it is one of a change."""


def writings(day: date) -> re.Pattern[str]:
    """A pattern for ``day`` in the writings of pages, their data and their addresses."""
    y, m, d = day.year, day.month, day.day
    names = "|".join(re.escape(name) for name, number in months().items() if number == m)
    numbers = rf"{y}[-/.]?0?{m}[-/.]?0?{d}(?!\d)|(?<!\d)(?:0?{m}[-/.]0?{d}|0?{d}[-/.]0?{m})[-/.]{y}"
    before = rf"(?:{names})\.?\s+0?{d}(?:st|nd|rd|th)?,?\s+{y}"
    behind = rf"(?<!\d)0?{d}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(?:{names})\.?,?\s+{y}"
    return re.compile(f"{numbers}|{before}|{behind}", re.IGNORECASE)


def kind_of(html: str, day: date) -> str:
    """What the gold's ``day`` is on a page whose date was read otherwise."""
    found = [html[max(0, match.start() - _BESIDE) : match.start()] for match in writings(day).finditer(html)]
    counted = (datetime.fromtimestamp(int(seconds), UTC).date() for seconds in _EPOCH.findall(html))
    if not found and day not in counted:
        return "nowhere"
    return "last change" if any(map(_CHANGED.search, found)) else "beside"


def main(folder: Path) -> None:
    """Read every page with a gold date, and sort those that are read otherwise."""
    counts: Counter[str] = Counter()
    for page in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        if not page["published"]:
            continue
        data = (folder / page["file"]).read_bytes()
        article = read_page(Raw(page["file"], "html", data))
        told = (article.published.value or "")[:10] if isinstance(article, Article) else ""
        gold = page["published"][:10]
        kind = "right" if told == gold else kind_of(decode(gunzip(data)), date.fromisoformat(gold))
        counts[kind] += 1
        if kind != "right":
            print(f"{page['file']}: {kind}: gold {gold}, read {told or 'nothing'}")
    print(json.dumps(dict(counts.most_common())))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
