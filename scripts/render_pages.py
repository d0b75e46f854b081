"""Render web pages to text as more training data for the line model: python scripts/render_pages.py EVAL OUT [--main].

Needs resiliparse (no image texts, no bullets: the rendering of ../shared/eval/lines). Writes OUT/*.txt and
OUT/gold.jsonl in the form of ``lines``, of every page what a main-content extractor leaves and every line; of the WCXB
pages, whose main content is in ``lines`` already, every line alone. With --main nothing but main contents is written:
what the shipped model learns from. A line is body where 75 % of its words lie in runs of four that stand in the gold
body, nonbody where 25 % or less do, else unsure. The gold of the AEB pages is (c) 2020 Scrapinghub, MIT licence, that
of the WCXB pages (c) 2026 Murrough Foley, CC BY 4.0.
"""

import gzip
import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

RUN = 4


def words(text: str) -> list[str]:
    """Words in lower case, one a sign in scripts without blanks."""
    return re.findall("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|\\w+", text.lower())


def render(page: Path, *, main: bool) -> str:
    """The main content of a gzipped page, or all of it, one line a block."""
    data = gzip.decompress(page.read_bytes())
    try:
        html = data.decode("utf-8")
    except UnicodeDecodeError:
        html = data.decode(detect_encoding(data) or "utf-8", "replace")
    text = extract_plain_text(HTMLTree.parse(html), main_content=main, alt_texts=False, list_bullets=False)
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def label_of(line: str, gold: set[str], runs: set[tuple[str, ...]]) -> str:
    """Whether a line belongs to the gold body, given as its lines and its runs of words."""
    found = words(line)
    if " ".join(found) in gold:
        return "body"
    covered = [False] * len(found)
    for i in range(len(found) - RUN + 1):
        if tuple(found[i : i + RUN]) in runs:
            covered[i : i + RUN] = [True] * RUN
    share = sum(covered) / max(len(found), 1)
    return "body" if share >= 0.75 else "nonbody" if share <= 0.25 else "unsure"


def labelled(text: str, page: dict[str, str]) -> list[tuple[int, int, str]]:
    """Beginning, end and label of every line of a rendered page."""
    gold = {" ".join(words(line)) for line in page["text"].split("\n") if line.strip()}
    whole = words(page["text"])
    runs = {tuple(whole[i : i + RUN]) for i in range(len(whole) - RUN + 1)}
    title = words(page["title"] or "")
    lines, start = [], 0
    for line in text.split("\n"):
        label = "title" if title and words(line) == title else label_of(line, gold, runs)
        lines.append((start, start + len(line), label))
        start += len(line) + 1
    return lines


def main(folder: Path, out: Path, *, full: bool) -> None:
    """Render the pages of ``folder/pages``, their main content and, if ``full``, every line."""
    out.mkdir(parents=True, exist_ok=True)
    rows = []
    for page in map(json.loads, (folder / "pages/gold.jsonl").read_text("utf-8").splitlines()):
        if not page["text"]:
            continue
        site = urlsplit(page["url"]).netloc.removeprefix("www.").split(".")[0] if page["set"] == "aeb" else None
        for rendering in ("main",) * (page["set"] == "aeb") + ("full",) * full:
            text = render(folder / "pages" / page["file"], main=rendering == "main")
            name = page["file"].removesuffix(".html.gz") + f".{rendering}.txt"
            (out / name).write_bytes(text.encode("utf-8"))
            rows.append(
                {"file": name, "set": page["set"], "site": site, "complete": False, "lines": labelled(text, page)}
            )
    (out / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    print(len(rows), "texts")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), full="--main" not in sys.argv[3:])
