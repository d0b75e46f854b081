"""What a normalizer is given, and what it gives back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rashomon.mark.times.context import Context
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.numbers import number

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Normalized:
    """The TIMEX3 type and value of an expression, and further values it may have.

    ``anchor`` is False where the date only serves a comparison, so that what follows is not counted from it.
    """

    type: TimexType
    value: str
    readings: tuple[str, ...] = ()
    anchor: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """The words that a rule found, by slot, the parameters of the rule, and the surroundings."""

    slots: Mapping[str, str]
    params: Mapping[str, object]
    context: Context
    words: str = field(default="")

    def has(self, slot: str) -> bool:
        """Whether the slot was filled."""
        return slot in self.slots

    def word(self, slot: str, default: str = "") -> str:
        """The words in a slot, in lower case with single blanks."""
        return " ".join(self.slots.get(slot, default).lower().split())

    def value(self, slot: str, lexical: str | None = None) -> str:
        """The lexicon's value of the words in a slot (looked up in the slot ``lexical`` where names differ)."""
        table = lexicon().slots[lexical or slot]
        word = self.word(slot)
        return table[word] if word in table else table[re.sub(r"[.s]+$", "", word)]

    def integer(self, slot: str) -> int:
        """The whole number in a slot, whose words may be digits or in the lexicon."""
        digits = re.match(r"\d+", self.slots[slot])
        return int(digits[0]) if digits else int(self.value(slot))

    def tagged_otherwise(self) -> bool:
        """Whether the expression is a part of speech that its rule excludes."""
        token = self.context.token
        return token is not None and token.tag_ in str(self.params.get("not_tagged", "")).split()

    def count(self, default: str = "one") -> float | None:
        """The number in the slot ``n``, with the half that follows the unit; None where it is left open."""
        counted = number(self.word("n", default), lexicon().slots["number"])
        return counted + 0.5 if counted is not None and self.has("half") else counted
