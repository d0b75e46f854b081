"""Texts to learn and measure the verdict on rewording: originals, texts made from them, and what is known of pairs."""

import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from rewording import Lexicon
from rewording_desk import ALL_STYLES

EVAL = Path(__file__).resolve().parents[2] / "shared/eval"
# Originals as long as those that were planted; the longer ones are from the reports behind the timelines.
LEAST_WORDS, LEAST_LONG = 110, 300
SHORTER, LONGER = 70, 50


@dataclass(frozen=True, slots=True)
class Pool:
    """The planted documents with the long originals among them, by id, and the ids of the originals.

    ``kin`` holds, for every document, those that share text with it: of them nothing is asked.
    """

    texts: dict[str, str]
    originals: tuple[str, ...]
    kin: dict[str, set[str]]
    lexicon: Lexicon


def rows(path: Path) -> list[dict[str, str]]:
    """The records of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def pool(folder: Path, seed: int) -> Pool:
    """The planted documents, and originals drawn with this ``seed``."""
    texts = {row["id"]: row["text"] for row in rows(folder / "copies/docs.jsonl")}
    lexicon, rng = Lexicon(list(texts.values())), random.Random(seed)
    derived, kin = set(), defaultdict(set)
    for row in rows(folder / "copies/gold.jsonl"):
        if row["label"] != "independent":
            pair = row.get("pair") or (row["from"], row["to"])
            kin[pair[0]].add(pair[1])
            kin[pair[1]].add(pair[0])
        if row["label"] == "copy":
            derived.add(row["to"])
    short = [name for name, text in texts.items() if name not in derived and len(text.split()) >= LEAST_WORDS]
    reports = {row["id"]: row["text"] for row in rows(folder / "timelines/docs.jsonl")}
    long = [name for name, text in reports.items() if len(text.split()) >= LEAST_LONG]
    chosen = rng.sample(short, SHORTER) + rng.sample(long, LONGER)
    texts |= {name: reports[name] for name in chosen if name in reports}
    return Pool(texts, tuple(chosen), kin, lexicon)


def rewritten(style: str, of: Pool, seed: int) -> dict[str, str]:
    """For every original, by its id, the text that this style makes of it."""
    rng = random.Random(f"{style}-{seed}")
    return {name: ALL_STYLES[style](of.texts[name], rng, of.lexicon) for name in of.originals}


def natural(folder: Path) -> tuple[dict[str, str], dict[str, str], set[frozenset[str]]]:
    """The natural reports by id, the topic of each, and the pairs that share text."""
    texts = {row["id"]: row["text"] for row in rows(folder / "stories/docs.jsonl")}
    topics = {row["id"]: row["origin"].split("_")[0] for row in rows(folder / "stories/gold.jsonl")}
    return texts, topics, {frozenset(row["pair"]) for row in rows(folder / "copies/real_gold.jsonl")}


def shingles(text: str) -> set[tuple[str, ...]]:
    """Five words in a row."""
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return {tuple(words[place : place + 5]) for place in range(len(words) - 4)}
