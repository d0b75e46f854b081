"""Sayings inside sayings: "Lee stressed the need for peace, her spokesman said" holds what Lee said as well."""

from dataclasses import replace

from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.sayings import saying_verbs

_NEAR = 3  # tokens from the start of the outer content within which the inner saying starts


def relayed(frame: Frame, found: list[Attribution], drafts: list[Attribution]) -> list[Attribution]:
    """The drafts that are the main clause of what somebody else is reported, not quoted, to say."""
    known = {one.cue for one in found}
    inner = [d for d in drafts if d.cue not in known and frame.lemmas[d.cue] in saying_verbs()]
    pairs = ((one, next((o for o in found if _is_main_clause(frame, one, o)), None)) for one in inner)
    return [_within(one, outer) for one, outer in pairs if outer is not None]


def _is_main_clause(frame: Frame, one: Attribution, outer: Attribution) -> bool:
    """Whether ``one`` opens the content of ``outer`` with a subject of its own and words between no marks."""
    source, start = one.source, one.content[0][0]
    if source is None or outer.source is None or outer.cue < 0 or start <= one.cue:
        return False
    low, high = next(((a, b) for a, b in outer.content if a <= one.cue < b), (0, 0))
    quoted = any(frame.inside[i] >= 0 for i in range(one.cue, min(one.content[-1][1], high)))
    own = source.head != outer.source.head and frame.deps[source.head] in {"nsubj", "nsubjpass"}
    opens = low <= source.span[0] <= low + _NEAR and start < high
    return opens and own and not quoted and frame.heads[source.head] == one.cue


def _within(one: Attribution, outer: Attribution) -> Attribution:
    """The inner saying, cut where the outer content ends: what follows is the outer speaker's cue."""
    end = max(b for a, b in outer.content if a <= one.cue < b)
    return replace(one, content=tuple((a, min(b, end)) for a, b in one.content if a < end))
