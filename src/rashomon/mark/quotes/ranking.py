"""A second look at the best contents of a cue: numbers that set the candidates against each other."""

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.lexicon import Rules, read_rules
from rashomon.mark.quotes.contents import Content
from rashomon.mark.quotes.frame import Frame

CANDIDATES = 6
FEATURES = (
    "score",
    "behind_first",
    "rank",
    "expected_overlap",
    "size",
    "size_of_first",
    "overlap_with_first",
    "from_sentence_start",
    "to_sentence_end",
    "after_cue",
    "before_cue",
    "parts",
    "commas",
    "starts_quoted",
    "ends_quoted",
    "cue_quoted",
    "relation",
    "way",
    "next_word",
    "word_before",
    "verb",
    "candidates",
    "start_from_cue",
    "end_from_cue",
)


class _Codes(Rules, frozen=True, kw_only=True):
    relations: tuple[str, ...]
    ways: tuple[str, ...]
    edges: tuple[str, ...]


@cache
def _codes() -> dict[str, dict[str, float]]:
    """For each list of ``ranking.toml`` the code of each of its words."""
    table = read_rules("rashomon.mark.quotes", "ranking.toml", _Codes)
    lists = {"relations": table.relations, "ways": table.ways, "edges": table.edges}
    return {name: {word: float(k) for k, word in enumerate(words)} for name, words in lists.items()}


def ranking_rows(frame: Frame, cue: int, contents: list[Content], scores: list[float]) -> NDArray[np.float32]:
    """One row of ``FEATURES`` a candidate; the candidates stand best first with their log-odds."""
    words = [content.words(frame) for content in contents]
    weights = [math.exp((score - scores[0]) * 2) for score in scores]
    total = sum(weights)
    rows = []
    for k, content in enumerate(contents):
        overlaps = [_overlap(words[k], other) for other in words]
        expected = sum(w * o for w, o in zip(weights, overlaps, strict=True)) / total
        own = [scores[k], scores[0] - scores[k], k, expected, len(words[k]), len(words[k]) / max(len(words[0]), 1)]
        rows.append([*own, overlaps[0], *_shape(frame, cue, content), len(contents), *_distance(cue, content)])
    return np.array(rows, dtype=np.float32)


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / max(len(one) + len(other) - shared, 1)


def _shape(frame: Frame, cue: int, content: Content) -> list[float]:
    start, end = content.ranges[0][0], content.ranges[-1][1]
    first, last = frame.sentences[frame.sentence[cue]]
    stop = min(end, start + 80)
    codes = _codes()
    edges = codes["edges"]
    return [
        start - first,
        last - end,
        float(start > cue),
        float(end <= cue),
        len(content.ranges),
        frame.words[start:stop].count(","),
        float(frame.inside[start] >= 0),
        float(frame.inside[end - 1] >= 0),
        float(frame.inside[cue] >= 0),
        codes["relations"].get(frame.deps[content.head], -1.0),
        codes["ways"].get(content.way.split(":")[0], -1.0),
        edges.get(frame.words[end], -1.0) if end < len(frame.words) else -2.0,
        edges.get(frame.words[start - 1], -1.0) if start else -2.0,
        float("VERB" in frame.poses[start:stop] or "AUX" in frame.poses[start:stop]),
    ]


def _distance(cue: int, content: Content) -> tuple[int, int]:
    return content.ranges[0][0] - cue, content.ranges[-1][1] - cue
