"""Annotated articles as examples for the scorers of quotations."""

import json
import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from spacy.tokens import Doc, DocBin

from rashomon.mark.parse import Parsed, Parser, pipeline
from rashomon.mark.quotes.content_features import content_features, governor
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

_FUNCTION_WORD = re.compile(
    "the|a|an|of|and|or|for|in|at|to|on|by|from|with|his|her|its|their|our|my|your|who|that|which|as|is|was"
)


@dataclass(frozen=True, slots=True)
class Examples:
    """Named features as one sparse table, a row an example, with the target in [0, 1] and the article of each row.

    ``word`` is the lexicon entry by which a row is a candidate, empty where it is one without the lexicon.
    """

    names: NDArray[np.str_]
    table: sp.csr_matrix
    target: NDArray[np.float64]
    article: NDArray[np.int64]
    word: NDArray[np.str_]

    def select(self, rows: NDArray[np.bool_]) -> "Examples":
        """The rows for which ``rows`` is true."""
        return replace(
            self, table=self.table[rows], target=self.target[rows], article=self.article[rows], word=self.word[rows]
        )


class Collector:
    """Gathers examples row by row."""

    def __init__(self) -> None:
        self._columns: dict[str, int] = {}
        self._indices, self._ends = array("i"), array("q", [0])
        self._target, self._article = array("d"), array("q")
        self._word: list[str] = []

    def add(self, features: Iterable[str], target: float, article: int, word: str = "") -> None:
        """One more example."""
        self._indices.extend(self._columns.setdefault(feature, len(self._columns)) for feature in features)
        self._ends.append(len(self._indices))
        self._target.append(target)
        self._article.append(article)
        self._word.append(word)

    def examples(self) -> Examples:
        """What was gathered; a feature that a row names twice counts twice, as it does when it is scored."""
        indices = np.frombuffer(self._indices, dtype=np.int32)
        parts = (np.ones(len(indices), dtype=np.float32), indices, np.array(self._ends))
        table = sp.csr_matrix(parts, shape=(len(self._target), len(self._columns)))
        table.sum_duplicates()
        numbers = np.array(self._target), np.array(self._article)
        return Examples(np.array(list(self._columns), dtype=object), table, *numbers, np.array(self._word))


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution: its content and source as sets of word tokens, its content as token ranges."""

    content: frozenset[int]
    source: frozenset[int]
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A parsed article, its frame, and its attributions by the token that heads their cue."""

    parsed: Parsed
    frame: Frame
    gold: dict[int, list[Gold]]


def load(folder: Path, cache: Path | None = None) -> list[Annotated]:
    """The annotated articles of a folder with ``docs.jsonl`` and ``gold.jsonl``."""
    gold = {record["id"]: record["quotes"] for record in _records(folder / "gold.jsonl")}
    articles = [Article(id=r["id"], source=str(folder), text=r["text"]) for r in _records(folder / "docs.jsonl")]
    docs = _parses(articles, None if cache is None else cache / f"{folder.name}.docbin")
    return [_annotate(Parsed(a, doc), gold.get(a.id, [])) for a, doc in zip(articles, docs, strict=True)]


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


def _annotate(parsed: Parsed, quotes: list[dict[str, Any]]) -> Annotated:
    frame = build_frame(parsed.doc)
    gold: defaultdict[int, list[Gold]] = defaultdict(list)
    for quote in quotes:
        head = cue_head(frame, _ranges(frame, quote["cue"] or []))
        if head >= 0:
            ranges = _ranges(frame, quote["content"])
            speaker = _words(frame, _ranges(frame, (quote["speaker"] or {"spans": []})["spans"]))
            content = frozenset(i for i in speaker if not _FUNCTION_WORD.fullmatch(frame.words[i]))
            gold[head].append(Gold(_words(frame, ranges), content or speaker, ranges))
    return Annotated(parsed, frame, dict(gold))


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
    found = Collector()
    for number, article in enumerate(articles):
        frame = article.frame
        for i in range(len(frame.words)):
            if is_candidate(frame, i, lexicon):
                word = "" if is_candidate(frame, i, frozenset()) else f"{frame.lemmas[i]}/{frame.poses[i]}"
                found.add(cue_features(frame, i), float(i in article.gold), number, word)
    return found.examples()


def content_examples(articles: Sequence[Annotated]) -> Examples:
    """Every content candidate of every annotated cue with its best overlap (words shared of words in either)."""
    found = Collector()
    for number, article in enumerate(articles):
        for cue, gold in article.gold.items():
            governing = governor(article.frame, cue)
            for content in find_contents(article.frame, cue):
                words = _words(article.frame, content.ranges)
                overlap = max((len(words & g.content) / len(words | g.content) for g in gold), default=0.0)
                found.add(content_features(article.frame, governing, content), overlap, number)
    return found.examples()


def source_examples(articles: Sequence[Annotated]) -> Examples:
    """Every source candidate of every annotated attribution, 1 where it shares a word with the annotated one."""
    found = Collector()
    for number, article in enumerate(articles):
        for cue, gold in article.gold.items():
            state, sources = voice(article.frame, cue), find_sources(article.frame, cue)
            for one in gold:
                for source in sources:
                    right = not one.source if source.head < 0 else bool(one.source & set(range(*source.span)))
                    features = source_features(article.frame, cue, one.ranges, source, state)
                    found.add(features, float(right), number)
    return found.examples()


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
