"""From token ranges to records: exact offsets, kind, parties."""

from rashomon.mark.parse import Parsed
from rashomon.mark.quotes.extract import Attribution
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.reference import Resolution
from rashomon.model import Party, Quote, Span, content_id


def to_quote(parsed: Parsed, frame: Frame, resolution: Resolution, attribution: Attribution) -> Quote:
    """The record of one attribution."""
    content = tuple(content_span(frame, part) for part in attribution.content)
    cue = () if attribution.cue < 0 else (cue_span(frame, attribution),)
    speaker = None if attribution.source is None else party(frame, resolution, attribution.source.span)
    return Quote(
        id=content_id("q", parsed.article.id, *(f"{s.start}-{s.end}" for s in content)),
        kind=kind_of(frame, attribution.content),
        content=content,
        cue=cue,
        speaker=speaker,
    )


def content_span(frame: Frame, part: Range) -> Span:
    """The characters of a content range: the end mark of a sentence inside a quotation belongs to it, outer marks do not."""
    start, end = frame.starts[part[0]], frame.ends[part[1] - 1]
    last = frame.inside[part[1] - 1]
    if last >= 0:
        segment = frame.segments[last]
        rest = frame.text[end : segment.end]
        if not any(c.isalnum() for c in rest):
            opened_here = start <= segment.outer_start
            end = (
                segment.outer_end
                if opened_here and segment.closed
                else segment.start + len(frame.text[segment.start : segment.end].rstrip())
            )
    return Span(start, max(end, start + 1))


def cue_span(frame: Frame, attribution: Attribution) -> Span:
    """The cue word with its auxiliaries and particles where they stand beside it."""
    low = high = attribution.cue
    near = {c for c in frame.children[low] if frame.deps[c] in {"aux", "auxpass", "neg", "prt"}}
    while low - 1 in near:
        low -= 1
    while high + 1 in near:
        high += 1
    if frame.words[attribution.cue] == "according" and high + 1 < len(frame.words) and frame.words[high + 1] == "to":
        high += 1
    return Span(frame.starts[low], frame.ends[high])


def kind_of(frame: Frame, content: tuple[Range, ...]) -> str:
    """direct: every word stands between double marks; mixed: some do; indirect: none."""
    words = [frame.inside[i] >= 0 for a, b in content for i in range(a, b) if frame.words[i][0].isalnum()]
    if words and all(words):
        return "direct"
    return "mixed" if any(words) else "indirect"


def party(frame: Frame, resolution: Resolution, span: Range) -> Party:
    """The record of the noun phrase at a token range."""
    words = Span(frame.starts[span[0]], frame.ends[span[1] - 1])
    referent = resolution.of(words)
    if referent is None:
        return Party(spans=(words,), name=" ".join(words.of(frame.text).split()), anonymous=True)
    return Party(
        spans=(words,), name=referent.name, kind=referent.kind, country=referent.country, chain=referent.chain[1:]
    )
