"""Facts: what reports assert, each thing once, with everyone who asserts it."""

from rashomon.collate.facts.find import find_facts

__all__ = ["find_facts"]
