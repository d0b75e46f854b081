"""Parties of an attribution: the words of the mention, the fullest name behind them, and what sort of source it is."""

import re
from functools import cache

from rashomon.lexicon import WordLists, read_rules
from rashomon.mark.people import is_people_noun
from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.reference import Referent, Resolution
from rashomon.model import Party, Span

_DAY = re.compile(r",? (?:late |early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: \w+)?\Z")  # when it was said
_NAME = 4  # words of a name
_RELATIVE = frozenset(("WP", "WDT", "WP$"))  # who, which, whose: they lead on from a noun and name nobody


class _Words(WordLists, frozen=True, kw_only=True):
    anonymous_heads: frozenset[str]
    indefinite: frozenset[str]
    acting: frozenset[str]


@cache
def _words() -> _Words:
    return read_rules(__package__, "parties.toml", _Words)


def to_party(frame: Frame, resolution: Resolution, span: Range, speaks: Attribution | None = None) -> Party:
    """The record of the noun phrase at a token range; ``speaks`` is the attribution whose source it is.

    An unnamed source keeps its description as ``name`` with ``anonymous`` set. A place that speaks stands for its
    government and is marked as ``metonym``.
    """
    words = Span(frame.starts[span[0]], frame.ends[span[1] - 1])
    description = " ".join(words.of(frame.text).split())
    if span[1] - span[0] > 1 and frame.tags[span[1] - 1] in _RELATIVE:  # "a group of ministers who [say]"
        description = description.rpartition(" ")[0].rstrip(",")
    referent = resolution.of(words)
    if referent is None or not referent.named or referent.kind == "group":
        beside = _name_beside(frame, span)
        named = _named_before(frame, resolution, span) if beside is None else resolution.of(beside)
        if named is not None and named.named and named.kind == "person":
            referent = named
    if referent is None:
        description = _DAY.sub("", description)
        return Party(spans=(words,), name=description, anonymous=_is_anonymous(frame, span))
    if referent.kind == "group" and span[1] - span[0] > 1 and frame.words[span[0]] in _words().indefinite:
        return Party(spans=(words,), name=description, kind=referent.kind, anonymous=True)  # "one Democrat"
    return Party(
        spans=(words,),
        name=referent.name,
        kind=referent.kind,
        country=referent.country,
        metonym=speaks is not None and _is_metonym(description, referent.kind),
        anonymous=not referent.named,
        chain=referent.chain[1:],
    )


def _name_beside(frame: Frame, span: Range) -> Span | None:
    """The name right behind a description and its comma: "the girl's aunt, [Ida Vail], said"."""
    start = span[1] + 1
    if start >= len(frame.words) or frame.words[start - 1] != "," or frame.poses[span[1] - 1] != "NOUN":
        return None
    end = start
    while end < len(frame.words) and frame.poses[end] == "PROPN" and frame.tags[end] == "NNP":
        end += 1
    closed = end < len(frame.words) and (frame.words[end] in {",", "."} or frame.tags[end] == "VBD")
    one = frame.tags[span[1] - 1] == "NN" and is_people_noun(frame.lemmas[span[1] - 1])
    return Span(frame.starts[start], frame.ends[end - 1]) if closed and one and end - start > 1 else None


def _named_before(frame: Frame, resolution: Resolution, span: Range) -> Referent | None:
    """Whom a name before a description between commas means: "[Ida Vail], a Republican, blamed"."""
    end = span[0] - 1
    closed = span[1] < len(frame.words) and frame.words[span[1]] == ","
    if end < 1 or frame.words[end] != "," or not closed or frame.words[span[0]] not in {"a", "an", "the"}:
        return None
    starts = range(end - 1, max(end - 1 - _NAME, -1), -1)
    found = (resolution.of(Span(frame.starts[start], frame.ends[end - 1])) for start in starts)
    return next((one for one in found if one is not None and one.named), None)


def _is_anonymous(frame: Frame, span: Range) -> bool:
    """Whether the phrase describes people whom the report does not name ("a senior official", "sources")."""
    head = next((i for i in range(*span) if not span[0] <= frame.heads[i] < span[1] or frame.heads[i] == i), span[0])
    if frame.lemmas[head] in _words().anonymous_heads:
        return True
    return frame.poses[head] == "NOUN" and frame.words[span[0]] in _words().indefinite


def _is_metonym(description: str, kind: str | None) -> bool:
    """Whether a bare place name is what speaks: "Paris said", "the White House said"; not "the Paris prosecutor"."""
    bare = description.lower().removeprefix("the ")
    return bare in _words().acting or kind in {"place", "country"}
