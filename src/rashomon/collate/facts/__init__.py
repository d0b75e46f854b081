"""Facts: what reports assert, each thing once, with everyone who asserts it."""

from rashomon.collate.facts.find import find_facts
from rashomon.collate.facts.pairs import Pair, pair_sentences

__all__ = ["Pair", "find_facts", "pair_sentences"]
