"""Source candidates: every noun phrase that may be the speaker of a cue, named by the way it was reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rashomon.mark.quotes.frame import Frame, Range

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_NAMED = frozenset({"NOUN", "PROPN", "NUM"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CUT = frozenset({"relcl", "acl", "punct", "cc", "conj", "appos", "advcl"})


@dataclass(frozen=True, slots=True)
class Source:
    """A noun phrase (head token, stretch) and how it was reached; ``head`` -1 means that nobody is named."""

    head: int
    span: Range
    way: str


NOBODY = Source(-1, (0, 0), "nobody")


def find_sources(frame: Frame, cue: int) -> list[Source]:
    """The candidates for one cue, nobody among them, each noun phrase once."""
    seen: dict[int, Source] = {-1: NOBODY}
    for way, head in _reach(frame, cue):
        if head not in seen and frame.poses[head] in _NOMINAL | {"ADJ", "X", "SYM"}:
            seen[head] = Source(head, _source_phrase(frame, head), way)
    return list(seen.values())


def _source_phrase(frame: Frame, head: int) -> Range:
    """The noun phrase; a relative pronoun together with the noun that it stands behind ("someone who")."""
    verb = frame.heads[head]
    if frame.tags[head] in {"WP", "WDT"} and frame.deps[verb] == "relcl":
        noun = frame.heads[verb]
        if noun < head <= noun + 8:
            return noun_phrase(frame, noun)[0], head + 1
    return noun_phrase(frame, head)


def whole_subject(frame: Frame, cue: int, source: Source) -> Source:
    """The subject of a verb where a noun further down in it was taken: "[lawyers for Ms Pine] called it a fiction"."""
    subject = next((c for c in frame.children[cue] if frame.deps[c] == "nsubj" and frame.poses[c] in _NAMED), -1)
    within = subject >= 0 and subject != source.head and frame.left[subject] <= source.head <= frame.right[subject]
    if not within or frame.deps[source.head] != "pobj" or frame.tags[cue] not in _FINITE:
        return source
    return Source(subject, noun_phrase(frame, subject), source.way)


def noun_phrase(frame: Frame, head: int) -> Range:
    """The noun phrase around ``head``: its modifiers, and what follows up to the first clause or aside."""
    start, end = frame.left[head], frame.right[head] + 1
    for child in frame.children[head]:
        if child > head and frame.deps[child] in _CUT:
            end = min(end, frame.left[child])
    while start < head and (frame.poses[start] in {"PUNCT", "CCONJ", "SPACE"} or frame.deps[start] == "mark"):
        start += 1
    while end - 1 > head and frame.poses[end - 1] in {"PUNCT", "CCONJ", "SPACE"}:
        end -= 1
    return start, max(end, head + 1)


def _reach(frame: Frame, cue: int) -> Iterator[tuple[str, int]]:
    deps = frame.deps
    for child in frame.children[cue]:
        dep = deps[child]
        if dep == "agent":
            yield from (("agent", g) for g in frame.children[child] if deps[g] == "pobj")
        elif dep == "prep":
            yield from ((f"prep:{frame.lemmas[child]}", g) for g in frame.children[child] if deps[g] == "pobj")
        elif frame.poses[child] in _NOMINAL:
            yield dep + ("<" if child < cue else ">"), child
        if dep in {"dobj", "attr", "nsubj", "nsubjpass", "xcomp"}:
            yield from ((f"{dep}:poss", g) for g in frame.children[child] if deps[g] == "poss")
    yield from _above(frame, cue)
    yield from _near(frame, cue)


def _above(frame: Frame, cue: int) -> Iterator[tuple[str, int]]:
    """Subjects of the verbs that the cue hangs from, and nouns on the way."""
    branch, path = cue, ""
    for _ in range(4):
        head = frame.heads[branch]
        if head == branch:
            break
        path += ":" + frame.deps[branch] if len(path) < 20 else ""
        if frame.poses[head] in _NOMINAL:
            yield "up" + path, head
        for child in frame.children[head]:
            dep = frame.deps[child]
            if child != branch and dep in {"nsubj", "nsubjpass", "poss", "pobj", "dobj", "compound", "amod", "dative"}:
                yield f"up{path}>{dep}", child
            elif dep == "agent":
                yield from ((f"up{path}>agent", g) for g in frame.children[child])
        branch = head


def _near(frame: Frame, cue: int) -> Iterator[tuple[str, int]]:
    """The noun phrases beside the cue, the subject of the sentence, and those of the two sentences before."""
    first, last = frame.sentences[frame.sentence[cue]]
    right = (i for i in range(cue + 1, min(cue + 10, last)) if _is_noun(frame, i))
    yield from ((f"right{k}", i) for k, i in enumerate(islice(right, 2), 1))
    left = (i for i in range(cue - 1, max(cue - 25, first - 1, -1), -1) if _is_noun(frame, i))
    yield from ((f"left{k}", i) for k, i in enumerate(islice(left, 3), 1))
    subjects = (i for i in range(first, last) if frame.deps[i] in _SUBJECTS)
    yield from (("main", i) for i in islice(subjects, 1))
    for back in (1, 2):
        number = frame.sentence[cue] - back
        if number >= 0:
            before = range(*frame.sentences[number])
            subjects = (i for i in before if frame.deps[i] in _SUBJECTS and frame.deps[frame.heads[i]] == "ROOT")
            yield from ((f"before{back}", i) for i in islice(subjects, 1))


def _is_noun(frame: Frame, i: int) -> bool:
    return frame.poses[i] in {"NOUN", "PROPN", "PRON"} and frame.deps[i] != "compound"
