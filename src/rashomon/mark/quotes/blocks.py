"""Quotations in blocks: paragraphs without marks behind a colon that announces them ("Her letter in full:")."""

from collections.abc import Iterator

from rashomon.mark.quotes.acts import FIRST_PERSON
from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.contents import trim
from rashomon.mark.quotes.cue_kinds import animacy, announces_words
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.leftovers import speaker_before
from rashomon.mark.quotes.sources import Source, noun_phrase

_OWN = FIRST_PERSON | {"dear"}  # words of one who speaks for himself
_MOST = 6  # paragraphs of a block
_SPEAKERS = frozenset({"person", "pronoun", "body", "document", "place"})
_SURE = 0.5


def in_blocks(frame: Frame, found: list[Attribution]) -> Iterator[Attribution]:
    """The blocks, each given to whom the sentence before its colon is about, else to who was quoted last."""
    for number in range(len(frame.paragraphs) - 1):
        colon = _closing_colon(frame, number)
        block = [] if colon < 0 else list(_block(frame, number + 1))
        if not block or any(one.cue == colon for one in found):
            continue
        low, high = block[0][0], block[-1][1]
        if any(low <= one.cue < high or any(a < high and low < b for a, b in one.content) for one in found):
            continue
        source = _announcer(frame, colon) or speaker_before(frame, found, low)
        if source is not None:
            yield Attribution(colon, tuple(block), source, _SURE)


def _closing_colon(frame: Frame, number: int) -> int:
    """The colon that ends a paragraph whose last sentence speaks of words or papers, or -1."""
    low, high = frame.paragraphs[number]
    last = next((i for i in range(high - 1, low, -1) if frame.words[i] != "¶"), -1)
    if last < 0 or frame.words[last] != ":" or frame.inside[last] >= 0:
        return -1
    start = max(low, frame.sentences[frame.sentence[last]][0])
    told = (announces_words(frame, i) for i in range(start, last) if frame.inside[i] < 0)
    return last if any(told) else -1


def _block(frame: Frame, number: int) -> Iterator[Range]:
    """The paragraphs from ``number`` on in which somebody speaks of himself or to somebody, without marks."""
    found = 0
    for low, high in frame.paragraphs[number : number + 2 * _MOST]:
        words = trim(frame, (low, high))
        if words[0] >= words[1]:
            continue
        marked = any(
            frame.inside[i] >= 0 and not frame.segments[frame.inside[i]].depth for i in (words[0], words[1] - 1)
        )
        if found == _MOST or marked or _OWN.isdisjoint(frame.words[words[0] : words[1]]):
            return
        found += 1
        yield words


def _announcer(frame: Frame, colon: int) -> Source | None:
    """The subject of the sentence that a colon ends, if it can speak."""
    first, _ = frame.sentences[frame.sentence[colon]]
    heads = (i for i in range(first, colon) if frame.deps[i] == "nsubj" and frame.deps[frame.heads[i]] == "ROOT")
    head = next(heads, -1)
    return Source(head, noun_phrase(frame, head), "announced") if animacy(frame, head) in _SPEAKERS else None
