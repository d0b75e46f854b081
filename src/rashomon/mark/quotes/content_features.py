"""What speaks for and against one candidate content of a cue, as named features."""

from rashomon.mark.quotes.contents import Content
from rashomon.mark.quotes.cue_kinds import cue_kind
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.scoring import Part, features_of

_TELLING = frozenset(
    {"ccomp", "xcomp", "dobj", "prep", "oprd", "acomp", "attr", "nsubj", "nsubjpass", "acl", "advcl", "poss", "agent"}
)
_OPENING = frozenset({"SCONJ", "ADP", "PART", "PRON", "DET", "CCONJ"})


def content_features(frame: Frame, cue: int, content: Content, shape: str) -> list[str]:
    """Named features of one candidate content of ``cue``, whose complements are ``complements(frame, cue)``."""
    return features_of(content_parts(frame, cue, content, shape))


def content_parts(frame: Frame, cue: int, content: Content, shape: str) -> list[Part]:
    """The same features in parts."""
    way, head = content.way, content.head
    start, end = content.ranges[0][0], content.ranges[-1][1]
    words, deps = frame.words, frame.deps
    key = frame.lemmas[cue] + "/" + frame.poses[cue][0]
    kind = cue_kind(frame, cue)
    short = way.split(":")[0]
    first, last = frame.sentences[frame.sentence[cue]]
    size = sum(b - a for a, b in content.ranges)
    marks = _mark_state(frame, start, end)
    reach = (start == first or start == first + 1, end >= last - 2, end > last, start < first)
    pos = frame.poses[head]
    verbal = pos in {"VERB", "AUX"}
    side = ("<" if end <= cue else "") + (">" if start > cue else "")
    opening = words[start] if frame.poses[start] in _OPENING else "-"
    before = words[start - 1] if start else ""
    tail = _tail(frame, head, end)
    found: list[Part] = [
        (_of_way, way, short, key),
        (_of_shape, way, short, shape),
        (_of_cue_kind, way, kind, shape),
        (_of_cue_kind_at, kind, marks, side, opening),
        (_of_cue, way, frame.tags[cue], deps[cue]),
        (_of_size, short, min(size, 40) // 4, min(abs(start - cue), 6)),
        (_of_marks, way, short, marks, side, min(len(content.ranges), 3)),
        (_of_key, key, marks, side, verbal),
        (_of_reach, short, side, reach),
        (_of_head, short, side, verbal, pos),
        (_of_opening, short, side, opening),
        (_of_opening_for, key, side, opening),
        (_of_next, words[end] if end < len(words) else "", side),
        (_of_last, short, side, before),
        (_of_tail, way, short, tail),
        (_of_tail_for, key, tail),
        (_of_end, way, short, words[end] if end < last else "."),
        (_of_lead, short, deps[start], frame.poses[start]),
    ]
    if short in {"child", "rest", "rest-to-conj"}:
        found.append((_of_tag, way, frame.tags[head]))
    if short in {"grand", "child", "rest"} and deps[head] in {"prep", "pobj", "pcomp"}:
        found.append((_of_preposition, short, key, frame.lemmas[head if deps[head] == "prep" else frame.heads[head]]))
    return found


def _of_way(way: str, short: str, key: str) -> tuple[str, ...]:
    return "w=" + way, "s=" + short, f"wl={way}/{key}", f"sl={short}/{key}"


def _of_shape(way: str, short: str, shape: str) -> tuple[str, ...]:
    return f"ws={way}/{shape}", f"ss={short}/{shape}"


def _of_cue_kind(way: str, kind: str, shape: str) -> tuple[str, ...]:
    return f"wk={way}/{kind}", f"ks={way}/{kind}/{shape}"


def _of_cue_kind_at(kind: str, marks: str, side: str, opening: str) -> tuple[str, ...]:
    return f"km={kind}/{marks}/{side}", f"ko={kind}/{opening}/{side}"


def _of_cue(way: str, tag: str, dep: str) -> tuple[str, ...]:
    return f"wt={way}/{tag}/{dep}", f"wd={way}/{dep}"


def _of_size(short: str, size: int, distance: int) -> tuple[str, ...]:
    return f"n={size}", f"sn={short}/{size}", f"near={distance}/{short}"


def _of_marks(way: str, short: str, marks: str, side: str, ranges: int) -> tuple[str, ...]:
    return f"m={marks}/{side}", f"sm={short}/{marks}", f"wm={way}/{marks}", f"g={ranges}/{marks}"


def _of_key(key: str, marks: str, side: str, verbal: bool) -> tuple[str, ...]:
    return f"lm={key}/{marks}/{side}", f"lv={key}/{verbal}/{side}"


def _of_reach(short: str, side: str, reach: tuple[bool, ...]) -> tuple[str, ...]:
    named = "/".join(map(str, reach))
    return f"r={named}/{side}", f"sr={short}/{named}"


def _of_head(short: str, side: str, verbal: bool, pos: str) -> tuple[str, ...]:
    return f"v={verbal}/{side}", f"sv={short}/{verbal}/{pos}"


def _of_opening(short: str, side: str, opening: str) -> tuple[str, ...]:
    return f"o={opening}/{side}", f"so={short}/{opening}"


def _of_opening_for(key: str, side: str, opening: str) -> tuple[str, ...]:
    return (f"lo={key}/{opening}/{side}",)


def _of_next(word: str, side: str) -> tuple[str, ...]:
    return (f"p={word}/{side}",)


def _of_last(short: str, side: str, word: str) -> tuple[str, ...]:
    return f"q={word}/{side}", f"sq={short}/{word}"


def _of_tail(way: str, short: str, tail: str) -> tuple[str, ...]:
    return f"tail={short}/{tail}", f"wtail={way}/{tail}"


def _of_tail_for(key: str, tail: str) -> tuple[str, ...]:
    return (f"ltail={key}/{tail}",)


def _of_end(way: str, short: str, word: str) -> tuple[str, ...]:
    return f"sp={short}/{word}", f"wp={way}/{word}"


def _of_lead(short: str, dep: str, pos: str) -> tuple[str, ...]:
    return (f"lead={short}/{dep}/{pos}",)


def _of_tag(way: str, tag: str) -> tuple[str, ...]:
    return (f"t={way}/{tag}",)


def _of_preposition(short: str, key: str, word: str) -> tuple[str, ...]:
    return f"prep={short}/{word}", f"lprep={key}/{word}"


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
