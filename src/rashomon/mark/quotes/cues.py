"""Cue candidates: the tokens that may introduce an attribution, each with the features that judge it."""

from rashomon.mark.quotes.contents import SIGNS, subject_of
from rashomon.mark.quotes.cue_kinds import animacy, cue_kind
from rashomon.mark.quotes.frame import Frame

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
    lemma, pos, dep, tag = frame.lemmas[i], frame.poses[i], frame.deps[i], frame.tags[i]
    head = frame.heads[i]
    key = f"{lemma}/{pos[0]}"
    found = ["w=" + frame.words[i], "l=" + key, "t=" + tag, "d=" + dep, f"lt={key}/{tag}", f"ld={key}/{dep}"]
    found.append(f"dt={dep}/{tag}")
    shape = _children(frame, i, key, found)
    found += [f"shape={shape}", f"lshape={key}/{shape}", f"tshape={tag}/{shape}"]
    kind, subject = cue_kind(frame, i), animacy(frame, subject_of(frame, i))
    found += [f"k={kind}/{tag}", f"kd={kind}/{dep}", f"kshape={kind}/{shape}", f"who={subject}"]
    found += [f"kwho={kind}/{subject}", f"kwd={kind}/{subject}/{dep}", f"kwshape={kind}/{subject}/{shape}"]
    if head != i:
        found += ["h=" + frame.lemmas[head], f"hd={frame.lemmas[head]}/{dep}", f"lh={key}/{frame.lemmas[head]}"]
    found += _quotation(frame, i, key)
    found += _place(frame, i, key)
    return found


def _children(frame: Frame, i: int, key: str, found: list[str]) -> str:
    """Adds a feature for each dependent; returns the frame of complements as one word, such as ``nsubj+ccomp``."""
    shape = []
    verbal = key.endswith(("/V", "/A"))
    for child in frame.children[i]:
        dep, lemma = frame.deps[child], frame.lemmas[child]
        if dep == "punct":
            continue
        found.append("c=" + dep)
        if dep in {"nsubj", "nsubjpass", "poss", "agent"}:
            found += [f"{dep}={lemma}", f"{dep}/p={frame.poses[child]}", f"{dep}/e={frame.entities[child]}"]
            found.append(f"l{dep}={key}/{frame.poses[child]}/{frame.entities[child]}")
            shape.append(dep + ("<" if child < i else ">"))
        elif dep in {"prep", "prt", "dobj", "attr", "acomp", "oprd", "xcomp", "dative"}:
            found += [f"{dep}={lemma}", f"l{dep}={key}/{lemma}"]
            shape.append(dep)
        elif dep in {"neg", "aux", "advmod", "mark", "auxpass"}:
            found += [f"{dep}={lemma}", f"l{dep}={key}/{lemma}"] if dep != "auxpass" else ["passive", f"lp={key}"]
        elif dep == "ccomp":
            found.append(f"lccomp={key}/{'<' if child < i else '>'}/{frame.tags[child]}")
            shape.append("ccomp" + ("<" if child < i else ">"))
        elif dep in {"acl", "relcl", "pcomp", "advcl", "pobj", "appos", "amod", "compound", "conj"}:
            found += [f"{dep}={lemma}", f"l{dep}={key}"]
            if not verbal or dep == "advcl":
                shape.append(dep)
    return "+".join(shape)


def _quotation(frame: Frame, i: int, key: str) -> list[str]:
    """Where quotation marks stand around the candidate."""
    found = []
    last = len(frame.words) - 1
    before, after = frame.words[max(i - 1, 0)], frame.words[min(i + 1, last)]
    first, end = frame.sentences[frame.sentence[i]]
    inside = frame.inside[i]
    if inside >= 0:
        long = frame.ranges[inside][1] - frame.ranges[inside][0] > 6
        found += ["in-quote", f"in-quote/{long}", f"lq={key}", f"in-quote/{frame.deps[i]}"]
    else:
        near = [frame.words[k] in _QUOTES for k in (max(i - 3, 0), max(i - 2, 0), max(i - 1, 0))]
        ahead = [frame.words[k] in _QUOTES for k in (min(i + 1, last), min(i + 2, last), min(i + 3, last))]
        has = any(frame.inside[k] >= 0 for k in range(first, end))
        found += [f"qb={any(near)}", f"qa={any(ahead)}", f"qs={has}", f"qba={any(near)}/{any(ahead)}/{has}"]
        if any(near) or any(ahead):
            found.append(f"lqn={key}")
    found += [f"b={before}", f"a={after}", f"lb={key}/{before}", f"la={key}/{after}"]
    return found


def _place(frame: Frame, i: int, key: str) -> list[str]:
    """Where in the sentence and the article the candidate stands, and whether it has a subject."""
    first, end = frame.sentences[frame.sentence[i]]
    found = [f"para={min(frame.paragraph[i], 2)}", f"rest={min(end - i, 12) // 3}", f"first={i == first}"]
    has_subject = subject_of(frame, i) >= 0
    found.append(f"subj={has_subject}/{frame.deps[i]}")
    low, high = frame.paragraphs[frame.paragraph[i]]
    found.append(f"end={end - i <= 2}/{high - i <= 3}")
    if frame.words[i].strip('”"') in SIGNS:
        found += [f"sign={key}/{min(i - low, 8)}/{frame.poses[max(i - 1, 0)]}/{frame.entities[max(i - 1, 0)]}"]
        found += [
            f"sign-after={frame.words[i]}/{frame.poses[min(i + 1, high - 1)]}",
            f"sign-caps={_capitals(frame, i)}",
        ]
        found.append(f"sign-para={frame.words[i]}/{min(frame.paragraph[i], 1)}/{i - low < 6}/{high - i < 4}")
        found.append(f"turn={frame.words[i]}/{frame.inside[i] >= 0}/{i - low < 4}/{_capitals(frame, i)}")
        found.append(f"credit={frame.words[i]}/{frame.words[max(i - 1, 0)] in _QUOTES}/{high - i < 8}/{i - low < 2}")
        verb = any(frame.poses[k] in {"VERB", "AUX"} for k in range(low, i))
        found.append(f"sign-verb={frame.words[i]}/{verb}/{frame.poses[max(i - 1, 0)]}")
    elif frame.deps[i] == "conj":
        found.append("conj-of=" + frame.lemmas[frame.heads[i]])
    return found


def _capitals(frame: Frame, i: int) -> bool:
    return i > 0 and frame.text[frame.starts[i - 1] : frame.ends[i - 1]].isupper()
