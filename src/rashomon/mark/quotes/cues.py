"""Cue candidates: the tokens that may introduce an attribution, each with the features that judge it."""

from rashomon.mark.quotes.contents import SIGNS, subject_of
from rashomon.mark.quotes.cue_kinds import animacy, cue_kind
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.scoring import Part, features_of

_WORDS = frozenset({"NOUN", "ADJ", "ADV", "ADP", "SCONJ", "PROPN"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})


def is_candidate(frame: Frame, i: int, lexicon: frozenset[str]) -> bool:
    """Whether token ``i`` may be a cue: any verb, any word of the learnt lexicon, a colon, a dash before a name."""
    pos = frame.poses[i]
    if pos == "VERB":
        return True
    if pos == "AUX":
        return frame.deps[i] not in {"aux", "auxpass"}
    if pos in _WORDS:
        return f"{frame.lemmas[i]}/{pos}" in lexicon
    sign = frame.words[i].strip('”"')
    return sign in SIGNS and (sign == ":" or _before_name(frame, i))


def _before_name(frame: Frame, i: int) -> bool:
    return i + 1 < len(frame.words) and frame.poses[i + 1] == "PROPN" and i > 0


def cue_features(frame: Frame, i: int) -> list[str]:
    """Named features of the cue candidate ``i``; none holds more than two words of the text."""
    return features_of(cue_parts(frame, i))


def cue_parts(frame: Frame, i: int) -> list[Part]:
    """The same features in parts."""
    lemma, pos, dep, tag = frame.lemmas[i], frame.poses[i], frame.deps[i], frame.tags[i]
    head, subject = frame.heads[i], subject_of(frame, i)
    key = f"{lemma}/{pos[0]}"
    found: list[Part] = [(_of_word, frame.words[i], key, tag, dep)]
    shape = _children(frame, i, key, found)
    found.append((_of_shape, key, tag, dep, shape, cue_kind(frame, i), animacy(frame, subject)))
    if head != i:
        found.append((_of_head, key, dep, frame.lemmas[head]))
    found += _quotation(frame, i, key)
    found += _place(frame, i, key, has_subject=subject >= 0)
    return found


def _of_word(word: str, key: str, tag: str, dep: str) -> tuple[str, ...]:
    return "w=" + word, "l=" + key, "t=" + tag, "d=" + dep, f"lt={key}/{tag}", f"ld={key}/{dep}", f"dt={dep}/{tag}"


def _of_shape(key: str, tag: str, dep: str, shape: str, kind: str, subject: str) -> tuple[str, ...]:
    """What complements the candidate has, what it tells, and who can be its subject."""
    shapes = f"shape={shape}", f"lshape={key}/{shape}", f"tshape={tag}/{shape}"
    kinds = f"k={kind}/{tag}", f"kd={kind}/{dep}", f"kshape={kind}/{shape}", f"who={subject}"
    return *shapes, *kinds, f"kwho={kind}/{subject}", f"kwd={kind}/{subject}/{dep}", f"kwshape={kind}/{subject}/{shape}"


def _of_head(key: str, dep: str, head: str) -> tuple[str, ...]:
    return "h=" + head, f"hd={head}/{dep}", f"lh={key}/{head}"


_ACTORS = frozenset({"nsubj", "nsubjpass", "poss", "agent"})
_OBJECTS = frozenset({"prep", "prt", "dobj", "attr", "acomp", "oprd", "xcomp", "dative"})
_SMALL = frozenset({"neg", "aux", "advmod", "mark", "auxpass"})
_FURTHER = frozenset({"acl", "relcl", "pcomp", "advcl", "pobj", "appos", "amod", "compound", "conj"})


def _children(frame: Frame, i: int, key: str, found: list[Part]) -> str:
    """Adds a part for each dependent; returns the frame of complements as one word, such as ``nsubj+ccomp``."""
    shape = []
    verbal = key.endswith(("/V", "/A"))
    for child in frame.children[i]:
        dep, lemma = frame.deps[child], frame.lemmas[child]
        if dep in _ACTORS:
            found.append((_of_actor, key, dep, lemma, frame.poses[child], frame.entities[child]))
            shape.append(dep + ("<" if child < i else ">"))
        elif dep in _OBJECTS:
            found.append((_of_object, key, dep, lemma))
            shape.append(dep)
        elif dep in _SMALL:
            found.append((_of_small, key, dep, lemma))
        elif dep == "ccomp":
            side = "<" if child < i else ">"
            found.append((_of_clause, key, side, frame.tags[child]))
            shape.append("ccomp" + side)
        elif dep in _FURTHER:
            found.append((_of_further, key, dep, lemma))
            if not verbal or dep == "advcl":
                shape.append(dep)
        elif dep != "punct":
            found.append((_of_other, dep))
    return "+".join(shape)


def _of_actor(key: str, dep: str, lemma: str, pos: str, entity: str) -> tuple[str, ...]:
    return "c=" + dep, f"{dep}={lemma}", f"{dep}/p={pos}", f"{dep}/e={entity}", f"l{dep}={key}/{pos}/{entity}"


def _of_object(key: str, dep: str, lemma: str) -> tuple[str, ...]:
    return "c=" + dep, f"{dep}={lemma}", f"l{dep}={key}/{lemma}"


def _of_small(key: str, dep: str, lemma: str) -> tuple[str, ...]:
    if dep == "auxpass":
        return "c=auxpass", "passive", f"lp={key}"
    return "c=" + dep, f"{dep}={lemma}", f"l{dep}={key}/{lemma}"


def _of_clause(key: str, side: str, tag: str) -> tuple[str, ...]:
    return "c=ccomp", f"lccomp={key}/{side}/{tag}"


def _of_further(key: str, dep: str, lemma: str) -> tuple[str, ...]:
    return "c=" + dep, f"{dep}={lemma}", f"l{dep}={key}"


def _of_other(dep: str) -> tuple[str, ...]:
    return ("c=" + dep,)


def _quotation(frame: Frame, i: int, key: str) -> list[Part]:
    """Where quotation marks stand around the candidate."""
    words, last = frame.words, len(frame.words) - 1
    before, after = words[max(i - 1, 0)], words[min(i + 1, last)]
    beside: Part = (_of_beside, key, before, after)
    inside = frame.inside[i]
    if inside >= 0:
        long = frame.ranges[inside][1] - frame.ranges[inside][0] > 6
        return [(_of_quoted, key, long, frame.deps[i]), beside]
    near = not _QUOTES.isdisjoint(words[max(i - 3, 0) : max(i, 1)])
    ahead = not _QUOTES.isdisjoint(words[min(i + 1, last) : i + 4])
    return [(_of_marks, key, near, ahead, frame.holds_quoted(*frame.sentences[frame.sentence[i]])), beside]


def _of_beside(key: str, before: str, after: str) -> tuple[str, ...]:
    return f"b={before}", f"a={after}", f"lb={key}/{before}", f"la={key}/{after}"


def _of_quoted(key: str, long: bool, dep: str) -> tuple[str, ...]:
    return "in-quote", f"in-quote/{long}", f"lq={key}", f"in-quote/{dep}"


def _of_marks(key: str, near: bool, ahead: bool, has: bool) -> tuple[str, ...]:
    found = f"qb={near}", f"qa={ahead}", f"qs={has}", f"qba={near}/{ahead}/{has}"
    return (*found, f"lqn={key}") if near or ahead else found


def _place(frame: Frame, i: int, key: str, *, has_subject: bool) -> list[Part]:
    """Where in the sentence and the article the candidate stands, and whether it has a subject."""
    (first, end), number, dep = frame.sentences[frame.sentence[i]], frame.paragraph[i], frame.deps[i]
    rest, high = min(end - i, 12) // 3, frame.paragraphs[number][1]
    found: list[Part] = [(_of_place, min(number, 2), rest, i == first, has_subject, dep, end - i <= 2, high - i <= 3)]
    if frame.words[i].strip('”"') in SIGNS:
        found.append((_of_names, _sign(frame, i, key)))
    elif dep == "conj":
        found.append((_of_joined, frame.lemmas[frame.heads[i]]))
    return found


def _of_place(
    paragraph: int, rest: int, first: bool, subject: bool, dep: str, ends: bool, closes: bool
) -> tuple[str, ...]:
    return f"para={paragraph}", f"rest={rest}", f"first={first}", f"subj={subject}/{dep}", f"end={ends}/{closes}"


def _of_joined(head: str) -> tuple[str, ...]:
    return ("conj-of=" + head,)


def _of_names(names: tuple[str, ...]) -> tuple[str, ...]:
    return names


def _sign(frame: Frame, i: int, key: str) -> tuple[str, ...]:
    """Where in its paragraph a colon or a dash stands, and beside what."""
    low, high = frame.paragraphs[frame.paragraph[i]]
    word, before, capitals = frame.words[i], max(i - 1, 0), _capitals(frame, i)
    verb = any(frame.poses[k] in {"VERB", "AUX"} for k in range(low, i))
    return (
        f"sign={key}/{min(i - low, 8)}/{frame.poses[before]}/{frame.entities[before]}",
        f"sign-after={word}/{frame.poses[min(i + 1, high - 1)]}",
        f"sign-caps={capitals}",
        f"sign-para={word}/{min(frame.paragraph[i], 1)}/{i - low < 6}/{high - i < 4}",
        f"turn={word}/{frame.inside[i] >= 0}/{i - low < 4}/{capitals}",
        f"credit={word}/{frame.words[before] in _QUOTES}/{high - i < 8}/{i - low < 2}",
        f"sign-verb={word}/{verb}/{frame.poses[before]}",
    )


def _capitals(frame: Frame, i: int) -> bool:
    return i > 0 and frame.text[frame.starts[i - 1] : frame.ends[i - 1]].isupper()
