"""What speaks for and against one candidate source of a cue, as named features."""

from rashomon.mark.quotes.cue_kinds import animacy, cue_kind
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.scoring import Part, features_of
from rashomon.mark.quotes.sources import Source

_OWN = frozenset({"nsubj", "agent", "nsubjpass"})


def voice(frame: Frame, cue: int) -> str:
    """The cue's tag, whether it has a subject of its own, and whether it is passive, as one word."""
    deps = {frame.deps[c] for c in frame.children[cue]}
    return f"{frame.tags[cue]}/{not deps.isdisjoint(_OWN)}/{'p' if 'auxpass' in deps else ''}"


def source_features(frame: Frame, cue: int, content: tuple[Range, ...], source: Source, state: str) -> list[str]:
    """Named features of one candidate source of ``cue``; ``state`` is ``voice(frame, cue)``."""
    return features_of(source_parts(frame, cue, content, source, state))


def source_parts(frame: Frame, cue: int, content: tuple[Range, ...], source: Source, state: str) -> list[Part]:
    """The same features in parts."""
    head, way = source.head, source.way
    key, dep_of_cue = frame.lemmas[cue] + "/" + frame.poses[cue][0], frame.deps[cue]
    quoted, kind, who = _quoted(frame, content), cue_kind(frame, cue), animacy(frame, head)
    found: list[Part] = [(_of_way, way, key, dep_of_cue, state, kind, who)]
    if head < 0:
        found += [(_of_none, quoted, state, key, dep_of_cue, frame.poses[cue], frame.lemmas[frame.heads[cue]])]
        return found
    short = way.partition(":")[0]
    inside = any(a <= head < b for a, b in content)
    between_marks = frame.inside[head] >= 0 and frame.inside[head] != frame.inside[cue]
    pos, entity, lemma, dep = frame.poses[head], frame.entities[head], frame.lemmas[head], frame.deps[head]
    distance = min(abs(head - cue), 20) // 2
    low, high = min(head, cue), max(head, cue)
    between = frame.poses[low + 1 : high]
    verbs = min(between.count("VERB") + between.count("AUX"), 4)
    start, end = source.span
    above = frame.lemmas[frame.heads[head]]
    found += [
        (_of_place, short, inside, between_marks, frame.sentence[head] == frame.sentence[cue]),
        (_of_kind, short, pos, entity, quoted, frame.poses[cue]),
        (_of_who_at, short, who, kind, dep, inside),
        (_of_noun, short, lemma),
        (_of_distance, short, distance, verbs),
        (_of_relation, short, head < cue, state, dep),
        (_of_tags, frame.tags[cue], frame.tags[head], way),
        (_of_above, dep, above, entity),
        (_of_words, short, frame.words[start - 1] if start else "", "before"),
        (_of_words, short, frame.words[end] if end < len(frame.words) else "", "after"),
    ]
    if dep in {"nsubj", "nsubjpass"} and frame.heads[head] != cue:
        found.append((_of_verb, short, above))
    return found


def _of_way(way: str, key: str, dep: str, state: str, kind: str, who: str) -> tuple[str, ...]:
    """How the cue reached the noun, for this cue and for cues like it."""
    ways = f"w={way}", f"wl={way}/{key}", f"ws={way}/{state}", f"wd={way}/{dep}/{state}"
    return *ways, f"wk={way}/{kind}", f"wks={way}/{kind}/{state}", f"who={who}/{kind}"


def _of_who_at(short: str, who: str, kind: str, dep: str, inside: bool) -> tuple[str, ...]:
    return f"who/w={who}/{short}", f"who/d={who}/{dep}/{kind}", f"in/k={inside}/{kind}/{dep}"


def _of_none(quoted: str, state: str, key: str, dep: str, pos: str, above: str) -> tuple[str, ...]:
    none = f"no-q={quoted}", f"no-q={quoted}/{state}", f"no-l={quoted}/{key}"
    return *none, f"no-d={dep}/{pos}", f"no-h={above}"


def _of_place(short: str, inside: bool, between_marks: bool, same_sentence: bool) -> tuple[str, ...]:
    quoted = f"q={between_marks}", f"q/w={between_marks}/{short}"
    return f"in={inside}", f"in/w={inside}/{short}", *quoted, f"sent={same_sentence}"


def _of_kind(short: str, pos: str, entity: str, quoted: str, cue: str) -> tuple[str, ...]:
    kind = f"{pos}/{entity}"
    found = f"p={kind}", f"p/w={kind}/{short}", f"kind={quoted}/{kind}", f"kind/w={quoted}/{kind}/{short}"
    return *found, f"p/k={kind}/{cue}"


def _of_noun(short: str, lemma: str) -> tuple[str, ...]:
    return f"n={lemma}", f"n/w={lemma}/{short}"


def _of_distance(short: str, distance: int, verbs: int) -> tuple[str, ...]:
    return f"dist={distance}/{short}", f"bet={verbs}/{short}"


def _of_relation(short: str, before: bool, state: str, dep: str) -> tuple[str, ...]:
    return f"dep={dep}/{short}", f"side={before}/{state}/{dep}"


def _of_tags(cue: str, head: str, way: str) -> tuple[str, ...]:
    """Agreement with the cue."""
    return (f"agree={cue}/{head}/{way}",)


def _of_above(dep: str, above: str, entity: str) -> tuple[str, ...]:
    """What the noun hangs from."""
    hangs = f"of={dep}/{above}" if dep in {"pobj", "compound", "poss"} else f"of={dep}"
    return hangs, f"of/e={dep}/{entity}/{above if dep == 'pobj' else ''}"


def _of_verb(short: str, above: str) -> tuple[str, ...]:
    return (f"of-verb={above}/{short}",)


def _of_words(short: str, word: str, side: str) -> tuple[str, ...]:
    return (f"{side}={word}/{short}",)


def _quoted(frame: Frame, content: tuple[Range, ...]) -> str:
    """How much of a content stands between marks: all, some or none, by its first and last words."""
    ends = [frame.inside[i] >= 0 for a, b in content for i in (a, b - 1)]
    return "all" if all(ends) else "some" if any(ends) else "none"
