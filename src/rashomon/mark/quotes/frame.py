"""The parse as plain lists: every later step asks many small questions, and lists answer them fastest."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from rashomon.mark.quotes.marks import Segment, find_segments

Range = tuple[int, int]  # half-open range of token indices


@dataclass(frozen=True, slots=True)
class Frame:
    """One article, token by token. ``inside[i]`` is the index of the outermost double segment around token i, or -1."""

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

    def subtree(self, i: int) -> Range:
        """The stretch from the leftmost to the rightmost descendant of token ``i``."""
        return self.left[i], self.right[i] + 1

    def slice(self, span: Range) -> str:
        """The text of a token range."""
        return self.text[self.starts[span[0]] : self.ends[span[1] - 1]] if span[0] < span[1] else ""


def build_frame(doc: Doc) -> Frame:
    """The frame of a parsed article."""
    tokens = list(doc)
    starts = [t.idx for t in tokens]
    words = [t.text for t in tokens]
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    sentences = [(s.start, s.end) for s in doc.sents] if tokens else []
    sentence = [k for k, (s, e) in enumerate(sentences) for _ in range(s, e)]
    heads = [t.head.i for t in tokens]
    children: list[list[int]] = [[] for _ in tokens]
    for i, h in enumerate(heads):
        if i != h:
            children[h].append(i)
    paragraph, paragraphs = _paragraphs(words)
    segments = find_segments(doc.text)
    ranges = [(bisect_left(starts, s.start), bisect_right(ends, s.end)) for s in segments]
    inside = [-1] * len(tokens)
    for k, (segment, (a, b)) in enumerate(zip(segments, ranges, strict=True)):
        if segment.double and segment.depth == 0:
            for i in range(a, b):
                inside[i] = k
    return Frame(
        text=doc.text,
        words=["¶" if w.isspace() else w.lower() for w in words],
        lemmas=["¶" if w.isspace() else t.lemma_.lower() for t, w in zip(tokens, words, strict=True)],
        tags=[t.tag_ for t in tokens],
        poses=[t.pos_ for t in tokens],
        deps=[t.dep_ for t in tokens],
        heads=heads,
        starts=starts,
        ends=ends,
        entities=[t.ent_type_ for t in tokens],
        left=[t.left_edge.i for t in tokens],
        right=[t.right_edge.i for t in tokens],
        children=children,
        sentence=sentence,
        sentences=sentences,
        paragraph=paragraph,
        paragraphs=paragraphs,
        segments=segments,
        ranges=ranges,
        inside=inside,
    )


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
