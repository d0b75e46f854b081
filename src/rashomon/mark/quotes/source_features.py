"""What speaks for and against one candidate source of a cue, as named features."""

from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.sources import Source

_OWN = frozenset({"nsubj", "agent", "nsubjpass"})


def voice(frame: Frame, cue: int) -> str:
    """The cue's tag, whether it has a subject of its own, and whether it is passive, as one word."""
    deps = {frame.deps[c] for c in frame.children[cue]}
    return f"{frame.tags[cue]}/{not deps.isdisjoint(_OWN)}/{'p' if 'auxpass' in deps else ''}"


def source_features(frame: Frame, cue: int, content: tuple[Range, ...], source: Source, state: str) -> list[str]:
    """Named features of one candidate source of ``cue``; ``state`` is ``voice(frame, cue)``."""
    key = frame.lemmas[cue] + "/" + frame.poses[cue][0]
    head, way = source.head, source.way
    found = [f"w={way}", f"wl={way}/{key}", f"ws={way}/{state}", f"wd={way}/{frame.deps[cue]}/{state}"]
    if head < 0:
        quoted = _quoted(frame, content)
        found += [f"no-q={quoted}", f"no-q={quoted}/{state}", f"no-l={quoted}/{key}"]
        found += [f"no-d={frame.deps[cue]}/{frame.poses[cue]}", f"no-h={frame.lemmas[frame.heads[cue]]}"]
        return found
    short = way.split(":")[0]
    inside = any(a <= head < b for a, b in content)
    between_marks = frame.inside[head] >= 0 and frame.inside[head] != frame.inside[cue]
    pos, entity, lemma = frame.poses[head], frame.entities[head], frame.lemmas[head]
    distance = min(abs(head - cue), 20) // 2
    low, high = min(head, cue), max(head, cue)
    between = frame.poses[low + 1 : high]
    verbs = between.count("VERB") + between.count("AUX")
    found += [
        f"in={inside}",
        f"in/w={inside}/{short}",
        f"q={between_marks}",
        f"q/w={between_marks}/{short}",
        f"p={pos}/{entity}",
        f"p/w={pos}/{entity}/{short}",
        f"p/k={pos}/{entity}/{frame.poses[cue]}",
        f"n={lemma}",
        f"n/w={lemma}/{short}",
        f"dist={distance}/{short}",
        f"bet={min(verbs, 4)}/{short}",
        f"dep={frame.deps[head]}/{short}",
        f"side={head < cue}/{state}/{frame.deps[head]}",
        f"sent={frame.sentence[head] == frame.sentence[cue]}",
    ]
    return found + _grammar(frame, cue, content, source) + _edges(frame, source, short)


def _grammar(frame: Frame, cue: int, content: tuple[Range, ...], source: Source) -> list[str]:
    """Agreement with the cue, what the noun hangs from, and what sort of content it would be the source of."""
    head = source.head
    dep, above = frame.deps[head], frame.heads[head]
    quoted = _quoted(frame, content)
    kind = f"{frame.poses[head]}/{frame.entities[head]}"
    found = [
        f"agree={frame.tags[cue]}/{frame.tags[head]}/{source.way}",
        f"of={dep}/{frame.lemmas[above]}" if dep in {"pobj", "compound", "poss"} else f"of={dep}",
        f"of/e={dep}/{frame.entities[head]}/{frame.lemmas[above] if dep == 'pobj' else ''}",
        f"kind={quoted}/{kind}",
        f"kind/w={quoted}/{kind}/{source.way.split(':')[0]}",
    ]
    if dep in {"nsubj", "nsubjpass"} and above != cue:
        found.append(f"of-verb={frame.lemmas[above]}/{source.way.split(':')[0]}")
    return found


def _edges(frame: Frame, source: Source, short: str) -> list[str]:
    start, end = source.span
    before = frame.words[start - 1] if start else ""
    after = frame.words[end] if end < len(frame.words) else ""
    return [f"before={before}/{short}", f"after={after}/{short}"]


def _quoted(frame: Frame, content: tuple[Range, ...]) -> str:
    """How much of a content stands between marks: all, some or none, by its first and last words."""
    ends = [frame.inside[i] >= 0 for a, b in content for i in (a, b - 1)]
    return "all" if all(ends) else "some" if any(ends) else "none"
