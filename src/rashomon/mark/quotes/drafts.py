"""Drafts of attributions: for every likely cue the best content and the best source, with how sure each choice is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from rashomon.learned import Forest
from rashomon.mark.quotes.content_features import content_parts, governor
from rashomon.mark.quotes.contents import Content, find_contents
from rashomon.mark.quotes.cues import cue_parts, is_candidate
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.ranking import CANDIDATES, ranking_rows
from rashomon.mark.quotes.scoring import Models, Scorer
from rashomon.mark.quotes.source_features import source_parts, voice
from rashomon.mark.quotes.sources import Source, find_sources

# Log-odds below which a cue is not even drafted: few of those are right and hardly any is accepted. Where the sentence
# holds a quotation somebody must say it, so less is asked there.
LEAST_CUE = -1.5
LEAST_CUE_BESIDE_QUOTATION = -2.5
LONGEST_SENTENCE = 500  # tokens; what is longer is no sentence, and every cue in it would look at all of it


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with its best content and source.

    ``content_margin`` is an expected overlap, the other margins are log-odds; a gap is the distance to the next best.
    """

    cue: int
    cue_margin: float
    content: Content
    content_margin: float
    content_gap: float
    source: Source
    source_margin: float
    source_gap: float


@dataclass(frozen=True, slots=True)
class Options:
    """A likely cue with its likeliest contents, best first, and what speaks for each."""

    cue: int
    margin: float
    contents: list[Content]
    scores: list[float]


def find_drafts(frame: Frame, models: Models) -> list[Draft]:
    """The drafts of an article in the order of their cues."""
    options = [found for found in _options(frame, models) if found.contents]
    return [_draft(frame, models, one) for one in _ranked(frame, models.ranking, options)]


def _options(frame: Frame, models: Models) -> Iterator[Options]:
    for first, last in frame.sentences:
        if last - first > LONGEST_SENTENCE:
            continue
        least = LEAST_CUE_BESIDE_QUOTATION if frame.holds_quoted(first, last) else LEAST_CUE
        for i in range(first, last):
            if is_candidate(frame, i, models.lexicon):
                margin = models.cues.score_parts(cue_parts(frame, i))
                if margin >= least:
                    yield content_options(frame, models, i, margin)


def content_options(frame: Frame, models: Models, cue: int, margin: float) -> Options:
    """The likeliest ``CANDIDATES`` contents of a cue with their log-odds."""
    contents = find_contents(frame, cue)
    governing = governor(frame, cue)
    scores = [models.contents.score_parts(content_parts(frame, governing, content)) for content in contents]
    order = sorted(range(len(scores)), key=lambda k: (-scores[k], k))[:CANDIDATES]
    return Options(cue, margin, [contents[k] for k in order], [scores[k] for k in order])


def _ranked(frame: Frame, ranking: Forest | None, options: list[Options]) -> list[Options]:
    """The options with expected overlaps in place of log-odds, scored together because one large table is quick."""
    if ranking is None or not options:
        return options
    tables = [ranking_rows(frame, one.cue, one.contents, one.scores) for one in options]
    overlaps = iter(ranking.margin(np.vstack(tables)).tolist())
    return [replace(one, scores=[next(overlaps) for _ in one.contents]) for one in options]


def _draft(frame: Frame, models: Models, options: Options) -> Draft:
    content, content_margin, content_gap = _best(options.scores)
    chosen = options.contents[content]
    source, source_margin, source_gap = choose_source(frame, models.sources, options.cue, chosen)
    return Draft(options.cue, options.margin, chosen, content_margin, content_gap, source, source_margin, source_gap)


def choose_source(frame: Frame, scorer: Scorer, cue: int, content: Content) -> tuple[Source, float, float]:
    """The likeliest source of a cue and its content, with its log-odds and how far the next one lies below."""
    sources, state = find_sources(frame, cue), voice(frame, cue)
    best, margin, gap = _best(
        [scorer.score_parts(source_parts(frame, cue, content.ranges, source, state)) for source in sources]
    )
    return sources[best], margin, gap


def _best(scores: list[float]) -> tuple[int, float, float]:
    """Index and score of the highest, and how far the next one lies below (5 where there is none)."""
    order = sorted(range(len(scores)), key=lambda k: (-scores[k], k))
    gap = scores[order[0]] - scores[order[1]] if len(order) > 1 else 5.0
    return order[0], scores[order[0]], min(gap, 5.0)
