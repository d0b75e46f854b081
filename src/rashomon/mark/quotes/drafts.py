"""Drafts of attributions: for every likely cue the best content and the best source, with the margins of each choice."""

from dataclasses import dataclass

from rashomon.mark.quotes.contents import Content, content_features, find_contents
from rashomon.mark.quotes.cues import cue_features, is_candidate
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.scoring import Models
from rashomon.mark.quotes.sources import Source, find_sources, source_features

LEAST_CUE = -2.5  # log-odds below which a cue is not even drafted; almost none of those is right


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with its best content and source; a margin is a log-odds, a gap the distance to the second choice."""

    cue: int
    cue_margin: float
    content: Content
    content_margin: float
    content_gap: float
    source: Source
    source_margin: float
    source_gap: float


def find_drafts(frame: Frame, models: Models) -> list[Draft]:
    """The drafts of an article in the order of their cues."""
    drafts = []
    for i in range(len(frame.words)):
        if is_candidate(frame, i, models.lexicon):
            margin = models.cues.score(cue_features(frame, i))
            if margin >= LEAST_CUE:
                draft = _draft(frame, models, i, margin)
                if draft is not None:
                    drafts.append(draft)
    return drafts


def _draft(frame: Frame, models: Models, cue: int, margin: float) -> Draft | None:
    contents = find_contents(frame, cue)
    if not contents:
        return None
    content, content_margin, content_gap = _best(
        [models.contents.score(content_features(frame, cue, content)) for content in contents]
    )
    chosen = contents[content]
    sources = find_sources(frame, cue)
    source, source_margin, source_gap = _best(
        [models.sources.score(source_features(frame, cue, chosen.ranges, source)) for source in sources]
    )
    return Draft(cue, margin, chosen, content_margin, content_gap, sources[source], source_margin, source_gap)


def _best(scores: list[float]) -> tuple[int, float, float]:
    """Index and score of the highest, and how far the next one lies below (5 where there is none)."""
    order = sorted(range(len(scores)), key=lambda k: (-scores[k], k))
    gap = scores[order[0]] - scores[order[1]] if len(order) > 1 else 5.0
    return order[0], scores[order[0]], min(gap, 5.0)
