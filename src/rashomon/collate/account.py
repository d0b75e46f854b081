"""The account of one story: everything its articles say together."""

from collections.abc import Sequence

from rashomon.collate.actors import find_actors
from rashomon.collate.commitments import find_commitments
from rashomon.collate.copies import find_origins
from rashomon.collate.corrections import NONE, Corrections
from rashomon.collate.disagreements import find_disagreements
from rashomon.collate.evidence import gather
from rashomon.collate.facts import find_facts, pair_sentences
from rashomon.collate.sayings import find_sayings
from rashomon.collate.timeline import build_timeline
from rashomon.model import Copy, MarkedArticle, Story, content_id


def tell_story(articles: Sequence[MarkedArticle], copies: Sequence[Copy], corrections: Corrections = NONE) -> Story:
    """The story that ``articles`` tell; ``copies`` may name other articles too."""
    ids = tuple(sorted(article.id for article in articles))
    inside = tuple(copy for copy in copies if copy.target in ids)
    origins = find_origins(ids, inside)
    evidence = gather(articles, origins)
    cast = find_actors(evidence, corrections)
    pairs = pair_sentences(evidence)
    facts = find_facts(evidence, cast, pairs)
    return Story(
        story=content_id("s", ids[0]),
        title=next((article.title for article in articles if article.title), ids[0]),
        articles=ids,
        origins=origins,
        copies=inside,
        actors=cast.actors,
        sayings=find_sayings(evidence, cast, corrections),
        facts=facts,
        disagreements=find_disagreements(evidence, cast, pairs, facts),
        timeline=build_timeline(evidence, facts),
        commitments=find_commitments(evidence, cast, facts),
    )
