"""Annotated articles as examples for the scorers of quotations."""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, DocBin

from rashomon.mark.parse import Parser, pipeline
from rashomon.mark.quotes.content_features import complements, content_features
from rashomon.mark.quotes.contents import find_contents
from rashomon.mark.quotes.cues import cue_features, is_candidate
from rashomon.mark.quotes.drafts import Draft, content_options
from rashomon.mark.quotes.frame import Frame, Range, build_frame
from rashomon.mark.quotes.ranking import FEATURES as RANKING_FEATURES
from rashomon.mark.quotes.ranking import ranking_rows
from rashomon.mark.quotes.scoring import Models
from rashomon.mark.quotes.source_features import source_features, voice
from rashomon.mark.quotes.sources import find_sources
from rashomon.model import Article

Examples = tuple[list[list[str]], NDArray[np.float64]]
_FUNCTION_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "or",
        "for",
        "in",
        "at",
        "to",
        "on",
        "by",
        "from",
        "with",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "who",
        "that",
        "which",
        "as",
        "is",
        "was",
    ]
)


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution: its content and source as sets of word tokens, its content as token ranges."""

    content: frozenset[int]
    source: frozenset[int]
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article's frame and its attributions by the token that heads their cue."""

    id: str
    frame: Frame
    gold: dict[int, list[Gold]]


def load(folder: Path, cache: Path | None = None) -> list[Annotated]:
    """The annotated articles of a folder with ``docs.jsonl`` and ``gold.jsonl``."""
    gold = {record["id"]: record["quotes"] for record in _records(folder / "gold.jsonl")}
    articles = [Article(id=r["id"], source=str(folder), text=r["text"]) for r in _records(folder / "docs.jsonl")]
    docs = _parses(articles, None if cache is None else cache / f"{folder.name}.docbin")
    return [_annotate(a.id, doc, gold.get(a.id, [])) for a, doc in zip(articles, docs, strict=True)]


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _parses(articles: list[Article], store: Path | None) -> list[Doc]:
    if store is not None and store.exists():
        return list(DocBin().from_bytes(store.read_bytes()).get_docs(pipeline().vocab))
    docs = [parsed.doc for parsed in Parser().parse(articles)]
    if store is not None:
        store.parent.mkdir(parents=True, exist_ok=True)
        attributes = ["ORTH", "SPACY", "TAG", "POS", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START"]
        store.write_bytes(DocBin(attrs=attributes, docs=docs).to_bytes())
    return docs


def _annotate(name: str, doc: Doc, quotes: list[dict[str, Any]]) -> Annotated:
    frame = build_frame(doc)
    gold: defaultdict[int, list[Gold]] = defaultdict(list)
    for quote in quotes:
        head = cue_head(frame, _ranges(frame, quote["cue"] or []))
        if head >= 0:
            ranges = _ranges(frame, quote["content"])
            speaker = _words(frame, _ranges(frame, (quote["speaker"] or {"spans": []})["spans"]))
            content = frozenset(i for i in speaker if frame.words[i] not in _FUNCTION_WORDS)
            gold[head].append(Gold(_words(frame, ranges), content or speaker, ranges))
    return Annotated(name, frame, dict(gold))


def _ranges(frame: Frame, spans: Sequence[Sequence[int]]) -> tuple[Range, ...]:
    pairs = ((bisect_right(frame.ends, start), bisect_left(frame.starts, end)) for start, end in spans)
    return tuple((a, b) for a, b in pairs if a < b)


def _words(frame: Frame, ranges: Sequence[Range]) -> frozenset[int]:
    return frozenset(i for a, b in ranges for i in range(a, b) if any(c.isalnum() for c in frame.words[i]))


def cue_head(frame: Frame, ranges: Sequence[Range]) -> int:
    """The token that heads a cue: its first verb whose head lies outside, else the first such word, else the first."""
    tokens = [i for a, b in ranges for i in range(a, b)]
    words = [i for i in tokens if any(c.isalnum() for c in frame.words[i])]
    if not words:
        return tokens[0] if tokens else -1
    inside = set(words)
    roots = [i for i in words if frame.heads[i] not in inside or frame.heads[i] == i] or words
    return next((i for i in roots if frame.poses[i] == "VERB"), roots[0])


def cue_examples(articles: Sequence[Annotated], lexicon: frozenset[str]) -> Examples:
    """Every cue candidate, 1 where an annotated cue is headed by it."""
    rows, target = [], []
    for article in articles:
        for i in range(len(article.frame.words)):
            if is_candidate(article.frame, i, lexicon):
                rows.append(cue_features(article.frame, i))
                target.append(float(i in article.gold))
    return rows, np.array(target)


def content_examples(articles: Sequence[Annotated]) -> Examples:
    """Every content candidate of every annotated cue with its best overlap (words shared of words in either)."""
    rows, target = [], []
    for article in articles:
        for cue, gold in article.gold.items():
            shape = complements(article.frame, cue)
            for content in find_contents(article.frame, cue):
                words = _words(article.frame, content.ranges)
                rows.append(content_features(article.frame, cue, content, shape))
                target.append(max((len(words & g.content) / len(words | g.content) for g in gold), default=0.0))
    return rows, np.array(target)


def source_examples(articles: Sequence[Annotated]) -> Examples:
    """Every source candidate of every annotated attribution, 1 where it shares a word with the annotated one."""
    rows, target = [], []
    for article in articles:
        for cue, gold in article.gold.items():
            for one in gold:
                state = voice(article.frame, cue)
                for source in find_sources(article.frame, cue):
                    right = not one.source if source.head < 0 else bool(one.source & set(range(*source.span)))
                    rows.append(source_features(article.frame, cue, one.ranges, source, state))
                    target.append(float(right))
    return rows, np.array(target)


def ranking_examples(article: Annotated, models: Models) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """The likeliest contents of every annotated cue as rows of numbers, with their best overlap."""
    tables, target = [np.empty((0, len(RANKING_FEATURES)), dtype=np.float32)], []
    for cue, gold in article.gold.items():
        options = content_options(article.frame, models, cue, 0.0)
        if options.contents:
            tables.append(ranking_rows(article.frame, cue, options.contents, options.scores))
            target += [max(_overlap(c.words(article.frame), g.content) for g in gold) for c in options.contents]
    return np.concatenate(tables), np.array(target)


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(len(one | other), 1)


def right_drafts(article: Annotated, drafts: list[Draft]) -> NDArray[np.float64]:
    """1 for each draft that is an annotated attribution (overlap of one half or more, right source), one draft each."""
    gold = [one for several in article.gold.values() for one in several]
    pairs = []
    for k, draft in enumerate(drafts):
        words = draft.content.words(article.frame)
        for n, one in enumerate(gold):
            overlap = _overlap(words, one.content)
            if overlap >= 0.5:
                right = not one.source if draft.source.head < 0 else bool(one.source & set(range(*draft.source.span)))
                pairs.append((right, overlap, one in article.gold.get(draft.cue, ()), -k, n))
    target = np.zeros(len(drafts))
    taken: set[int] = set()
    used: set[int] = set()
    for right, _, _, k, n in sorted(pairs, reverse=True):
        if n not in taken and -k not in used:
            taken.add(n)
            used.add(-k)
            target[-k] = float(right)
    return target
