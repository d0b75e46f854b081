"""What speaks for and against one candidate content of a cue, as named features."""

from dataclasses import dataclass

from rashomon.mark.quotes.contents import Content
from rashomon.mark.quotes.cue_kinds import cue_kind
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.scoring import Part, features_of

_TELLING = frozenset(
    {"ccomp", "xcomp", "dobj", "prep", "oprd", "acomp", "attr", "nsubj", "nsubjpass", "acl", "advcl", "poss", "agent"}
)
_OPENING = frozenset({"SCONJ", "ADP", "PART", "PRON", "DET", "CCONJ"})


@dataclass(frozen=True, slots=True)
class Governor:
    """What a cue is to all of its candidate contents; ``shape`` names the complements that it has."""

    cue: int
    key: str
    kind: str
    shape: str
    tag: str
    dep: str
    sentence: Range


def governor(frame: Frame, cue: int) -> Governor:
    """The cue at a token as what it is to its contents."""
    key = frame.lemmas[cue] + "/" + frame.poses[cue][0]
    kind, shape = cue_kind(frame, cue), _complements(frame, cue)
    return Governor(cue, key, kind, shape, frame.tags[cue], frame.deps[cue], frame.sentences[frame.sentence[cue]])


def content_features(frame: Frame, governor: Governor, content: Content) -> list[str]:
    """Named features of one candidate content of a cue."""
    return features_of(content_parts(frame, governor, content))


def content_parts(frame: Frame, governor: Governor, content: Content) -> list[Part]:
    """The same features in parts."""
    way, head, ranges = content.way, content.head, content.ranges
    start, end = ranges[0][0], ranges[-1][1]
    words, deps, cue, key = frame.words, frame.deps, governor.cue, governor.key
    short = way.partition(":")[0]
    first, last = governor.sentence
    size = sum(b - a for a, b in ranges)
    marks = _mark_state(frame, start, end)
    reach = (start == first or start == first + 1, end >= last - 2, end > last, start < first)
    pos = frame.poses[head]
    verbal = pos in {"VERB", "AUX"}
    side = ("<" if end <= cue else "") + (">" if start > cue else "")
    opening = words[start] if frame.poses[start] in _OPENING else "-"
    after = words[end] if end < len(words) else ""
    found: list[Part] = [
        (_of_way, way, short, key, governor.kind, governor.shape, governor.tag, governor.dep),
        (_of_cue, key, governor.kind, marks, side, opening, verbal),
        (_of_size, short, min(size, 40) // 4, min(abs(start - cue), 6)),
        (_of_marks, way, short, marks, side, min(len(ranges), 3)),
        (_of_reach, short, side, reach),
        (_of_head, short, side, verbal, pos, opening),
        (_of_last, short, side, words[start - 1] if start else ""),
        (_of_tail, way, short, key, _tail(frame, head, end)),
        (_of_end, way, short, side, after, after if end < last else "."),
        (_of_lead, short, deps[start], frame.poses[start]),
    ]
    if short in {"child", "rest", "rest-to-conj"}:
        found.append((_of_tag, way, frame.tags[head]))
    if short in {"grand", "child", "rest"} and deps[head] in {"prep", "pobj", "pcomp"}:
        found.append((_of_preposition, short, key, frame.lemmas[head if deps[head] == "prep" else frame.heads[head]]))
    return found


def _of_way(way: str, short: str, key: str, kind: str, shape: str, tag: str, dep: str) -> tuple[str, ...]:
    """How the cue reached the stretch, for this cue and for cues like it."""
    ways = "w=" + way, "s=" + short, f"wl={way}/{key}", f"sl={short}/{key}"
    shapes = f"ws={way}/{shape}", f"ss={short}/{shape}", f"wk={way}/{kind}", f"ks={way}/{kind}/{shape}"
    return *ways, *shapes, f"wt={way}/{tag}/{dep}", f"wd={way}/{dep}"


def _of_cue(key: str, kind: str, marks: str, side: str, opening: str, verbal: bool) -> tuple[str, ...]:
    """What the cue has on this side of it."""
    kinds = f"km={kind}/{marks}/{side}", f"ko={kind}/{opening}/{side}"
    return *kinds, f"lm={key}/{marks}/{side}", f"lv={key}/{verbal}/{side}", f"lo={key}/{opening}/{side}"


def _of_size(short: str, size: int, distance: int) -> tuple[str, ...]:
    return f"n={size}", f"sn={short}/{size}", f"near={distance}/{short}"


def _of_marks(way: str, short: str, marks: str, side: str, ranges: int) -> tuple[str, ...]:
    return f"m={marks}/{side}", f"sm={short}/{marks}", f"wm={way}/{marks}", f"g={ranges}/{marks}"


def _of_reach(short: str, side: str, reach: tuple[bool, ...]) -> tuple[str, ...]:
    named = "/".join(map(str, reach))
    return f"r={named}/{side}", f"sr={short}/{named}"


def _of_head(short: str, side: str, verbal: bool, pos: str, opening: str) -> tuple[str, ...]:
    return f"v={verbal}/{side}", f"sv={short}/{verbal}/{pos}", f"o={opening}/{side}", f"so={short}/{opening}"


def _of_last(short: str, side: str, word: str) -> tuple[str, ...]:
    return f"q={word}/{side}", f"sq={short}/{word}"


def _of_tail(way: str, short: str, key: str, tail: str) -> tuple[str, ...]:
    return f"tail={short}/{tail}", f"wtail={way}/{tail}", f"ltail={key}/{tail}"


def _of_end(way: str, short: str, side: str, after: str, word: str) -> tuple[str, ...]:
    return f"p={after}/{side}", f"sp={short}/{word}", f"wp={way}/{word}"


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


def _complements(frame: Frame, cue: int) -> str:
    """The complements that the cue has, as one word."""
    return "+".join(
        sorted({frame.deps[c] + ("<" if c < cue else ">") for c in frame.children[cue] if frame.deps[c] in _TELLING})
    )


def _mark_state(frame: Frame, start: int, end: int) -> str:
    """How the stretch stands to quotation marks: whole, within, cutting, holding, or none."""
    first, last = frame.inside[start], frame.inside[end - 1]
    if first < 0 and last < 0:
        return "holds" if frame.holds_quoted(start, end) else "none"
    if first >= 0 and last >= 0:
        opens, closes = frame.ranges[first][0] == start, frame.ranges[last][1] - end <= 1
        many = "one" if first == last else "two"
        return f"{many}/{opens}/{closes}"
    if first >= 0:
        return f"from/{frame.ranges[first][0] == start}"
    return f"into/{frame.ranges[last][1] - end <= 1}"
