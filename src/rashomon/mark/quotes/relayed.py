"""Sayings inside sayings: "Lee stressed the need for peace, her spokesman said" holds what Lee said as well."""

from collections.abc import Iterator
from dataclasses import replace

from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.contents import trim
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.sayings import saying_verbs
from rashomon.mark.quotes.sources import Source, noun_phrase

_LIKELY = 0.5
_LEAST = 0.2  # probability of a draft that grammar alone does not show to be a saying inside another
_FIRST = 10  # tokens of the outer content among which its main verb is looked for
_NEAR = 3  # tokens from the start of the outer content within which the inner saying starts


def relayed(frame: Frame, found: list[Attribution], drafts: list[Attribution]) -> list[Attribution]:
    """The drafts that are the main clause of what somebody else is reported, not quoted, to say."""
    known = {one.cue for one in found}
    inner = [
        d for d in drafts if d.cue not in known and d.probability >= _LEAST and frame.lemmas[d.cue] in saying_verbs()
    ]
    pairs = ((one, next((o for o in found if _is_main_clause(frame, one, o)), None)) for one in inner)
    told = [_within(one, outer) for one, outer in pairs if outer is not None]
    return told + [one for outer in found for one in _by_grammar(frame, outer, known | {one.cue for one in told})]


def _by_grammar(frame: Frame, outer: Attribution, known: set[int]) -> Iterator[Attribution]:
    """What the grammar of a reported clause says that somebody else said: "said [he had told her that ...]"."""
    for low, high in outer.content if outer.cue >= 0 else ():
        for verb in range(low, min(low + _FIRST, high)):
            if verb in known or frame.lemmas[verb] not in saying_verbs() or frame.poses[verb] != "VERB":
                continue
            clause = next((c for c in frame.children[verb] if frame.deps[c] == "ccomp" and verb < c < high), -1)
            speaker = _speaker(frame, verb)
            if clause < 0 or speaker < 0:
                continue
            start, end = frame.subtree(clause)
            content = trim(frame, (start, min(end, high)))
            one = Attribution(verb, (content,), Source(speaker, noun_phrase(frame, speaker), "relayed"), _LIKELY)
            if content[0] < content[1] and _is_main_clause(frame, one, outer):
                yield one


def _speaker(frame: Frame, verb: int) -> int:
    """The subject of a verb of saying, of a passive its agent; -1 where neither is named."""
    passive = any(frame.deps[c] == "auxpass" for c in frame.children[verb])
    if not passive:
        return next((c for c in frame.children[verb] if frame.deps[c] == "nsubj"), -1)
    by = (c for c in frame.children[verb] if frame.words[c] == "by")
    return next((t for c in by for t in frame.children[c] if frame.deps[t] == "pobj"), -1)


def _is_main_clause(frame: Frame, one: Attribution, outer: Attribution) -> bool:
    """Whether ``one`` opens the content of ``outer`` with a subject of its own and words between no marks."""
    source, start = one.source, one.content[0][0]
    if source is None or outer.source is None or outer.cue < 0 or start <= one.cue:
        return False
    low, high = next(((a, b) for a, b in outer.content if a <= one.cue < b), (0, 0))
    by = (
        frame.deps[source.head] == "pobj" and frame.words[frame.heads[source.head]] == "by"
    )  # "was told by the general"
    above = frame.heads[frame.heads[source.head]] if by else frame.heads[source.head]
    own = source.head != outer.source.head and (by or frame.deps[source.head] in {"nsubj", "nsubjpass"})
    first = frame.left[one.cue] if by else source.span[0]
    opens = low <= first <= low + _NEAR and start < high
    quoted = any(frame.inside[i] >= 0 for i in range(one.cue, min(one.content[-1][1], high)))
    return opens and own and not quoted and above == one.cue


def _within(one: Attribution, outer: Attribution) -> Attribution:
    """The inner saying, cut where the outer content ends: what follows is the outer speaker's cue."""
    end = max(b for a, b in outer.content if a <= one.cue < b)
    return replace(one, content=tuple((a, min(b, end)) for a, b in one.content if a < end))
