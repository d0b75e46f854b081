"""Speech at second hand: "the channel quoted General Lee as saying", "the Lantern, citing officials, reported"."""

from collections.abc import Iterator
from dataclasses import replace

from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.contents import trim
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.sources import Source, noun_phrase
from rashomon.mark.reference import is_person_noun

_QUOTING = frozenset({"quote", "cite"})
_SAYING = frozenset({"saying", "said", "telling", "told", "warning", "warned"})
_FARTHEST = 30  # tokens between "quoted" and "as saying"
_SURE = 1.0


def second_hand(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """``found`` with those who are quoted as speakers, and those who quote them as the ones who pass it on."""
    quoted = list(_quoted_as_saying(frame, found))
    settled = {one.cue for one, _ in quoted} | {quoting for _, quoting in quoted}
    rest = [_citing(frame, one) for one in found if one.cue not in settled]
    return rest + [one for one, _ in quoted]


def _quoted_as_saying(frame: Frame, found: list[Attribution]) -> Iterator[tuple[Attribution, int]]:
    """What somebody is quoted as saying, each with the verb of quoting."""
    for quoting, lemma in enumerate(frame.lemmas):
        saying = _as_saying(frame, quoting) if lemma in _QUOTING and frame.poses[quoting] == "VERB" else -1
        if saying < 0:
            continue
        parties = _parties(frame, quoting, saying)
        content = next((one.content for one in found if one.cue == saying), None) or _content(frame, quoting, saying)
        if parties is not None and content:
            source, relay = parties
            yield Attribution(saying, content, source, _SURE, relay), quoting


def _as_saying(frame: Frame, quoting: int) -> int:
    """The verb in "quoted ... as saying", "... as having said" behind ``quoting``, or -1."""
    _, last = frame.sentences[frame.sentence[quoting]]
    for i in range(quoting + 1, min(quoting + _FARTHEST, last - 1)):
        if frame.words[i] == "as" and frame.inside[i] < 0:
            verb = i + 2 if frame.words[i + 1] == "having" else i + 1
            if verb < last and frame.words[verb] in _SAYING:
                return verb
    return -1


def _parties(frame: Frame, quoting: int, saying: int) -> tuple[Source, Range | None] | None:
    """Who is quoted and who quotes."""
    children = {frame.deps[child]: child for child in frame.children[quoting]}
    if "nsubjpass" in children:
        by = children.get("agent", -1)
        agent = next((c for c in frame.children[by] if frame.deps[c] == "pobj"), -1) if by >= 0 else -1
        head = children["nsubjpass"]
        return _source(frame, head), noun_phrase(frame, agent) if agent >= 0 else None
    nouns = (i for i in range(saying - 2, quoting, -1) if frame.poses[i] in {"NOUN", "PROPN", "PRON"})
    head = children.get("dobj", next(nouns, -1))
    if head < 0:
        return None
    relay = children.get("nsubj", -1)
    return _source(frame, head), noun_phrase(frame, relay) if relay >= 0 else None


def _source(frame: Frame, head: int) -> Source:
    return Source(head, noun_phrase(frame, head), "quoted")


def _content(frame: Frame, quoting: int, saying: int) -> tuple[Range, ...]:
    """What stands behind "as saying", else what stands before the one who quotes."""
    first, last = frame.sentences[frame.sentence[saying]]
    behind = trim(frame, (saying + 1, max(frame.right[saying] + 1, saying + 1)))
    if behind[0] >= behind[1]:
        behind = trim(frame, (saying + 1, last))
    if behind[0] < behind[1]:
        return (behind,)
    subjects = [c for c in frame.children[quoting] if frame.deps[c] in {"nsubj", "nsubjpass"}]
    before = trim(frame, (first, min([quoting, *(frame.left[c] for c in subjects)])))
    return (before,) if before[0] < before[1] else ()


def _citing(frame: Frame, one: Attribution) -> Attribution:
    """An attribution whose source stands beside "citing two officials": they speak, the source passes it on."""
    if one.cue < 0 or one.source is None or one.source.head < 0:
        return one
    beside = {*frame.children[one.cue], *frame.children[one.source.head]}
    for verb in sorted(beside):
        if frame.lemmas[verb] not in _QUOTING or frame.tags[verb] != "VBG":
            continue
        cited = next((c for c in frame.children[verb] if frame.deps[c] == "dobj"), -1)
        if cited >= 0 and (frame.entities[cited] in {"PERSON", "ORG"} or is_person_noun(frame.lemmas[cited])):
            return replace(one, source=_source(frame, cited), relay=one.source.span)
    return one
