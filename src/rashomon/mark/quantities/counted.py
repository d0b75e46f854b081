"""What a bare number counts, and whether it is a number of anything at all."""

import re

from spacy.tokens import Doc, Token

from rashomon.mark.quantities.lexicon import Lexicon
from rashomon.mark.quantities.numerals import Numeral
from rashomon.model import Quantity

FATES = frozenset({"dead", "wounded", "injured", "missing"})
_PARSED_REACH = 8  # words between them where the parse joins the two
_REACH = 5  # words between a number and the noun that it counts
_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "VERB", "DET", "NUM", "PUNCT", "PART", "CCONJ"})
_ELSEWHERE = re.compile(
    r"\s+(?:(?:in|at|near|on|from|outside)\s+(?:the\b|[A-Z])|(?:elsewhere|globally|worldwide|nationwide|abroad)\b)"
)
_AND = re.compile(
    r"(?:\s+(?:was|were|(?:has|have|had)\s+been)\s+\w+)?\s+(?:in|at|near|on|from|outside)\s+(?:the\s+)?[\w'’-]+(?:\s[\w'’-]+)?"
    r",?(?:\s+and)?(?:\s+(?:at least|about|another))?\s+"
)
_UP_FROM = re.compile(
    r",?\s+(?:(?:up|down|rising|falling|compared)\s+)?(?:from|with)\s+(?:an?\s+(?:earlier|initial|previous)\s+)?"
)
_INCLUDING = re.compile(r",?\s+including\s+(?:(?:at least|about|some|another)\s+)?")
_AMONG = re.compile(r"\s+(?:in|at|near|on|from|outside|among|aged|who)\b")
_PLACES = frozenset({"GPE", "LOC", "DATE", "TIME", "CARDINAL", "NORP"})


def noun_after(doc: Doc, numeral: Numeral) -> Token | None:
    """The noun that the number counts: the one it modifies in the parse, else the end of the noun group behind it."""
    last = token_at(doc, numeral.end - 1)
    if last is None:
        return None
    hyphened = _hyphened(doc, last)
    if hyphened is not None:
        return hyphened
    token: Token = last
    while (
        token.dep_ in {"nummod", "quantmod", "compound", "amod", "advmod"}
        and token.i < token.head.i <= last.i + _PARSED_REACH
    ):
        token = token.head
        if (token.pos_ == "NOUN" or token.tag_ == "NNPS") and token.dep_ not in {"compound", "nummod"}:
            return token
    return _of(doc, last) or _next_noun(doc, last)


def _hyphened(doc: Doc, last: Token) -> Token | None:
    """The member in "nine-member board"."""
    if (
        last.i + 2 >= len(doc)
        or doc[last.i + 1].text not in {"-", "‑"}
        or doc[last.i + 1].whitespace_
        or last.whitespace_
    ):
        return None
    word = doc[last.i + 2]
    return word if word.is_alpha and word.tag_ in {"NN", "NNS"} and word.lower_ != "plus" else None


def _of(doc: Doc, last: Token) -> Token | None:
    """The noun in "12 of the hostages"."""
    behind = doc[last.i + 1 : last.i + 6]
    if not behind or behind[0].lower_ != "of":
        return None
    noun = next(
        (t for t in behind[1:] if t.pos_ == "NOUN" or t.lower_ in FATES or t.tag_ in {"NNPS", "PRP", "WP", "IN"}), None
    )
    if noun is None or noun.tag_ in {"PRP", "WP", "IN"}:  # "14 of them in the east"
        return None
    return noun.head if noun.dep_ == "poss" and noun.head.i - noun.i < _REACH else noun


def _next_noun(doc: Doc, last: Token) -> Token | None:
    found = None
    for token in doc[last.i + 1 : last.i + 1 + _REACH]:
        if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.tag_ == "NNPS"):
            found = token
        elif found is not None or token.pos_ not in {"ADJ", "PROPN"} or token.is_sent_start:
            break
    return found


def is_name(doc: Doc, numeral: Numeral, words: Lexicon, noun: Token | None) -> bool:
    """Whether the number belongs to the name before it: Boeing 737, Article 5, Flight 370."""
    first = token_at(doc, numeral.start)
    if first is None or first.i == 0:
        return False
    before = doc[first.i - 1]
    if before.whitespace_ == "" and before.lower_ != "#":
        return False
    capital = before.text[:1].isupper()
    if before.lower_ in words.numbered and (capital or noun is None or noun.i != first.i + 1):
        return True
    if not capital or not numeral.digits or before.is_sent_start or before.pos_ != "PROPN":
        return False
    return not (before.ent_type_ in _PLACES and noun is not None and noun.tag_ in {"NNS", "NNPS"})


def counts_alone(doc: Doc, numeral: Numeral, words: Lexicon) -> str | None:
    """``person`` or ``count`` for a number that stands for what it counts ("killing at least 20"), else None."""
    token = token_at(doc, numeral.end - 1)
    if token is None or not (token.pos_ in {"NUM", "NOUN"} or token.is_sent_start):
        return None
    recorded = token.dep_ == "nummod" and token.head.i == token.i - 1 and token.head.lower_ == "record"
    whole = token.head if recorded else token  # "a record 5,000 came"
    above = whole.head
    if whole.dep_ in {"nsubj", "nsubjpass", "dobj"} and (above.pos_ in {"VERB", "AUX"} or above.dep_ == "ROOT"):
        return "person" if is_harmed(whole, words) else "count"
    return None


def is_harmed(token: Token, words: Lexicon) -> bool:
    """Whether those whom the word stands for came to harm: "34 others were wounded", "34 others wounded"."""
    near = (token.head, *token.head.children, *token.children)
    return any(word.lemma_.lower() in words.harms for word in near)


def goes_on(text: str, before: Quantity, numeral: Numeral) -> bool:
    """Whether the number counts, of what ``before`` counts, those elsewhere or a part.

    "12 houses in Alden and 30 in Borrow", "12 houses, including 5 in Alden"; or what it was before: "19, up from 12".
    """
    if before.unit not in {"person", "count"}:
        return False
    gap = text[before.span.end : numeral.start]
    if _UP_FROM.fullmatch(gap):
        return True
    if _INCLUDING.fullmatch(gap):
        return _AMONG.match(text, numeral.end) is not None
    return bool(_ELSEWHERE.match(text, numeral.end) and _AND.fullmatch(gap))


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that holds the character at ``offset``."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
