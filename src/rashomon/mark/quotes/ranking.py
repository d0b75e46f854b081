"""A second look at the best contents of a cue: numbers that set the candidates against each other."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from rashomon.mark.quotes.codes import codes
from rashomon.mark.quotes.contents import Content, subject_of
from rashomon.mark.quotes.cue_kinds import cue_kind
from rashomon.mark.quotes.frame import Frame, Range

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
    "cue_kind",
    "head_below_cue",
    "holds_subject",
    "opens_in_quotation",
    "closes_in_quotation",
    "verbs",
    "first_relation",
    "next_relation",
    "next_part_of_speech",
    "own_subject",
    "next_paragraph",
)


def ranking_rows(frame: Frame, cue: int, contents: list[Content], scores: list[float]) -> NDArray[np.float32]:
    """One row of ``FEATURES`` a candidate; the candidates stand best first with their log-odds."""
    sizes = [_size(frame, content.ranges) for content in contents]
    overlaps = _overlaps(frame, contents, sizes)
    weights = [math.exp((score - scores[0]) * 2) for score in scores]
    total = sum(weights)
    rows = []
    kind, subject = codes("kinds")[cue_kind(frame, cue)], subject_of(frame, cue)
    for k, content in enumerate(contents):
        expected = sum(w * o for w, o in zip(weights, overlaps[k], strict=True)) / total
        own = [scores[k], scores[0] - scores[k], k, expected, sizes[k], sizes[k] / max(sizes[0], 1)]
        rows.append([*own, overlaps[k][0], *_shape(frame, cue, content), len(contents), *_distance(cue, content), kind])
        rows[-1] += _borders(frame, cue, subject, content)
    return np.array(rows, dtype=np.float32)


def _size(frame: Frame, ranges: Iterable[Range]) -> int:
    """How many words a stretch has."""
    before = frame.words_before
    return sum([before[b] - before[a] for a, b in ranges])


def _overlaps(frame: Frame, contents: list[Content], sizes: list[int]) -> list[list[float]]:
    """For every two contents the share of the words of either that stand in both."""
    table = [[0.0] * len(contents) for _ in contents]
    for k, one in enumerate(contents):
        for n, other in enumerate(contents[: k + 1]):
            shared = _size(frame, _common(one.ranges, other.ranges))
            table[k][n] = table[n][k] = shared / max(sizes[k] + sizes[n] - shared, 1)
    return table


def _common(one: tuple[Range, ...], other: tuple[Range, ...]) -> list[Range]:
    """The stretches that lie in both."""
    return [(max(a, c), min(b, d)) for a, b in one for c, d in other if a < d and c < b]


def _shape(frame: Frame, cue: int, content: Content) -> list[float]:
    start, end = content.ranges[0][0], content.ranges[-1][1]
    first, last = frame.sentences[frame.sentence[cue]]
    stop = min(end, start + 80)
    edges = codes("edges")
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
        codes("relations").get(frame.deps[content.head], -1.0),
        codes("ways").get(content.way.split(":")[0], -1.0),
        edges.get(frame.words[end], -1.0) if end < len(frame.words) else -2.0,
        edges.get(frame.words[start - 1], -1.0) if start else -2.0,
        float("VERB" in frame.poses[start:stop] or "AUX" in frame.poses[start:stop]),
    ]


def _distance(cue: int, content: Content) -> tuple[int, int]:
    return content.ranges[0][0] - cue, content.ranges[-1][1] - cue


def _borders(frame: Frame, cue: int, subject: int, content: Content) -> list[float]:
    """What the content takes in, and whether its edges cut through a quotation, a clause or a paragraph."""
    (start, _), (_, end) = content.ranges[0], content.ranges[-1]
    stop, size = min(end, start + 80), len(frame.words)
    poses = frame.poses[start:stop]
    return [
        float(frame.heads[content.head] == cue),
        float(subject >= 0 and any(a <= subject < b for a, b in content.ranges)),
        float(start > 0 and frame.inside[start] >= 0 and frame.inside[start - 1] == frame.inside[start]),
        float(end < size and frame.inside[end - 1] >= 0 and frame.inside[end] == frame.inside[end - 1]),
        float(poses.count("VERB") + poses.count("AUX")),
        codes("edge_relations").get(frame.deps[start], -1.0),
        codes("edge_relations").get(frame.deps[end], -1.0) if end < size else -2.0,
        codes("edge_parts").get(frame.poses[end], -1.0) if end < size else -2.0,
        float(subject_of(frame, content.head) >= 0),
        float(frame.paragraph[start] != frame.paragraph[end - 1]),
    ]
