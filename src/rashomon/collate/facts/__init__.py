"""Facts: what reports assert, each thing once, with everyone who asserts it."""

from rashomon.collate.facts.find import find_facts
from rashomon.collate.facts.pairs import Pair, compare, pair_sentences

__all__ = ["Pair", "compare", "find_facts", "pair_sentences"]
