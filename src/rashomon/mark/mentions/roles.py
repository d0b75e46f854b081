"""The office or description beside a name: before it ("Foreign Minister X") or after it ("X, the mayor of Y")."""

from spacy.tokens import Doc, Token

from rashomon.mark.mentions.candidates import Candidate
from rashomon.mark.mentions.lexicon import table, words
from rashomon.model import Span

_PARTS = frozenset({"NOUN", "PROPN", "ADJ"})
_LINKS = frozenset({"of", "for", "and", "'s", "’s", "-", "&"})
_ENDS = frozenset({",", ".", ";", ":", "(", "“", '"', "–", "—"})
_FARTHEST = 12  # tokens before or behind a name in which its office is looked for


def is_title(token: Token) -> bool:
    """Whether the word is the head of an office or description ("minister", "Sen.", "analysts")."""
    low = token.lower_
    singular = low.removesuffix("s")
    return low in words("titles.txt") or singular in words("titles.txt") or low in table("abbreviated.tsv")


def role_before(doc: Doc, name: Candidate) -> Span | None:
    """The office that stands right before the name, with a country's name or possessive that belongs to it."""
    first = name.first
    for index in range(name.first - 1, max(-1, name.first - _FARTHEST), -1):
        token = doc[index]
        if token.ent_type_ == "PERSON" and not is_title(token):
            break
        if token.pos_ not in _PARTS and token.lower_ not in _LINKS:
            break
        if token.text == "-" and doc[index - 1].whitespace_:  # the dash behind a dateline, not the one in a word
            break
        first = index
    first = _without_stray_start(doc, first, name.first)
    if first == name.first or not _ends_as_office(doc, first, name.first):
        return None
    return Span(doc[first].idx, doc[name.first - 1].idx + len(doc[name.first - 1]))


def _without_stray_start(doc: Doc, first: int, last: int) -> int:
    """Cut what stands before a link but holds no office: "preparation for President X" begins at "President"."""
    start = first
    while True:
        part = next((i for i in range(start, last) if doc[i].lower_ in {"of", "for", "and"}), last)
        if part == last or any(is_title(doc[i]) for i in range(start, part)):
            break
        start = part + 1
    served = max((i + 1 for i in range(start, last) if doc[i].lower_ in {"of", "for"}), default=start)
    if served < last and is_title(doc[last - 1]) and doc[served].text[0].isupper():
        start = served  # "a spokeswoman for Speaker X": X is the Speaker
    while start < last and doc[start].lower_ in _LINKS:
        start += 1
    return start


def _ends_as_office(doc: Doc, first: int, last: int) -> bool:
    """The last word is an office ("Foreign Minister X"), or names what an office is of ("Secretary of State X")."""
    if is_title(doc[last - 1]):
        return True
    of = next((i for i in range(last - 1, first, -1) if doc[i].lower_ in {"of", "for"}), first)
    return of > first and is_title(doc[of - 1]) and of < last - 1 and doc[last - 1].pos_ == "PROPN"


def role_after(doc: Doc, name: Candidate) -> Span | None:
    """The office in apposition behind the name, up to the next comma or the end of its phrase."""
    after = name.last
    if after + 1 >= len(doc) or doc[after].text != ",":
        return None
    last, seen = after + 1, False
    for token in doc[after + 1 : after + 2 + _FARTHEST]:
        if token.is_space or token.text in _ENDS or token.pos_ in {"VERB", "AUX", "PRON"}:
            break
        if token.ent_type_ == "PERSON" and not is_title(token):
            return None
        if not seen and (token.pos_ in {"ADP", "SCONJ"} or token.tag_ in {"WP$", "WP", "WDT"}):
            return None  # "a day after the minister", "whose husband" is no office
        seen = seen or is_title(token)
        if token.pos_ not in {"DET", "ADP"}:
            last = token.i + 1
    return Span(doc[after + 1].idx, doc[last - 1].idx + len(doc[last - 1])) if seen else None
