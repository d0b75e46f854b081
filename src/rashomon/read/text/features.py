"""What the line model sees: the shape of every line, its place in the text, its likeness to it, its neighbours."""

from dataclasses import dataclass

import numpy as np

from rashomon.read.text.cues import lexicon
from rashomon.read.text.likeness import bags_of, likeness
from rashomon.read.text.place import place, whole_text
from rashomon.read.text.shape import SHAPE, Lines, Rows


@dataclass(frozen=True, slots=True)
class Frame:
    """Every feature of the lines of one text: ``rows`` (n, len(names)), and ``bags``, the words that carry meaning."""

    names: tuple[str, ...]
    rows: Rows
    bags: tuple[frozenset[str], ...]

    def column(self, name: str) -> Rows:
        """One feature of every line, shape (n,)."""
        return self.rows[:, self.names.index(name)]


def frame(lines: Lines, *, title: str | None = None) -> Frame:
    """Shape, cues, place, likeness to the rest of the text, neighbours; ``title`` is the headline where it is known."""
    groups = lexicon().groups
    own = np.hstack([lines.shape, lines.cues])
    names = [*SHAPE, *(f"cue {g}" for g in groups), *(f"head {g}" for g in groups)]
    place_names, stands = place(lines)
    bags = bags_of(lines)
    like_names, like = likeness(lines, bags, stands, title)
    base = np.hstack([own, stands, like]).astype(np.float32)
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
    whole = whole_text(lines)
    parts.append(np.repeat(whole[None, :], len(lines.texts), axis=0))
    more += ["lines", "characters", "long lines", "long share", "spaceless text", "ended lines"]
    return Frame((*names, *more), np.hstack(parts).astype(np.float32), bags)


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
    mean: Rows = ((total[high] - total[low]) / (high - low)[:, None]).astype(np.float32)
    return mean
