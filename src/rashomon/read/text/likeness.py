"""How far the words of a line come back elsewhere: in the story, in the lines beside it, in the headline."""

from collections import Counter
from collections.abc import Sequence
from math import fsum

import numpy as np

from rashomon.read.text.place import story_weights
from rashomon.read.text.shape import SPACELESS, Lines, Rows
from rashomon.read.text.words import WORD


def content_words(words: tuple[str, ...], text: str) -> frozenset[str]:
    """Words that carry meaning: four letters and more, or pairs of signs in scripts without blanks."""
    found = {w for w in words[:150] if len(w) >= 4 and not SPACELESS.match(w)}
    if SPACELESS.search(text):
        found.update(t[i : i + 2] for t in words for i in range(min(len(t), 300) - 1) if SPACELESS.match(t))
    return frozenset(found)


def bags_of(lines: Lines) -> tuple[frozenset[str], ...]:
    """The words of every line that carry meaning."""
    return tuple(content_words(w, t) for w, t in zip(lines.words, lines.texts, strict=True))


def likeness(
    lines: Lines, contents: Sequence[frozenset[str]], place: Rows, title: str | None
) -> tuple[list[str], Rows]:
    """How far the words of a line, its ``contents``, come back in the story, beside it and in the headline."""
    weights = story_weights(lines)
    inside = place[:, 4] > 0
    story: Counter[str] = Counter()
    told = [bool(weights[i] > 0.5 and inside[i]) for i in range(len(contents))]
    for i, bag in enumerate(contents):
        if told[i]:
            story.update(bag)
    everywhere: Counter[str] = Counter(word for bag in contents for word in bag)
    at, head = _headline(lines, contents, story, place, title)
    echoes = _echoes(lines.words)
    rows = []
    for i, bag in enumerate(contents):
        size = max(len(bag), 1)
        here = told[i]
        often = [everywhere[w] for w in bag]
        again = [story.get(w, 0) - here for w in bag]
        shared = sum(count > 0 for count in again)
        rare = fsum(1.0 / count for count in often) / size
        strong = (sum(again) - sum(count - 5 for count in again if count > 5)) / size
        beside = contents[i - 1] if i else frozenset()
        after = contents[i + 1] if i + 1 < len(contents) else frozenset()
        union = len(bag | head)
        rows.append(
            [
                shared / size if bag else -1.0,
                strong,
                rare,
                len(bag & beside) / size,
                len(bag & after) / size,
                len(bag & head) / union if union else 0.0,
                len(bag & head) / max(len(head), 1),
                float(len(bag)),
                sum(count > 1 for count in often) / size,
                float(min(max(i - at, -25), 25)),
                *echoes[i],
            ]
        )
    names = ["told", "told often", "rare", "like before", "like after", "like headline", "of headline", "bag", "heard"]
    names += ["lines from headline", "echo earlier", "echo later", "echo in longer"]
    return names, np.array(rows, np.float32)


def _echoes(words: tuple[tuple[str, ...], ...]) -> list[tuple[float, float, float]]:
    """For every line the share of its word triples that stand in an earlier, a later and a longer line.

    A pull quote repeats a sentence of the story, a teaser the opening of another.
    """
    triples = [list(zip(w[:80], w[1:80], w[2:80], strict=False)) for w in words]
    first: dict[tuple[str, ...], int] = {}
    places: dict[tuple[str, ...], list[int]] = {}  # of the triples that stand in two lines and more, in order
    for i, found in enumerate(triples):
        for triple in found:
            start = first.setdefault(triple, i)
            if start != i:
                places.setdefault(triple, [start]).append(i)
    longest = {triple: max(len(words[i]) for i in where) for triple, where in places.items()}
    touched = {i for where in places.values() for i in where}
    out = [(0.0, 0.0, 0.0)] * len(triples)
    for i in touched:
        shared = [triple for triple in triples[i] if triple in places]
        size = len(triples[i])
        out[i] = (
            sum(first[t] < i for t in shared) / size,
            sum(places[t][-1] > i for t in shared) / size,
            sum(longest[t] > len(words[i]) + 3 for t in shared) / size,
        )
    return out


def _headline(
    lines: Lines, contents: Sequence[frozenset[str]], story: Counter[str], place: Rows, title: str | None
) -> tuple[int, frozenset[str]]:
    """Where the likeliest headline stands and its content words: above or atop the block, its words come back."""
    top = int(np.argmax(place[:, 4] > 0))
    if title:
        wanted = content_words(tuple(WORD.findall(title.lower())), title)
        return next((i for i, bag in enumerate(contents) if bag and bag == wanted), top), wanted
    best, at, found = 0.0, top, frozenset[str]()
    for i in range(max(0, top - 25), min(len(contents), top + 2)):
        bag = contents[i]
        if not 2 <= len(bag) <= 22 or lines.shape[i, 0] > 5.3:
            continue
        score = sum(story[w] > 0 for w in bag) * sum(story[w] > 0 for w in bag) / len(bag)
        if score > best:
            best, at, found = score, i, bag
    return at, found
