"""Where a line stands: in the text, in its densest block, among long lines, among its doubles."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from rashomon.read.text.shape import SHAPE, Lines, Rows

Floats = NDArray[np.float64]
_SHORT = {"loose": 0.35, "tight": 1.0}  # how much short lines count against a block


def story_weights(lines: Lines) -> Floats:
    """How much a line speaks for a story (positive) or for furniture (negative)."""
    size = np.expm1(lines.shape[:, 0].astype(np.float64))
    ended = lines.shape[:, SHAPE.index("end_stop")] > 0
    return np.where(ended & (size > 50), np.minimum(size, 300) / 100, np.minimum(size, 150) / 150 - 1.0)


def densest(weights: Floats) -> tuple[int, int]:
    """First and one past last index of the stretch with the greatest sum (Kadane)."""
    best, here, start, found = -np.inf, 0.0, 0, (0, 1)
    for i, weight in enumerate(weights.tolist()):
        if here <= 0:
            here, start = 0.0, i
        here += weight
        if here > best:
            best, found = here, (start, i + 1)
    return found


def whole_text(lines: Lines) -> Rows:
    """What is the same for every line of a text: its size and how much of it is long or ended lines, shape (6,)."""
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


def place(lines: Lines) -> tuple[list[str], Rows]:
    """Where a line stands: in the text, in the densest block, among long lines, among its doubles."""
    n = len(lines.texts)
    index = np.arange(n)
    size = np.expm1(lines.shape[:, 0].astype(np.float64))
    before = np.cumsum(size) - size
    columns: list[Floats] = [index / n, before / size.sum(), np.log1p(index), np.log1p(n - 1 - index)]
    names = ["position", "position in characters", "lines before", "lines after"]
    weights = story_weights(lines)
    for label, penalty in _SHORT.items():
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
        back, ahead = gaps(solid)
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


def gaps(solid: NDArray[np.bool_]) -> tuple[Floats, Floats]:
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
