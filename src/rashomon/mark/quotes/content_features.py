"""What speaks for and against one candidate content of a cue, as named features."""

from rashomon.mark.quotes.contents import Content
from rashomon.mark.quotes.frame import Frame

_TELLING = frozenset(
    {"ccomp", "xcomp", "dobj", "prep", "oprd", "acomp", "attr", "nsubj", "nsubjpass", "acl", "advcl", "poss", "agent"}
)


def content_features(frame: Frame, cue: int, content: Content, shape: str) -> list[str]:
    """Named features of one candidate content of ``cue``, whose complements are ``complements(frame, cue)``."""
    way, head = content.way, content.head
    start, end = content.ranges[0][0], content.ranges[-1][1]
    key = frame.lemmas[cue] + "/" + frame.poses[cue][0]
    short = way.split(":")[0]
    first, last = frame.sentences[frame.sentence[cue]]
    size = sum(b - a for a, b in content.ranges)
    marks = _mark_state(frame, start, end)
    reach = f"{start == first or start == first + 1}/{end >= last - 2}/{end > last}/{start < first}"
    verbal = frame.poses[head] in {"VERB", "AUX"}
    side = ("<" if end <= cue else "") + (">" if start > cue else "")
    opening = frame.words[start] if frame.poses[start] in {"SCONJ", "ADP", "PART", "PRON", "DET", "CCONJ"} else "-"
    found = [
        "w=" + way,
        "s=" + short,
        f"wl={way}/{key}",
        f"sl={short}/{key}",
        f"ws={way}/{shape}",
        f"ss={short}/{shape}",
        f"wt={way}/{frame.tags[cue]}/{frame.deps[cue]}",
        f"wd={way}/{frame.deps[cue]}",
        f"n={min(size, 40) // 4}",
        f"sn={short}/{min(size, 40) // 4}",
        f"m={marks}/{side}",
        f"sm={short}/{marks}",
        f"wm={way}/{marks}",
        f"lm={key}/{marks}/{side}",
        f"r={reach}/{side}",
        f"sr={short}/{reach}",
        f"v={verbal}/{side}",
        f"lv={key}/{verbal}/{side}",
        f"sv={short}/{verbal}/{frame.poses[head]}",
        f"o={opening}/{side}",
        f"lo={key}/{opening}/{side}",
        f"so={short}/{opening}",
        f"p={frame.words[end] if end < len(frame.words) else ''}/{side}",
        f"q={frame.words[start - 1] if start else ''}/{side}",
        f"sq={short}/{frame.words[start - 1] if start else ''}",
        f"near={min(abs(start - cue), 6)}/{short}",
        f"g={min(len(content.ranges), 3)}/{marks}",
    ]
    tail = _tail(frame, head, end)
    found += [f"tail={short}/{tail}", f"ltail={key}/{tail}", f"wtail={way}/{tail}"]
    after = frame.words[end] if end < last else "."
    found += [f"sp={short}/{after}", f"wp={way}/{after}", f"lead={short}/{frame.deps[start]}/{frame.poses[start]}"]
    if short in {"child", "rest", "rest-to-conj"}:
        found.append(f"t={way}/{frame.tags[head]}")
    if short in {"grand", "child", "rest"} and frame.deps[head] in {"prep", "pobj", "pcomp"}:
        prep = frame.lemmas[head if frame.deps[head] == "prep" else frame.heads[head]]
        found += [f"prep={short}/{prep}", f"lprep={key}/{prep}"]
    return found


def _tail(frame: Frame, head: int, end: int) -> str:
    """The relation by which the last words of a stretch hang from its head: what a shorter stretch would leave out."""
    i = end - 1
    for _ in range(12):
        above = frame.heads[i]
        if above in {head, i}:
            return frame.deps[i] + "/" + frame.lemmas[i] if frame.deps[i] in {"prep", "cc"} else frame.deps[i]
        i = above
    return "-"


def complements(frame: Frame, cue: int) -> str:
    """The complements that the cue has, as one word."""
    return "+".join(
        sorted({frame.deps[c] + ("<" if c < cue else ">") for c in frame.children[cue] if frame.deps[c] in _TELLING})
    )


def _mark_state(frame: Frame, start: int, end: int) -> str:
    """How the stretch stands to quotation marks: whole, within, cutting, holding, or none."""
    first, last = frame.inside[start], frame.inside[end - 1]
    if first < 0 and last < 0:
        return "holds" if any(frame.inside[k] >= 0 for k in range(start, end)) else "none"
    if first >= 0 and last >= 0:
        opens, closes = frame.ranges[first][0] == start, frame.ranges[last][1] - end <= 1
        many = "one" if first == last else "two"
        return f"{many}/{opens}/{closes}"
    if first >= 0:
        return f"from/{frame.ranges[first][0] == start}"
    return f"into/{frame.ranges[last][1] - end <= 1}"
