"""CPU seconds, memory and growth of everything behind the marks: ``python bench/whole.py FOLDER [SIZE ...]``.

FOLDER holds stories as files of JSON lines, a report a line, as ``../shared/eval/account`` does. They are read and
marked once, which is measured too, and shortened. Of each story as many others are made as are asked for: every report
with names, and most of the other words, replaced by words of the same length, the same in all reports of one story and
others in each, and with days of its own. So reports share what reports share, marks hold, and there are many stories.
All of ``collate`` and ``tell`` is run on SIZE reports, each size in a process of its own; the last lines say with what
power of the number of reports the time of each stage grows: the slope of the line that fits the logarithms of all sizes
best.

With ``--keep FOLDER`` the marked records and what each size took stay there, and the same command goes on where it was
stopped.
"""

import argparse
import calendar
import json
import math
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from clock import timed

from rashomon.collate import copies_by_story, find_copies, group_stories, one_story
from rashomon.engine import mark_articles, mark_paths, read_paths
from rashomon.model import Dossier, MarkedArticle, decode_line, encode, json_schema, minted
from rashomon.tell import tell

SIZES = (1_000, 5_000, 20_000, 50_000)
LETTERS = 1_200  # of each report
_LEAST = 0.05  # CPU seconds below which nothing is said of growth
REPLACED = 0.8  # of its words of four letters and more
PARTS = {
    "": ("anchored",),
    "account": ("find_origins", "prints", "collapsed"),
    "telling": (
        "gather", "find_actors", "align", "find_facts", "find_commitments", "find_sayings", "find_disagreements",
        "build_timeline", "identified", "write_brief",
    ),
}  # fmt: skip
"""The steps of an account by the module of ``collate`` that takes them."""
_NAME = re.compile(r"(?:(?<=\\n)|(?<![A-Za-z\\]))[A-Z][a-z]{3,}(?![a-z])")
_WORD = re.compile(r"(?:(?<=\\n)|(?<![A-Za-z\\]))[a-z]{4,}(?![A-Za-z_\"])")
_MONTHS = [name for name in calendar.month_name if name not in {"", "May"}]  # "may" is a verb, too
_DAYS = list(calendar.day_name)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def shortened(article: MarkedArticle) -> MarkedArticle:
    """The first sentences of a report, with the marks that stand in them."""
    ends = [span.end for span in article.sentences if span.end <= LETTERS]
    end = ends[-1] if ends else 0
    kept = {
        name: tuple(mark for mark in getattr(article, name) if _last(mark) <= end)
        for name in ("sentences", "mentions", "times", "quantities", "quotes", "events", "assertions")
    }
    return msgspec.structs.replace(article, text=article.text[:end], lines=(), offsets=(), grounds=(), **kept)


def _last(mark: object) -> int:
    """The last offset that is named anywhere in a mark."""
    spans = re.findall(r"\[(\d+),(\d+)\]", encode(mark))
    return max((int(end) for _, end in spans), default=0)


def made(stories: Sequence[Sequence[str]], count: int) -> Iterator[MarkedArticle]:
    """``count`` reports in many stories, from the records of few."""
    kept = {*re.findall(r"[a-z]+", json.dumps(json_schema())), *_MONTHS, *_DAYS}
    pools: defaultdict[int, set[str]] = defaultdict(set)
    for record in (record for story in stories for record in story):
        for word in _WORD.findall(record):
            pools[len(word)].add(word)
    words = {length: sorted(pool - kept) or sorted(pool) for length, pool in pools.items()}
    number = 0
    while count > 0:
        for story in stories:
            choice, known = random.Random(number), dict[str, str]()
            day = date(2020, 1, 1) + timedelta(days=number % 3_650)
            for place, record in enumerate(story[:count]):
                yield _other(record, f"{number:06}-{place}", (choice, known, words, kept), day)
            count -= len(story[:count])
            number += 1


def _other(
    record: str,
    name: str,
    replacing: tuple[random.Random, dict[str, str], Mapping[int, Sequence[str]], set[str]],
    day: date,
) -> MarkedArticle:
    choice, known, words, kept = replacing

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word in kept:
            return word
        if word not in known:
            pool = words[len(word)] if word[0].islower() and choice.random() < REPLACED else (word,)
            known[word] = choice.choice(pool) if word[0].islower() else _named(choice, len(word))
        return known[word]

    text = _WORD.sub(other, _NAME.sub(other, record))
    article = decode_line(_DAY.sub(str(day), text), MarkedArticle)
    return minted(msgspec.structs.replace(article, id=f"a-{name}", source=f"{name}.txt"))


def _named(choice: random.Random, length: int) -> str:
    """An invented name."""
    return "".join(choice.choice("aeiou" if place % 2 else "bdfghklmnprstvz") for place in range(length)).capitalize()


def measure(file: str, size: int) -> None:
    """Run every stage on so many reports, and print what it took as JSON."""
    stories = json.loads(Path(file).read_text(encoding="utf-8"))
    batch = sorted(made(stories, size), key=lambda article: article.id)
    seconds: defaultdict[str, float] = defaultdict(float)
    peaks = {"reports": _peak()}
    for module, part in ((module, part) for module, parts in PARTS.items() for part in parts):
        room = vars(import_module(f"rashomon.collate.{module}".rstrip(".")))
        room[part] = timed(seconds, f"account: {part}", room[part])
    copies = timed(seconds, "copies", find_copies)(batch)
    peaks["copies"] = _peak()
    groups = timed(seconds, "stories", group_stories)(batch, copies)
    peaks["stories"] = _peak()
    into = timed(seconds, "copies by story", copies_by_story)(groups, copies)
    one, page = timed(seconds, "account", one_story), timed(seconds, "tell", tell)
    reports = 0
    for group, inside in zip(groups, into, strict=True):
        told: Dossier = one(group, inside)
        reports += len(group)
        page(told, "html")
    peaks["account and tell"] = _peak()
    found = {"copies": len(copies), "stories": len(groups), "largest": max(map(len, groups))}
    print(json.dumps({"size": size, "seconds": seconds, "peaks": peaks, "found": found}))


def _peak() -> float:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--stories", type=int, default=12, help="files of FOLDER that are used")
    parser.add_argument("--keep", type=Path, help="a folder for what is done, from which a run goes on")
    asked = parser.parse_args()
    if asked.measure:
        measure(asked.folder, asked.sizes[0])
        return
    with tempfile.TemporaryDirectory() as scratch:
        kept = asked.keep or Path(scratch)
        kept.mkdir(parents=True, exist_ok=True)
        marked, took = kept / "marked.json", kept / "marking.txt"
        if not took.exists():
            files = [str(file) for file in sorted(Path(asked.folder).glob("*.jsonl")) if "." not in file.stem]
            stories, seconds = _marked(files[: asked.stories])
            marked.write_text(json.dumps([[encode(shortened(one)) for one in story] for story in stories]), "utf-8")
            took.write_text(seconds, "utf-8")
        print(took.read_text("utf-8"))
        _table([_measured(marked, size) for size in asked.sizes])


def _marked(files: Sequence[str]) -> tuple[list[list[MarkedArticle]], str]:
    """The marked reports of each file, and what reading and marking them took, without loading what does it."""
    for _ in mark_paths(files[:1], print, jobs=1):
        break
    seconds: defaultdict[str, float] = defaultdict(float)
    reading = timed(seconds, "read", lambda file: list(read_paths([file], print)))
    marking = timed(seconds, "mark", lambda articles: list(mark_articles(articles, print, jobs=1)))
    stories = [marking(reading(file)) for file in files]
    texts = [article.text for story in stories for article in story]
    words, per = sum(len(text.split()) for text in texts), 1_000 / len(texts)
    spent = ", ".join(f"{name} {took * per:.1f}" for name, took in seconds.items())
    return stories, f"CPU seconds a thousand reports of {words // len(texts)} words ({len(texts)} measured): {spent}"


def _measured(marked: Path, size: int) -> dict[str, Any]:
    """What one size took, measured now or by an earlier run that kept it beside the marked records."""
    done = marked.with_name(f"{size}.json")
    if not done.exists():
        command = [sys.executable, __file__, str(marked), str(size), "--measure"]
        ran = subprocess.run(command, capture_output=True, check=False)
        if ran.returncode:
            raise SystemExit(ran.stderr.decode(errors="replace")[-2000:])
        done.write_bytes(ran.stdout)
    row: dict[str, Any] = json.loads(done.read_bytes())
    print(f"{size:>7,} reports: {row['found']}", file=sys.stderr, flush=True)
    return row


def _table(rows: Sequence[dict[str, Any]]) -> None:
    sizes = [row["size"] for row in rows]
    print(f"{'CPU seconds of':28}" + "".join(f"{size:>12,}" for size in sizes) + "   grows with n to the")
    for row in rows:  # parts of an account are within it
        row["seconds"] |= {"together": sum(took for name, took in row["seconds"].items() if ":" not in name)}
    for name in rows[-1]["seconds"]:
        took = [row["seconds"].get(name, 0.0) for row in rows]
        print(f"{name:28}" + "".join(f"{seconds:12.2f}" for seconds in took) + f"   {_exponent(sizes, took)}")
    for name in rows[-1]["peaks"]:
        print(f"{'MB at the peak: ' + name:28}" + "".join(f"{row['peaks'][name]:12,.0f}" for row in rows))


def _exponent(sizes: Sequence[int], took: Sequence[float]) -> str:
    pairs = zip(sizes, took, strict=True)
    measured = [(math.log(size), math.log(seconds)) for size, seconds in pairs if seconds >= _LEAST]
    if len(measured) < 2:
        return "(too little to say)"
    return f"{statistics.linear_regression(*zip(*measured, strict=True)).slope:.2f}"


if __name__ == "__main__":
    main()
