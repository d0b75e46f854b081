"""The town that sentences joined by the alignment give to one person whom they call the same."""

import re
from collections.abc import Iterator
from functools import cache

from rashomon.collate.actors import Cast
from rashomon.collate.alignment import Link
from rashomon.collate.disagreements.lexicon import exclusive_words
from rashomon.collate.disagreements.places import Place
from rashomon.collate.evidence import Evidence, Sentence, inside
from rashomon.collate.wording import fold
from rashomon.model import Mention

_ABOUT_ONE = 0.5
# "a student in Ostby", "a student at Kirkby College in Ostby"
_IN = re.compile(r"\b([a-z]+)\s+(?:(?:at|of)\s+(?:the\s+)?(?:[A-Z][\w’'.-]*\s+){1,6})?(?:in|from|of)\s+$")


def towns_apart(link: Link, evidence: Evidence, cast: Cast) -> Iterator[tuple[Place, Place]]:
    """The towns of one person, where no report of the two names both."""
    if link.probability < _ABOUT_ONE:
        return
    for noun, one in _towns(evidence, cast, link.left):
        for other, two in _towns(evidence, cast, link.right):
            if noun == other and not _together(cast, one, two):
                yield _place(evidence, link.left, one), _place(evidence, link.right, two)


def _towns(evidence: Evidence, cast: Cast, sentence: Sentence) -> Iterator[tuple[str, Mention]]:
    article = evidence.article(sentence.article)
    for mention in inside(article.mentions, sentence.span):
        found = _IN.search(article.text[sentence.span.start : mention.span.start])
        if mention.kind == "place" and found and fold(found[1]) in _people() and cast.named(mention.name):
            yield fold(found[1]), mention


def _together(cast: Cast, one: Mention, two: Mention) -> bool:
    """Whether two names are one town, or a report names both: then one may lie in the other, or beside it."""
    left, right = cast.named(one.name), cast.named(two.name)
    if left is None or right is None or left == right:
        return True
    if set(fold(one.name).split()) & set(fold(two.name).split()):
        return True
    reports = [{mention.article for mention in cast.by_id[actor].mentions} for actor in (left, right)]
    return bool(reports[0] & reports[1])


def _place(evidence: Evidence, sentence: Sentence, mention: Mention) -> Place:
    return Place.at(evidence, sentence, mention.span)


@cache
def _people() -> frozenset[str]:
    return frozenset(fold(word) for word in exclusive_words().person)
