"""What the line model sees when it looks again: what it has said of the lines around, of the story and the headline."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from rashomon.read.text.features import Frame, around, shift
from rashomon.read.text.place import densest, gaps
from rashomon.read.text.shape import SHAPE, Lines, Rows

Floats = NDArray[np.float64]
_LENGTH, _END_STOP = SHAPE.index("length"), SHAPE.index("end_stop")
_TOLD = 0.5  # of the story: what is as likely is told
_SURE, _DOUBTFUL, _FOREIGN = 0.9, 0.2, 0.4  # of the story: hardly anything else; hardly; of something else
_WORDS = 0.6  # of the story: the words of lines as likely are the story's
_HEADLINE = 0.12  # of the headline: a line as likely as that may be it
_LONGEST = 600  # characters: a longer line weighs no more
_FAR = 30  # lines
_BOUND = 6.0  # of log-odds


def look_again(seen: Frame, lines: Lines, body: Floats, title: Floats) -> Frame:
    """``seen`` and what follows from ``body`` and ``title``: how likely each line is the story's, and the headline."""
    parts = {**_neighbours(body), **_share(lines, body), **_blocks(lines, body), **_likeness(seen, body)}
    parts |= _headline(seen, lines, body, title)
    columns = np.column_stack([np.broadcast_to(column, body.shape) for column in parts.values()])
    return Frame((*seen.names, *parts), np.hstack([seen.rows, columns.astype(np.float32)]), seen.bags)


def _neighbours(body: Floats) -> dict[str, Floats]:
    """The odds of the line, of those beside it, and the likelihood around."""
    odds = np.clip(np.log((body + 1e-3) / (1 - body + 1e-3)), -_BOUND, _BOUND)
    column = odds[:, None].astype(np.float32)
    likely = body[:, None].astype(np.float32)
    found: dict[str, Floats] = {"odds": odds}
    for step in (-4, -3, -2, -1, 1, 2, 3, 4):
        found[f"odds at {step:+d}"] = _moved(column, step)
    for reach in (2, 5, 10, 20):
        found[f"likely within {reach}"] = around(likely, reach)[:, 0].astype(np.float64)
    found["surest above"] = np.maximum.accumulate(odds)
    found["surest below"] = np.maximum.accumulate(odds[::-1])[::-1]
    return found


def _moved(column: Rows, step: int) -> Floats:
    """One column of the line ``step`` lines away; less than any odds beyond either end of the text."""
    if abs(step) >= len(column):
        return np.full(len(column), -_BOUND - 1)
    return shift(column + _BOUND, step)[:, 0].astype(np.float64) - _BOUND


def _share(lines: Lines, body: Floats) -> dict[str, Floats]:
    """How much of the story stands above, in and below a line, and how much story the text has."""
    told = body * _sizes(lines)
    whole = max(float(told.sum()), 1.0)
    above = np.cumsum(told) - told
    return {
        "share above": above / whole,
        "share of story": told / whole,
        "share below": (whole - above - told) / whole,
        "lines told": np.log1p((body > _TOLD).sum(keepdims=True)),
        "characters told": np.log1p(told.sum(keepdims=True)),
        "told of text": (body > _TOLD).mean(keepdims=True),
        "doubt": (body * (1 - body)).sum(keepdims=True) / max(float(body.sum()), 1.0),
    }


def _sizes(lines: Lines) -> Floats:
    return np.minimum(np.expm1(lines.shape[:, _LENGTH].astype(np.float64)), _LONGEST)


def _blocks(lines: Lines, body: Floats) -> dict[str, Floats]:
    """Where the line stands in the densest stretch of story, and how far from what is story and what is not."""
    index = np.arange(len(body))
    found: dict[str, Floats] = {}
    for name, least in (("wide", 0.25), ("narrow", 0.5)):
        start, end = densest((body - least) * np.sqrt(_sizes(lines)))
        found[f"{name} story: inside"] = ((index >= start) & (index < end)).astype(np.float64)
        found[f"{name} story: from start"] = _near(index - start)
        found[f"{name} story: from end"] = _near(index - end + 1)
        found[f"{name} story: relative"] = (index - start) / max(end - start, 1)
    solid = {"told": body > _TOLD, "sure": body > _SURE, "doubtful": body < _DOUBTFUL, "untold": body < _TOLD}
    for name, lies in solid.items():
        found[f"lines since {name}"], found[f"lines until {name}"] = gaps(lies)
    return found


def _near(distance: NDArray[np.int_]) -> Floats:
    return np.clip(distance, -_FAR, _FAR).astype(np.float64)


def _likeness(seen: Frame, body: Floats) -> dict[str, Floats]:
    """How far the words of a line come back in other lines of the story, and in those that are none of it."""
    story, others = body > _WORDS, body < _FOREIGN
    told = Counter(word for bag, own in zip(seen.bags, story, strict=True) if own for word in bag)
    foreign = Counter(word for bag, own in zip(seen.bags, others, strict=True) if own for word in bag)
    rows = []
    for bag, here, there in zip(seen.bags, story.tolist(), others.tolist(), strict=True):
        again = [told[word] - here for word in bag]
        rows.append(
            (
                sum(count > 0 for count in again) / len(bag),
                sum(min(count, 5) for count in again) / len(bag),
                sum(foreign[word] > there for word in bag) / len(bag),
            )
            if bag
            else (-1.0, -1.0, -1.0)
        )
    names = ("told in story", "told often in story", "told elsewhere")
    return dict(zip(names, np.array(rows, np.float64).T, strict=True))


def _headline(seen: Frame, lines: Lines, body: Floats, title: Floats) -> dict[str, Floats]:
    """Where the line stands to the likeliest headline and to that above the story, and what it shares with it."""
    index = np.arange(len(body))
    likely = np.where((body > _WORDS) & (lines.shape[:, _END_STOP] > 0), 0.0, title)
    told = np.flatnonzero(body > _TOLD)
    first = int(told[0]) if len(told) else len(body)
    best = int(np.argmax(likely))
    above = int(np.argmax(likely[: first + 1]))
    head = seen.bags[above]
    shared = np.array([len(bag & head) for bag in seen.bags], np.float64)
    same = np.array([words == lines.words[best] for words in lines.words])
    column = title[:, None].astype(np.float32)
    beside = {f"headline at {step:+d}": shift(column, step)[:, 0].astype(np.float64) for step in (-3, -2, -1, 1, 2)}
    return beside | {
        "headline": title,
        "from headline": _near(index - best),
        "from headline above": _near(index - above),
        "likeliest headline": likely[[best]],
        "likeliest headline above": likely[[above]],
        "story from headline": np.array([float(first - above)]),
        "like headline above": shared / np.maximum([len(bag) for bag in seen.bags], 1),
        "of headline above": shared / max(len(head), 1),
        "between headline and story": ((index > above) & (index < first)).astype(np.float64),
        "the headline's words": same.astype(np.float64),
        "lines since headline": gaps(same | (likely > _HEADLINE))[0],
    }
