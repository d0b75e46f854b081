"""What a time expression is read against: the publication date, the dates named before, and the tense around it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from spacy.tokens import Doc, Token

from rashomon.mark.times.dates import parse_day


@dataclass(frozen=True)
class Context:
    """The surroundings of one expression; ``anchor`` is the value of the date named last before it."""

    doc: Doc
    start: int
    end: int
    published: date | None
    anchor: str | None

    @property
    def anchor_day(self) -> date | None:
        """The day named last, else the day of publication."""
        return parse_day(self.anchor) or self.published

    @cached_property
    def token(self) -> Token | None:
        """The first token of the expression."""
        span = self.doc.char_span(self.start, self.end, alignment_mode="expand")
        return span.root if span is not None and len(span) else None

    @cached_property
    def tense(self) -> str:
        """``past``, ``future`` or ``present``: the tense of the verb that governs the expression."""
        verb = self.token
        for _ in range(12):
            if verb is None or verb.pos_ in {"VERB", "AUX"} or verb.head.i == verb.i:
                break
            verb = verb.head
        return _tense(verb) if verb is not None else "present"


def _tense(verb: Token) -> str:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.tag_ == "MD" and child.lower_ in {"will", "'ll", "’ll", "shall", "wo"} for child in helpers):
        return "future"
    if any(child.tag_ == "MD" for child in helpers):
        return "future" if not any(child.lower_ in {"have", "'ve"} for child in helpers) else "past"
    if any(child.tag_ == "TO" for child in helpers):
        return "future"
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" or child.lower_ in {"has", "have"} for child in helpers):
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    return "present"
