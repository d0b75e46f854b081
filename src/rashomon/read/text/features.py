"""What the line model sees: the shape of every line, its place in the text, its neighbours."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.read.text.cues import lexicon

Rows = NDArray[np.float32]

_WORD = re.compile(r"\w+")
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_GLUED = re.compile(r"[^\W\d_A-Z][A-Z]|[.?!][A-Z]|\d[A-Z][a-z]")
_STOP = re.compile(r"[.!?。！？…](?=[\s\"”’»)\]]|$)|[。！？]")
_ENDING = re.compile(r"[\"'”’“‘»«›‹)\]）」』】*\s\d]*$")
_URL = re.compile(r"https?:|www\.|\.(?:com|org|net|de|co|fr|es|it)\b|@\w", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\b(?:19|20)\d{2}[-/.年]\s?\d{1,2}")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_AMOUNT = re.compile(r"[€$£¥₹%]")
_LABEL = re.compile(r"^[^.:!?]{1,30}[:：](?:\s|$)")
_LISTED = re.compile(r"^(?:\d{1,3}[.)]|[a-z][.)]|[•·▪►●*✔✓–—-])\s")
_SEPARATORS = re.compile(r"[|·•›»>/\\→]| [–—-] ")
_QUOTES = re.compile('["“”„«»「」『』]')
_SPEECH = frozenset("\"“”„«»‚‘’'「『—–-")
_TEXT_LIMIT = 1200  # a line longer than that is judged by its beginning and its end
SHAPE = (
    "length words word_length upper capitals all_caps digits punctuation letters end_stop end_colon end_question "
    "end_ellipsis end_comma end_digit start_lower start_upper start_digit start_speech start_listed stops commas "
    "separators url clock date year amount label glued spaceless quotes bracket hash copyright pipe short_words "
    "exclamation arrow underscore parenthesis colon start_bracket"
).split()


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one text as the model sees them: words in lower case, shape rows, cue rows."""

    texts: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    shape: Rows
    cues: Rows


def measure(texts: Sequence[str]) -> Lines:
    """Shape and cues of every line of one text, shapes (n, len(SHAPE)) and (n, number of cue groups)."""
    cut = tuple(t if len(t) <= _TEXT_LIMIT else t[: _TEXT_LIMIT - 200] + " " + t[-200:] for t in texts)
    words = tuple(tuple(_WORD.findall(t.lower())) for t in cut)
    shape = np.array([_shape(t, w, len(full)) for t, w, full in zip(cut, words, texts, strict=True)], np.float32)
    cues = np.array([_cues(t, w) for t, w in zip(cut, words, strict=True)], np.float32)
    return Lines(cut, words, shape, cues)


def _cues(text: str, words: tuple[str, ...]) -> list[float]:
    """How far the cues cover the line, and its first four words."""
    near = words if len(words) <= 24 else words[:16] + words[-8:]
    found = lexicon().coverage(near, text)
    head = lexicon().coverage(words[:4], text[:12]) if len(words) > 4 else found
    return [*found, *head]


def _shape(text: str, words: tuple[str, ...], size: int) -> list[float]:
    n = len(text)
    letters = sum(map(str.isalpha, text))
    upper = sum(map(str.isupper, text))
    digits = sum(map(str.isdigit, text))
    blanks = text.count(" ")
    wide = len(_SPACELESS.findall(text))
    tokens = text.split()
    capitals = sum(t[0].isupper() for t in tokens)
    end = text[: _ENDING.search(text).start()][-1:]  # type: ignore[union-attr]  # the pattern matches anywhere
    first = text[0]
    count = len(words) + wide / 2
    return [
        np.log1p(size + 1.5 * wide),
        np.log1p(count),
        letters / max(len(words), 1) if wide < letters / 4 else 5.0,
        upper / max(letters, 1),
        capitals / max(len(tokens), 1),
        float(upper > 1 and upper == letters),
        digits / n,
        (n - letters - digits - blanks) / n,
        letters / n,
        float(end in ".!?。！？…．"),
        float(end in ":：" and end != ""),
        float(end in "?？" and end != ""),
        float(text.endswith(("...", "…", "[…]"))),
        float(end in ",;、，" and end != ""),
        float(text[-1].isdigit()),
        float(first.islower()),
        float(first.isupper()),
        float(first.isdigit()),
        float(first in _SPEECH),
        float(bool(_LISTED.match(text))),
        float(len(_STOP.findall(text))),
        (text.count(",") + text.count("、") + text.count("，")) / max(count, 1),
        float(len(_SEPARATORS.findall(text))),
        float(bool(_URL.search(text))),
        float(bool(_CLOCK.search(text))),
        float(bool(_DATE.search(text))),
        float(len(_YEAR.findall(text))),
        float(bool(_AMOUNT.search(text))),
        float(bool(_LABEL.match(text))),
        float(len(_GLUED.findall(text))),
        wide / n,
        float(len(_QUOTES.findall(text))),
        text.count("(") + text.count("[") + text.count("（"),
        text.count("#"),
        float("©" in text),
        float("|" in text),
        sum(len(w) <= 3 for w in words) / max(len(words), 1),
        float(end == "!"),
        float(first in "→›»>▶►↓↑←"),
        float("_" in text),
        float(text[-1] in ")]）】"),
        float(text.count(":")),
        float(first in "([（【<{"),
    ]


@dataclass(frozen=True, slots=True)
class Frame:
    """Every feature of the lines of one text before any model has spoken: ``rows`` (n, len(names))."""

    names: tuple[str, ...]
    rows: Rows


def frame(lines: Lines, *, title: str | None = None) -> Frame:
    """The features of the first pass: shape, cues, place, likeness to the rest of the text, neighbours."""
    groups = lexicon().groups
    own = np.hstack([lines.shape, lines.cues])
    names = [*SHAPE, *(f"cue {g}" for g in groups), *(f"head {g}" for g in groups)]
    place_names, place = _place(lines)
    like_names, like = _likeness(lines, place, title)
    base = np.hstack([own, place, like]).astype(np.float32)
    names += [*place_names, *like_names]
    near = [SHAPE.index("length"), SHAPE.index("end_stop"), SHAPE.index("capitals"), SHAPE.index("digits")]
    furniture = lines.cues[:, : len(groups) - 1].sum(axis=1, keepdims=True)
    core = np.hstack([lines.shape[:, near], furniture, like[:, :1]])
    core_names = ["length", "end_stop", "capitals", "digits", "furniture", like_names[0]]
    parts, more = [base, furniture], ["furniture"]
    for step in (-3, -2, -1, 1, 2, 3):
        parts.append(shift(core, step))
        more += [f"{name} at {step:+d}" for name in core_names]
    key = [groups.index(g) for g in ("related", "picture", "account", "comment", "dating", "biography", "byline")]
    for step in (-1, 1):
        parts.append(shift(lines.cues[:, key], step))
        more += [f"cue {groups[k]} at {step:+d}" for k in key]
    for reach in (2, 5, 10):
        parts.append(around(core, reach))
        more += [f"{name} within {reach}" for name in core_names]
    whole = _whole(lines)
    parts.append(np.repeat(whole[None, :], len(lines.texts), axis=0))
    more += ["lines", "characters", "long lines", "long share", "spaceless text", "ended lines"]
    return Frame((*names, *more), np.hstack(parts).astype(np.float32))


def shift(columns: Rows, step: int) -> Rows:
    """``columns`` of the line ``step`` lines away; -1 beyond either end of the text."""
    out = np.full_like(columns, -1.0)
    if step > 0:
        out[:-step] = columns[step:]
    else:
        out[-step:] = columns[:step]
    return out


def around(columns: Rows, reach: int) -> Rows:
    """Mean of ``columns`` over the lines up to ``reach`` away on both sides, the line itself included."""
    n = len(columns)
    total = np.vstack([np.zeros((1, columns.shape[1])), np.cumsum(columns, axis=0, dtype=np.float64)])
    low = np.maximum(np.arange(n) - reach, 0)
    high = np.minimum(np.arange(n) + reach + 1, n)
    return ((total[high] - total[low]) / (high - low)[:, None]).astype(np.float32)


def _weights(lines: Lines) -> NDArray[np.float64]:
    """How much a line speaks for a story (positive) or for furniture (negative)."""
    size = np.expm1(lines.shape[:, 0].astype(np.float64))
    ended = lines.shape[:, SHAPE.index("end_stop")] > 0
    return np.where(ended & (size > 50), np.minimum(size, 300) / 100, np.minimum(size, 150) / 150 - 1.0)


def densest(weights: NDArray[np.float64]) -> tuple[int, int]:
    """First and one past last index of the stretch with the greatest sum (Kadane)."""
    best, here, start, found = -np.inf, 0.0, 0, (0, 1)
    for i, weight in enumerate(weights.tolist()):
        if here <= 0:
            here, start = 0.0, i
        here += weight
        if here > best:
            best, found = here, (start, i + 1)
    return found


def _whole(lines: Lines) -> Rows:
    size = np.expm1(lines.shape[:, 0].astype(np.float64))
    long = size > 90
    ended = lines.shape[:, SHAPE.index("end_stop")]
    return np.array(
        [
            np.log1p(len(size)),
            np.log1p(size.sum()),
            np.log1p(long.sum()),
            size[long].sum() / max(size.sum(), 1.0),
            lines.shape[:, SHAPE.index("spaceless")].mean(),
            ended.mean(),
        ],
        np.float32,
    )


def _place(lines: Lines) -> tuple[list[str], Rows]:
    """Where a line stands: in the text, in the densest block, among long lines, among its doubles."""
    n = len(lines.texts)
    index = np.arange(n)
    size = np.expm1(lines.shape[:, 0].astype(np.float64))
    before = np.cumsum(size) - size
    columns: list[NDArray[np.float64]] = [index / n, before / size.sum(), np.log1p(index), np.log1p(n - 1 - index)]
    names = ["position", "position in characters", "lines before", "lines after"]
    weights = _weights(lines)
    for label, penalty in (("loose", 0.35), ("tight", 1.0)):
        start, end = densest(np.where(weights < 0, weights * penalty, weights))
        columns += [
            ((index >= start) & (index < end)).astype(float),
            np.clip(index - start, -30, 30).astype(float),
            np.clip(index - end + 1, -30, 30).astype(float),
            (index - start) / max(end - start, 1),
            np.full(n, (end - start) / n),
        ]
        names += [f"{label} block: {what}" for what in ("inside", "from start", "from end", "relative", "share")]
    for label, solid in (("long", size > 120), ("ended", (weights > 0.5))):
        back, ahead = _gaps(solid)
        columns += [back, ahead, back + ahead]
        names += [f"lines since {label}", f"lines until {label}", f"gap between {label}"]
    typical = np.median(size[size > 90]) if (size > 90).any() else size.mean()
    columns.append(size / typical)
    names.append("length against typical")
    seen = Counter(lines.words)
    first: dict[tuple[str, ...], int] = {}
    order = [first.setdefault(w, i) for i, w in enumerate(lines.words)]
    columns += [np.log1p([seen[w] - 1 for w in lines.words]), np.array([o < i for i, o in enumerate(order)], float)]
    names += ["doubles", "said before"]
    return names, np.column_stack(columns).astype(np.float32)


def _gaps(solid: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lines back to and ahead to the nearest solid line (0 at it), at most 40."""
    n = len(solid)
    back, ahead = np.full(n, 40.0), np.full(n, 40.0)
    last = -40
    for i in range(n):
        if solid[i]:
            last = i
        back[i] = min(i - last, 40)
    last = n + 40
    for i in range(n - 1, -1, -1):
        if solid[i]:
            last = i
        ahead[i] = min(last - i, 40)
    return back, ahead


def content_words(words: tuple[str, ...], text: str) -> frozenset[str]:
    """Words that carry meaning: four letters and more, or pairs of signs in scripts without blanks."""
    found = {w for w in words[:150] if len(w) >= 4 and not _SPACELESS.match(w)}
    if _SPACELESS.search(text):
        found.update(t[i : i + 2] for t in words for i in range(min(len(t), 300) - 1) if _SPACELESS.match(t))
    return frozenset(found)


def _likeness(lines: Lines, place: Rows, title: str | None) -> tuple[list[str], Rows]:
    """How far the words of a line come back in the story, in the lines beside it and in the headline."""
    contents = [content_words(w, t) for w, t in zip(lines.words, lines.texts, strict=True)]
    weights = _weights(lines)
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
        shared = sum(story[w] > told[i] for w in bag)
        rare = sum(1.0 / everywhere[w] for w in bag) / size
        strong = sum(min(story[w] - told[i], 5) for w in bag) / size
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
                sum(everywhere[w] > 1 for w in bag) / size,
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
    triples = [[w[k : k + 3] for k in range(min(len(w), 120) - 2)] for w in words]
    first: dict[tuple[str, ...], int] = {}
    last: dict[tuple[str, ...], int] = {}
    longest: dict[tuple[str, ...], int] = {}
    for i, found in enumerate(triples):
        for triple in found:
            first.setdefault(triple, i)
            last[triple] = i
            longest[triple] = max(longest.get(triple, 0), len(words[i]))
    out = []
    for i, found in enumerate(triples):
        size = max(len(found), 1)
        out.append(
            (
                sum(first[t] < i for t in found) / size,
                sum(last[t] > i for t in found) / size,
                sum(longest[t] > len(words[i]) + 3 for t in found) / size,
            )
        )
    return out


def _headline(
    lines: Lines, contents: list[frozenset[str]], story: Counter[str], place: Rows, title: str | None
) -> tuple[int, frozenset[str]]:
    """Where the likeliest headline stands and its content words: above or atop the block, its words come back."""
    top = int(np.argmax(place[:, 4] > 0))
    if title:
        wanted = content_words(tuple(_WORD.findall(title.lower())), title)
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


def second_frame(lines: Lines, first: Frame, probability: NDArray[np.float64]) -> Frame:
    """The features of the second pass: those of the first and what the first model said of the lines around."""
    n = len(probability)
    p = probability.astype(np.float32)
    size = np.expm1(lines.shape[:, 0].astype(np.float64))
    column = p[:, None]
    parts, names = [first.rows, column], ["first"]
    for step in (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5):
        parts.append(shift(column, step))
        names.append(f"first at {step:+d}")
    for reach in (1, 2, 4, 8, 16):
        parts.append(around(column, reach))
        names.append(f"first within {reach}")
    told = (p * size).astype(np.float64)
    total = max(told.sum(), 1.0)
    above = np.cumsum(told) - told
    ahead, behind = np.zeros(n), np.zeros(n)
    np.maximum.accumulate(p[:-1], out=behind[1:]) if n > 1 else None
    ahead[:-1] = np.maximum.accumulate(p[::-1][:-1])[::-1] if n > 1 else 0
    columns = [above / total, (total - above - told) / total, behind, ahead, np.full(n, np.log1p(p.sum()))]
    names += ["told before", "told after", "best before", "best after", "told lines"]
    for level in (0.5, 0.9):
        back, forth = _gaps(p > level)
        columns += [back, forth]
        names += [f"lines since {level}", f"lines until {level}"]
    contents = [content_words(w, t) for w, t in zip(lines.words, lines.texts, strict=True)]
    story: Counter[str] = Counter()
    for i, bag in enumerate(contents):
        if p[i] > 0.5:
            story.update(bag)
    shared = [sum(story[w] > (p[i] > 0.5) for w in bag) / max(len(bag), 1) for i, bag in enumerate(contents)]
    columns.append(np.array(shared))
    names.append("told again")
    start, end = densest(p.astype(np.float64) - 0.4)
    index = np.arange(n)
    columns += [np.clip(index - start, -30, 30).astype(float), np.clip(index - end + 1, -30, 30).astype(float)]
    names += ["from first", "from last"]
    parts.append(np.column_stack(columns))
    return Frame((*first.names, *names), np.hstack(parts).astype(np.float32))
