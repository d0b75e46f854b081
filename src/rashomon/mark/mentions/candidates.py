"""Names in the parse: what the entity recogniser finds, with edges mended, and the capitalised names it misses."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from rashomon.mark.mentions.lexicon import table, words
from rashomon.mark.people import is_people_noun
from rashomon.mark.places import country_of
from rashomon.model import Span

NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
_EDGE = frozenset("\"'“”‘’«»„.,;:!?()[]{}–—-")
_QUOTES = {'"': '"', "”": "“"}  # what closes -> what opens
_CLOSING = {'"': '"', "“": "”", "‘": "’", "'": "'", "``": "''"}  # by what opens
_PAIRED = frozenset("-–—/")
_TRADE_AND_NAME = 3  # tokens of "Shepherd Ann Lee"
_LONGEST = 12  # tokens; longer "names" are the recogniser lost in a headline


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at tokens ``[first, last)`` with the recogniser's label (empty where it saw none)."""

    first: int
    last: int
    label: str

    def span(self, doc: Doc) -> Span:
        """The characters of the name."""
        return Span(doc[self.first].idx, doc[self.last - 1].idx + len(doc[self.last - 1]))

    def words(self, doc: Doc) -> tuple[str, ...]:
        """The words of the name as they stand."""
        return tuple(token.text for token in doc[self.first : self.last])


def find_candidates(doc: Doc) -> list[Candidate]:
    """The names in text order, none overlapping another."""
    found = [c for entity in doc.ents if entity.label_ in NAMES for c in _mended(doc, entity)]
    taken = {i for candidate in found for i in range(candidate.first, candidate.last)}
    found += _capitalised(doc, taken)
    return sorted(_with_nicknames(doc, found), key=lambda candidate: candidate.first)


def _with_nicknames(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """The candidates with a given name, a nickname between marks and a surname as one person: Ann "the Axe" Lee."""
    whole = [Candidate(a, b, "PERSON") for a, b in _nicknamed(doc)]
    rest = [one for one in found if not any(one.first < other.last and other.first < one.last for other in whole)]
    return rest + [one for one in whole if not _inside_one(one, found)] + [c for c in found if _holds_one(c, whole)]


def _inside_one(one: Candidate, found: list[Candidate]) -> bool:
    return any(other.first <= one.first and one.last <= other.last for other in found)


def _holds_one(candidate: Candidate, whole: list[Candidate]) -> bool:
    return any(candidate.first <= one.first and one.last <= candidate.last for one in whole)


def _nicknamed(doc: Doc) -> Iterator[tuple[int, int]]:
    """Where a capitalised word, one to three words between marks and another capitalised word follow one another."""
    for index, token in enumerate(doc):
        if token.text not in _CLOSING or not 0 < index < len(doc) - 3 or not _is_part(doc[index - 1]):
            continue
        ends = (i for i in range(index + 2, min(index + 5, len(doc) - 1)) if doc[i].text == _CLOSING[token.text])
        closing = next(ends, 0)
        apart = doc[index - 1].whitespace_ and doc[closing].whitespace_
        within = [word.text for word in doc[index + 1 : closing]] if closing and apart else []
        plain = all(word.isalpha() for word in within) and any(word[0].isupper() for word in within)
        if within and plain and _is_part(doc[closing + 1]):
            yield index - 1, closing + 2


def _is_part(token: Token) -> bool:
    """Whether a word may be the given name or the surname of a person."""
    return token.tag_ == "NNP" and token.text.istitle() and token.text.isalpha() and not is_office(token)


def is_office(token: Token) -> bool:
    """Whether the word is an office in full or short ("Minister", "Sen.")."""
    return token.lower_ in words("titles.txt") or token.lower_ in table("abbreviated.tsv")


def _mended(doc: Doc, entity: Words) -> Iterator[Candidate]:
    """The entity cut where it joins two names, without articles, possessive endings and outer punctuation."""
    first = entity.start
    for index in range(entity.start, entity.end + 1):
        if index == entity.end or doc[index].is_space or _parts_names(doc, entity, index):
            yield from _trimmed(doc, first, index, entity.label_)
            first = index + 1


def _parts_names(doc: Doc, entity: Words, index: int) -> bool:
    """A comma between names ("Lund, State Department"), or a dash between two countries or two known names."""
    mark = doc[index].text
    if mark == ",":
        return entity.label_ in {"PERSON", "ORG"} and doc[index + 1].lower_ not in {"inc", "inc.", "ltd", "ltd.", "jr."}
    if mark not in _PAIRED or index + 1 >= entity.end:
        return False
    left, right = doc[entity.start : index].text, doc[index + 1 : entity.end].text
    if country_of(left) and country_of(right):
        return True
    return index - entity.start == 1 and entity.end - index == 2 and all(_stands_alone(doc, w) for w in (left, right))


def _stands_alone(doc: Doc, word: str) -> bool:
    return any(entity.text.split()[-1:] == [word] for entity in doc.ents if entity.label_ == "PERSON")


def _trimmed(doc: Doc, first: int, last: int, label: str) -> Iterator[Candidate]:
    while first < last and _is_loose(doc[first], front=True):
        first += 1
    while first < last and _is_loose(doc[last - 1], front=False):
        last -= 1
    if label == "PERSON":
        first = max((i + 1 for i in range(first, last - 1) if is_office(doc[i])), default=first)
    last = _without_field(doc, first, _balanced(doc, first, last))
    if doc[last - 1].lower_ == "group" and last + 1 < len(doc) and doc[last].text == "of" and _is_number(doc[last + 1]):
        last += 2
    if first < last <= first + _LONGEST and any(token.text[0].isupper() for token in doc[first:last]):
        alone = last == first + 1 and doc[first].is_sent_start and doc[first].pos_ != "PROPN"
        if _leads_in(doc, first, last, label):
            first, label = first + 1, "PERSON"
        if not (alone and label in {"WORK_OF_ART", "PRODUCT", ""}) and not _part_of_office(doc, first, last):
            yield Candidate(first, last, label)


def _leads_in(doc: Doc, first: int, last: int, label: str) -> bool:
    """Whether a sentence opens with what somebody is by trade and a name of two words: "Shepherd Ann Lee"."""
    token = doc[first]
    if label not in {"", "PERSON"} or last - first < _TRADE_AND_NAME or not token.is_sent_start:
        return False
    ends = words("place_ends.txt") | words("organisation_words.txt")
    return is_people_noun(token.lower_) and doc[last - 1].lower_ not in ends and doc[last - 1].text.istitle()


def _balanced(doc: Doc, first: int, last: int) -> int:
    """The end of a name with the quotation mark that closes one in it, and without a bracket that is not closed."""
    within = [token.text for token in doc[first:last]]
    if "(" in within[1:] and ")" not in within:
        return first + within.index("(", 1)
    closing = doc[last].text if last < len(doc) else ""
    opening = _QUOTES.get(closing, "")
    unclosed = within.count(opening) - (within.count(closing) if closing != opening else 0)
    return last + 1 if unclosed == 1 else last


def _without_field(doc: Doc, first: int, last: int) -> int:
    """The end of a name before the field of the office that follows it: "Velmark" in "Velmark Foreign Minister"."""
    office = last < len(doc) and is_office(doc[last]) and doc[last].text[0].isupper()
    return last - 1 if office and last - 1 > first and doc[last - 1].lower_ in words("office_fields.txt") else last


def _part_of_office(doc: Doc, first: int, last: int) -> bool:
    """A word that only says which office: "State" in "Secretary of State", "Commerce" in "Commerce Secretary"."""
    if last != first + 1 or country_of(doc[first].text):
        return False
    if first > 1 and doc[first - 1].lower_ == "of" and is_office(doc[first - 2]):
        return True
    return last < len(doc) and doc[first].is_title and doc[last].is_title and is_office(doc[last])


def _is_number(token: Token) -> bool:
    return token.like_num or token.lower_ in {"seven", "eight", "twenty"}


def _is_loose(token: Token, *, front: bool) -> bool:
    if token.is_space or token.text in _EDGE or token.text in ("'s", "’s"):
        return True
    if front and token.is_sent_start and token.tag_ in {"VBD", "VBZ"}:  # "Said Ann Lee, ..."
        return True
    if front:
        return token.lower_ in ("the", "a", "an") or token.lower_ in words("honorifics.txt")
    return token.text.islower() and token.pos_ not in {"NOUN", "PROPN"}


def _capitalised(doc: Doc, taken: set[int]) -> Iterator[Candidate]:
    """Runs of proper nouns that the recogniser passed over, those inside an office ("Foreign Minister") left out."""
    first = None
    for index in range(len(doc) + 1):
        fits = index < len(doc) and index not in taken and _is_name_word(doc[index])
        if fits and first is None:
            first = index
        elif not fits and first is not None:
            office = index < len(doc) and is_office(doc[index])
            if not office and index - first <= 5:
                yield from _trimmed(doc, first, index, "")
            first = None


def _is_name_word(token: Token) -> bool:
    if token.pos_ != "PROPN" or not token.text[0].isupper() or token.ent_type_ not in ("", *NAMES):
        return False
    return not is_office(token) and len(token) > 1
