"""Fractions of a whole as per cent: "two-thirds of voters", "nearly half the members"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from rashomon.mark.once import text_of
from rashomon.mark.quantities.counted import token_at
from rashomon.mark.quantities.lexicon import Lexicon
from rashomon.mark.quantities.measure import bound
from rashomon.mark.quantities.numerals import WORDS
from rashomon.model import Quantity, Span

_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_COUNTED = rf"(?P<count>an?|one|two|three|four|five|seven)(?P<join>[ -])(?P<part>{'|'.join(_PARTS)})s?"
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<half>half)|{_COUNTED})"
    r"(?P<of>\s+of\b|(?<=half)(?=\s+(?:the|its|their|his|her|our|all)\b))",
    re.IGNORECASE,
)
# Without "of": "one sixth the space", "fell by a third", "a third said"; "one-sixth" is always a share.
_BARE = re.compile(
    rf"(?<![\w-]){_COUNTED}"
    r"(?!\s+of\b)(?=(?P<the>\s+the\b)?)(?!\w|-)",
    re.IGNORECASE,
)
_ALONE = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "npadvmod", "attr"})
_STRETCHES = frozenset({"DATE", "TIME"})  # a quarter of an hour is a length of time


def fractions(doc: Doc, words: Lexicon) -> Iterator[Quantity]:
    """The shares in ``doc``, as per cent "about" where no bound is said.

    "The second half of the match" and "a quarter of an hour" are none.
    """
    text = text_of(doc)
    divided = ((f, f.start("of")) for f in _FRACTION.finditer(text) if _divides(doc, f, words))
    alone = ((f, f.end()) for f in _BARE.finditer(text) if _stands_alone(doc, f))
    for found, end in (*divided, *alone):
        said, start, end_of_bound = bound(text, found.start(), end, end, words)
        yield Quantity(Span(start, end_of_bound), _percent(found), "percent", said or "about")


def _divides(doc: Doc, found: re.Match[str], words: Lexicon) -> bool:
    """Whether the noun behind a fraction is a whole that has parts."""
    noun = _whole(doc, found.end() + 1)
    if noun is None or noun.lemma_.lower() in words.undivided or noun.ent_type_ in _STRETCHES:
        return False
    return not _is_one_of_several(doc, found)


def _stands_alone(doc: Doc, found: re.Match[str]) -> bool:
    """Whether a fraction without "of" is one: "by a third" is, "a third man" and "a quarter later" are not."""
    if found["part"].lower() == "half":
        return False
    if found["the"] or (found["join"] == "-" and found["count"].lower() not in {"a", "an"}):
        return True
    token = token_at(doc, found.end() - 1)
    if token is None or token.dep_ not in _ALONE or token.ent_type_ in _STRETCHES:
        return False
    behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return behind is None or behind.pos_ in {"VERB", "AUX", "PUNCT", "ADP", "PART", "SCONJ", "CCONJ"}


def _percent(found: re.Match[str]) -> float:
    told = found.groupdict()
    count = 1.0 if told.get("half") else WORDS.get(found["count"].lower(), 1.0)
    return float(f"{100 * count / _PARTS[(told.get('half') or found['part']).lower()]:.4g}")


def _whole(doc: Doc, end: int) -> Token | None:
    """The noun that the fraction is a part of, within the noun group behind it."""
    first = token_at(doc, end)
    for token in doc[first.i : first.i + 7] if first is not None else ():
        if token.lower_ == "those":  # half of those polled
            return token
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "poss", "nmod"}:
            return token
        if token.is_punct or token.is_sent_start or token.pos_ in {"VERB", "AUX"}:
            return None
    return None


def _is_one_of_several(doc: Doc, found: re.Match[str]) -> bool:
    """Whether the half is one of two: "the second half of", "each half of"."""
    token = token_at(doc, found.start())
    if token is None or token.i == 0 or not found["half"]:
        return False
    before = doc[token.i - 1]
    return (
        before.pos_ in {"ADJ", "PROPN"}
        or (before.pos_ == "DET" and before.lower_ != "a")
        or before.lower_ in {"first", "other"}
    )
