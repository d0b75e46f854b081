"""Telling: what the texts of one story say together, found anew."""

import msgspec

from rashomon.collate.actors import find_actors
from rashomon.collate.alignment import align
from rashomon.collate.brief import write_brief
from rashomon.collate.commitments import find_commitments
from rashomon.collate.disagreements import find_disagreements, with_facts
from rashomon.collate.distinct import Prints
from rashomon.collate.evidence import gather
from rashomon.collate.facts import find_facts
from rashomon.collate.identity import identified
from rashomon.collate.sayings import find_sayings
from rashomon.collate.timeline import build_timeline
from rashomon.model import Story


def tell_texts(of: Prints) -> Story:
    """The account of the texts; the story names nobody who printed them."""
    evidence = gather(of.articles, of.origins, of.copies)
    cast = find_actors(evidence, of.corrections)
    alignment = align(evidence, cast)
    sayings = find_sayings(evidence, cast, of.corrections, alignment)
    facts = find_facts(evidence, cast, alignment, sayings)
    commitments = find_commitments(evidence, cast)
    story = Story(
        story="",
        title="",
        articles=(),
        actors=cast.actors,
        sayings=sayings,
        facts=facts,
        disagreements=with_facts(find_disagreements(evidence, cast, alignment), facts),
        timeline=build_timeline(evidence, alignment, facts, commitments),
        commitments=commitments,
    )
    named = identified(story, evidence)
    return msgspec.structs.replace(named, brief=write_brief(evidence, named))
