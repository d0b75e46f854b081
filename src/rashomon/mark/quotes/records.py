"""From token ranges to records: exact offsets, kind, parties."""

from typing import Literal

from rashomon.mark.parse import Parsed
from rashomon.mark.quotes.acts import act_of
from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.circumstances import find_circumstances, holding_cues
from rashomon.mark.quotes.cue_phrases import cue_spans
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.parties import to_party
from rashomon.mark.reference import Resolution
from rashomon.model import Quote, Span, content_id


def to_quotes(
    parsed: Parsed, frame: Frame, resolution: Resolution, attributions: list[Attribution]
) -> tuple[Quote, ...]:
    """The records of an article's attributions, in their order, each id once."""
    holding = holding_cues(attributions)
    quotes = (_to_quote(parsed, frame, resolution, one, holding.get(one.cue, [])) for one in attributions)
    return tuple({quote.id: quote for quote in reversed(list(quotes))}.values())[::-1]


def _to_quote(
    parsed: Parsed, frame: Frame, resolution: Resolution, attribution: Attribution, holding: list[Attribution]
) -> Quote:
    content = tuple(content_span(frame, part) for part in attribution.content)
    around = find_circumstances(frame, attribution, holding)
    source = attribution.source
    speaker = None if source is None else to_party(frame, resolution, source.span, attribution)
    relay = None if around.relay is None else to_party(frame, resolution, around.relay)
    if relay is not None and speaker is not None and relay.name == speaker.name:
        relay = None
    return Quote(
        id=content_id("q", parsed.article.id, *(f"{s.start}-{s.end}" for s in content)),
        kind=kind_of(frame, attribution.content),
        content=content,
        cue=() if attribution.cue < 0 else cue_spans(frame, attribution.cue, attribution.content),
        speaker=speaker,
        addressee=None if around.addressee is None else to_party(frame, resolution, around.addressee),
        relayed_by=relay,
        venue=None if around.venue is None else to_party(frame, resolution, around.venue),
        act=act_of(frame, attribution),
    )


def content_span(frame: Frame, part: Range) -> Span:
    """The characters of a content range.

    The end mark of a sentence inside a quotation belongs to it; the outer quotation marks do not, unless the range
    reaches beyond them.
    """
    start, end = frame.starts[part[0]], frame.ends[part[1] - 1]
    if frame.text[start - 1 : start] == "[" and "]" in frame.text[start:end]:
        start -= 1
    last = frame.inside[part[1] - 1]
    if last < 0:
        return Span(start, end)
    segment = frame.segments[last]
    if any(c.isalnum() for c in frame.text[end : segment.end]):
        return Span(start, end)
    inner_end = segment.start + len(frame.text[segment.start : segment.end].rstrip())
    return Span(start, max(end, segment.outer_end if segment.closed and start <= segment.outer_start else inner_end))


def kind_of(frame: Frame, content: tuple[Range, ...]) -> Literal["direct", "mixed", "indirect"]:
    """direct: every word stands between marks; mixed: some do; indirect: none."""
    words = [frame.inside[i] >= 0 for a, b in content for i in range(a, b) if frame.words[i][0].isalnum()]
    if words and all(words):
        return "direct"
    return "mixed" if any(words) else "indirect"
