"""The account of one story: everything its articles say together."""

from collections.abc import Sequence

import msgspec

from rashomon.collate.actors import find_actors
from rashomon.collate.alignment import align
from rashomon.collate.anchoring import Anchored, anchored
from rashomon.collate.brief import write_brief
from rashomon.collate.commitments import find_commitments
from rashomon.collate.copies import agency_of, find_origins
from rashomon.collate.corrections import NONE, Corrections
from rashomon.collate.disagreements import find_disagreements
from rashomon.collate.evidence import gather
from rashomon.collate.facts import find_facts
from rashomon.collate.identity import identified
from rashomon.collate.sayings import find_sayings
from rashomon.collate.stories import story_id
from rashomon.collate.timeline import build_timeline
from rashomon.model import Copy, MarkedArticle, Story


def tell_story(articles: Sequence[MarkedArticle], copies: Sequence[Copy], corrections: Corrections = NONE) -> Story:
    """The story that ``articles`` (at least one) tell; ``copies`` may name other articles too."""
    return tell_anchored(anchored(articles), copies, corrections)


def tell_anchored(told: Anchored, copies: Sequence[Copy], corrections: Corrections = NONE) -> Story:
    """The story that articles tell whose times are resolved."""
    articles = told.articles
    ids = tuple(sorted(article.id for article in articles))
    here = frozenset(ids)
    inside = tuple(copy for copy in copies if copy.target in here)
    agencies = {article.id: agency for article in articles if (agency := agency_of(article)) is not None}
    origins = find_origins(ids, inside, agencies)
    evidence = gather(told.articles, origins, inside)
    cast = find_actors(evidence, corrections)
    alignment = align(evidence, cast)
    facts = find_facts(evidence, cast, alignment)
    commitments = find_commitments(evidence, cast)
    story = Story(
        story=story_id(articles),
        title=next((article.title for article in evidence.articles if article.title), ids[0]),
        articles=ids,
        origins=origins,
        copies=inside,
        actors=cast.actors,
        sayings=find_sayings(evidence, cast, corrections, alignment),
        facts=facts,
        disagreements=find_disagreements(evidence, cast, alignment),
        timeline=build_timeline(evidence, alignment, facts, commitments),
        commitments=commitments,
        reasons=told.reasons,
    )
    named = identified(story, evidence)
    return msgspec.structs.replace(named, brief=write_brief(evidence, named))
