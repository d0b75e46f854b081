"""The parse as plain lists: every later step asks many small questions, and lists answer them fastest."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from spacy.tokens import Doc

from rashomon.mark.lemmas import MENDED
from rashomon.mark.once import text_of
from rashomon.mark.quotation_marks import Segment, segments_of

Range = tuple[int, int]  # half-open range of token indices


@dataclass(frozen=True, slots=True)
class Frame:
    """One article, token by token. ``inside[i]`` is the index of the outermost segment around token i, or -1."""

    text: str
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    poses: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    entities: list[str]
    left: list[int]
    right: list[int]
    children: list[list[int]]
    sentence: list[int]
    sentences: list[Range]
    paragraph: list[int]
    paragraphs: list[Range]
    segments: tuple[Segment, ...]
    ranges: list[Range]
    inside: list[int]
    is_word: list[bool]
    is_edge: list[bool]
    """Begins and ends with neither letter nor digit: trimmed from either end of a stretch."""
    words_before: list[int]
    """How many tokens before this one hold a letter or a digit; one entry more than tokens, as of the next list."""
    quoted_before: list[int]
    """How many tokens before this one stand between quotation marks."""

    def subtree(self, i: int) -> Range:
        """The stretch from the leftmost to the rightmost descendant of token ``i``."""
        return self.left[i], self.right[i] + 1

    def holds_quoted(self, start: int, end: int) -> bool:
        """Whether any token of a range stands between quotation marks."""
        return self.quoted_before[end] > self.quoted_before[start]

    def slice(self, span: Range) -> str:
        """The text of a token range."""
        return self.text[self.starts[span[0]] : self.ends[span[1] - 1]] if span[0] < span[1] else ""


def build_frame(doc: Doc) -> Frame:
    """The frame of a parsed article."""
    text = text_of(doc)
    table = doc.to_array(["ORTH", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE", "HEAD", "IDX", "SENT_START"])
    words, lemmas, tags, poses, deps, entities = (_strings(doc, table[:, k].tolist()) for k in range(6))
    starts = table[:, 7].tolist()
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    heads = (table[:, 6].astype(np.int64) + np.arange(len(words))).tolist()
    sentences = _sentences(table[:, 8].astype(np.int64).tolist())
    left, right, children = _branches(heads)
    paragraph, paragraphs = _paragraphs(words)
    segments = segments_of(doc)
    ranges = [(bisect_left(starts, s.start), bisect_right(ends, s.end)) for s in segments]
    blank = [w.isspace() for w in words]
    lower = ["¶" if b else w.lower() for w, b in zip(words, blank, strict=True)]
    is_word = [w.isalnum() or any(c.isalnum() for c in w) for w in words]
    inside = _inside(len(words), segments, ranges)
    return Frame(
        text=text,
        words=lower,
        lemmas=["¶" if b else MENDED.get(w, m.lower()) for w, m, b in zip(lower, lemmas, blank, strict=True)],
        tags=tags,
        poses=poses,
        deps=deps,
        heads=heads,
        starts=starts,
        ends=ends,
        entities=entities,
        left=left,
        right=right,
        children=children,
        sentence=[k for k, (s, e) in enumerate(sentences) for _ in range(s, e)],
        sentences=sentences,
        paragraph=paragraph,
        paragraphs=paragraphs,
        segments=segments,
        ranges=ranges,
        inside=inside,
        is_edge=[not word[0].isalnum() and not word[-1].isalnum() for word in lower],
        is_word=is_word,
        words_before=[0, *accumulate(is_word)],
        quoted_before=[0, *accumulate(k >= 0 for k in inside)],
    )


def _strings(doc: Doc, keys: list[int]) -> list[str]:
    store = doc.vocab.strings
    known = {key: store[key] if key else "" for key in set(keys)}
    return [known[key] for key in keys]


def _sentences(marks: list[int]) -> list[Range]:
    """The sentences, from the mark 1 that a token has where one starts."""
    starts = [i for i, mark in enumerate(marks) if mark == 1 or i == 0]
    return list(zip(starts, [*starts[1:], len(marks)], strict=True)) if marks else []


def _branches(heads: list[int]) -> tuple[list[int], list[int], list[list[int]]]:
    """For each token its leftmost and rightmost descendant, and its children."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
        above = head
        while left[above] > i:
            left[above] = i
            above = heads[above]
    for i in range(len(heads) - 1, -1, -1):
        above = heads[i]
        while right[above] < i:
            right[above] = i
            above = heads[above]
    return left, right, children


def _inside(size: int, segments: tuple[Segment, ...], ranges: list[Range]) -> list[int]:
    inside = [-1] * size
    for k, (segment, (start, end)) in enumerate(zip(segments, ranges, strict=True)):
        if segment.depth == 0:
            inside[start:end] = [k] * (end - start)
    return inside


def _paragraphs(words: list[str]) -> tuple[list[int], list[Range]]:
    number: list[int] = []
    paragraphs: list[Range] = []
    start = 0
    for i, word in enumerate(words):
        number.append(len(paragraphs))
        if "\n" in word:
            paragraphs.append((start, i + 1))
            start = i + 1
    if start < len(words):
        paragraphs.append((start, len(words)))
    return number, paragraphs
