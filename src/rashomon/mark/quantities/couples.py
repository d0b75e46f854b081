"""People who came to harm and are told of one by one: "a man and a woman were killed" is a toll of two."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from rashomon.mark.once import text_of
from rashomon.mark.quantities.counted import is_harmed
from rashomon.mark.quantities.lexicon import Lexicon, lexicon
from rashomon.model import Quantity, Span

__all__ = ["couples"]

_JOIN = re.compile(r"\band\s+(?:an?|one)\s", re.IGNORECASE)
_REACH = 80  # characters on either side of "and a" in which the people stand
_MOST_BETWEEN = 3  # words between the article and the noun: "a 12-year-old local girl"


@cache
def _pattern() -> re.Pattern[str]:
    single = "|".join(sorted(word for word in lexicon().people if not word.endswith("s")))
    one = rf"(?:an?|one)\s+(?:(?!and\b|who\b|of\b)[\w-]+\s+){{0,{_MOST_BETWEEN}}}?(?:{single})\b"
    return re.compile(rf"\b{one}(?:,\s+{one})*,?\s+and\s+{one}", re.IGNORECASE)


def couples(doc: Doc, words: Lexicon) -> Iterator[Quantity]:
    """The people told of one by one whom something befell, as one number of persons."""
    text, last = text_of(doc), 0
    for join in _JOIN.finditer(text):
        found = _pattern().search(text, max(last, join.start() - _REACH), join.end() + _REACH)
        if found and _befell(doc, found, words):
            last = found.end()
            count = len(re.findall(r"\b(?:an?|one)\s", found.group(), re.IGNORECASE))
            yield Quantity(Span(*found.span()), float(count), "person", noun="people")


def _befell(doc: Doc, found: re.Match[str], words: Lexicon) -> bool:
    """Whether the verb beside them says that they came to harm."""
    text, (start, end) = found.string, found.span()
    if words.befell_behind.match(text, end) or words.befell_before.search(text, max(0, start - 80), start):
        return True
    people = doc.char_span(start, end, alignment_mode="expand")
    first = next((word for word in people or () if word.pos_ == "NOUN" and word.dep_ != "compound"), None)
    return first is not None and first.dep_ in {"nsubjpass", "dobj"} and is_harmed(first, words)
