"""Which candidates are no names, or are names of another kind than the recogniser says, by the words around them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from rashomon.mark.dateline import dateline_end
from rashomon.mark.mentions.candidates import Candidate, is_office
from rashomon.mark.mentions.lexicon import words
from rashomon.mark.mentions.linking import Name, fold
from rashomon.mark.once import text_of
from rashomon.mark.parse import pipeline
from rashomon.mark.people import is_people_noun
from rashomon.mark.places import country_of
from rashomon.model import Span

__all__ = ["datelined", "named_again", "sifted"]

_AGENCY = r"(?:[Aa]ssociated Press|AP|AFP|Getty(?: Images)?|Reuters|EPA|Bloomberg|PA|TASS)"
_CREDIT = re.compile(
    r"(?:^|(?<=[\s(\[]))(?:(?:Photo(?:graph)?s?|Pictures?|Images?|Illustration)(?: credit)?(?::| by )|Credit:|©)"
    r"[^\n]{2,80}"
    rf"|\([^()\n]{{2,60}}/ ?{_AGENCY}[^()\n]{{0,30}}\)"
    rf"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,2}} ?/ ?{_AGENCY}\b"
)
_NAME = r"(?: the (?:nick)?name)?"
_NICKNAMED = re.compile(
    rf"\b(?:nicknamed|a\.?k\.?a\.?|alias|known (?:only |simply |locally |better |to \w+ )?(?:as|by){_NAME}"
    rf"|(?:goes|went|going) by{_NAME}(?: of)?|by the (?:nick)?name(?: of)?|call(?:s|ed)? (?:himself|herself))"
    r",? [\"“‘']\Z",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:he|she|his|her|who|(?:wo)?man|boy|girl|suspect|gunman|leader|boss)\b", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.){3,5}")  # "F.B.I."
_DOES = re.compile(r"VB[DZN]\b|MD|POS|,|PRP\b|RB VB|CC (?:DT )?NNP\b")  # tags behind a surname that is a common word
_TWO = 2  # words of the name of somebody in a list
_LONGEST_NAME = 3  # words of a person's name
_SHOUTED_SHARE = 0.7  # of the words of a line that is a heading in title case
_FEWEST_WORDS = 3
_LONGEST_IN_HEADING = 3  # words; a longer "organisation" in a heading is mostly the heading


def sifted(doc: Doc, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are names, cut and labelled anew where the words around them say what they are."""
    text = text_of(doc)
    credits_of_pictures = [Span(*found.span()) for found in _CREDIT.finditer(text)]
    headings = tuple(_headings(doc))
    plain = [c for c in candidates if not any(h.contains(c.span(doc)) for h in headings)]
    known = Counter(fold(c.words(doc)) for c in plain)
    parts = {part for key in known if len(key) > 1 for part in key}
    inside = frozenset(token.text for token in doc if not token.is_sent_start)
    kept: list[Candidate] = []
    for candidate in candidates:
        span = candidate.span(doc)
        if any(credit.overlaps(span) for credit in credits_of_pictures):
            continue
        if any(heading.contains(span) for heading in headings):
            kept += _of_heading(doc, candidate, known)
        elif not _is_no_name(doc, candidate, parts, inside):
            kept.append(_labelled(doc, text, candidate))
    return kept


def datelined(doc: Doc) -> Iterator[Candidate]:
    """The places of the datelines: "OSLO" and "Norway" in "OSLO, Norway (AP) -"."""
    text = text_of(doc)
    for sentence in doc.sents:
        words = text[sentence.start_char : sentence.end_char]
        start = sentence.start_char + len(words) - len(words.lstrip())
        end = dateline_end(text, start)
        if end == start or text[start] == "(":
            continue
        stop = min((text.index(sign, start, end) for sign in "(—–-" if sign in text[start:end]), default=end)
        for part in re.finditer(r"[A-Z][\w.'’]+(?: [A-Z][\w.'’]+)*", text[start:stop]):
            words_of = doc.char_span(start + part.start(), start + part.end(), alignment_mode="expand")
            if words_of is not None and not any(token.ent_type_ in {"DATE", "TIME"} for token in words_of):
                yield Candidate(words_of.start, words_of.end, "GPE")


def named_again(doc: Doc, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The surnames of people named in full that were passed over: "Summers added", where a season is known by it.

    A common word that opens a sentence is one only before what a person is or does.
    """
    taken = {index for candidate in found for index in range(candidate.first, candidate.last)}
    people = (c.words(doc) for c in found if c.label == "PERSON" and 1 < c.last - c.first <= _LONGEST_NAME)
    surnames = {name[-1] for name in people if name[-1].istitle() and name[-1].isalpha()}
    for token in doc:
        if token.text not in surnames or token.i in taken or is_office(token) or _is_in_a_name(doc, token.i):
            continue
        behind = " ".join(word.tag_ for word in doc[token.i + 1 : token.i + 3])
        if not is_common(token.lower_, any_word=True) or _DOES.match(behind):
            yield Candidate(token.i, token.i + 1, "PERSON")


def _is_in_a_name(doc: Doc, index: int) -> bool:
    """Whether the word beside is capitalised too: "Summers Street"; a sentence may begin before it."""
    behind = index + 1 < len(doc) and doc[index + 1].text[:1].isupper()
    return behind or (index > 0 and doc[index - 1].text[:1].isupper() and not doc[index].is_sent_start)


def _headings(doc: Doc) -> Iterator[Span]:
    """The lines that are headings in title case: most words capitalised, and no end mark."""
    for line in re.finditer(r"[^\n]+", text_of(doc)):
        spoken = re.findall(r"[A-Za-z][\w'’-]*", line.group())
        long = [word for word in spoken if len(word) > 3] or spoken
        shouted = sum(word[0].isupper() for word in long) >= _SHOUTED_SHARE * len(long)
        if len(spoken) >= _FEWEST_WORDS and shouted and line.group().rstrip()[-1].isalnum():
            yield Span(*line.span())


def _of_heading(doc: Doc, candidate: Candidate, known: Counter[Name]) -> Iterator[Candidate]:
    """A candidate of a heading without the common words around it: "Ada Lund" of "Ada Lund Resigns"."""
    key = fold(candidate.words(doc))
    long = len(key) > _LONGEST_IN_HEADING
    fits = candidate.label in {"PERSON", ""} or (long and candidate.label in {"ORG", "WORK_OF_ART"})
    if key in known or not fits or len(key) != candidate.last - candidate.first:
        yield candidate
        return
    inside = doc[candidate.first : candidate.last]
    proper = [
        word.pos_ != "ADP" and not word.is_stop and not is_common(part, any_word=True)
        for word, part in zip(inside, key, strict=True)
    ]
    for length in range(len(key), 0, -1):
        for start in range(len(key) - length + 1):
            end = start + length
            if all(proper[start:end]) or (length > 1 and key[start:end] in known):
                yield replace(candidate, first=candidate.first + start, last=candidate.first + end)
                return


def _is_no_name(doc: Doc, candidate: Candidate, parts: set[str], inside: frozenset[str]) -> bool:
    """Whether a single word is no name: "No", or a common noun that only begins its sentence ("Turnout was low")."""
    if candidate.last - candidate.first > 1:
        return False
    token = doc[candidate.first]
    low = token.lower_
    if low in words("no_names.txt") or is_office_alone(doc, candidate):
        return True
    if low in parts or country_of(low) or not token.is_sent_start or not is_common(low):
        return False
    if token.tag_ != "NNS" and candidate.label not in {"PERSON", ""}:
        return False
    if token.tag_ == "NNP" and candidate.label and token.dep_ not in {"nsubjpass", "compound"}:
        return False  # "Nixon fell", although the lexicon knows a noun of the kind
    behind = {word.lower_ for word in doc[token.i + 1 : token.i + 3]}
    addressed = behind & {"said", "says", "told", "added", "reports", "reported"}
    return token.text not in inside and not addressed


def is_office_alone(doc: Doc, candidate: Candidate) -> bool:
    """Whether the word is but the rank of the name behind it: "Sgt" in "Sgt. Pete Wills"."""
    token = doc[candidate.first]
    behind = next((other for other in doc[token.i + 1 : token.i + 3] if other.text != "."), None)
    return is_office(token) and behind is not None and behind.text[0].isupper() and behind.pos_ == "PROPN"


@cache
def _lemmas(kind: str) -> frozenset[str]:
    """The common words of a kind (noun, verb, adj, adv) that the parser's lemmatizer knows."""
    lookups = pipeline().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # the stub knows no components
    known: frozenset[str] = lookups.get_table("lemma_index")[kind]
    return known


def is_common(word: str, *, any_word: bool = False) -> bool:
    """Whether a word in small letters is a common noun, in the singular or the plural, or ``any_word`` but a name."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word), word.removesuffix("ed"))
    kinds = ("noun", "verb", "adj", "adv") if any_word else ("noun",)
    return any(form in _lemmas(kind) for form in forms for kind in kinds)


def _labelled(doc: Doc, text: str, candidate: Candidate) -> Candidate:
    """The candidate as a person where a nickname, a rank or an occupation says so; else as it is."""
    span = candidate.span(doc)
    sentence = doc[candidate.first].sent
    if _NICKNAMED.search(text, max(0, span.start - 60), span.start) and _PERSONAL.search(
        text, sentence.start_char, span.start
    ):
        return replace(candidate, label="PERSON")
    last = doc[candidate.last - 1].lower_
    if candidate.label == "GPE" and _INITIALS.fullmatch(span.of(text)) and not country_of(span.of(text)):
        return replace(candidate, label="ORG")
    if candidate.label == "PERSON" or last in words("place_ends.txt") | words("organisation_words.txt"):
        return candidate
    if _is_told_as_person(doc, candidate) or _is_among_persons(doc, candidate):
        return replace(candidate, label="PERSON")
    inside = candidate.last - candidate.first
    regal = doc[candidate.first].text.istitle() and doc[candidate.first].lower_ in words("regal.txt")
    if regal and (inside == 2 or (inside > 3 and doc[candidate.first + 2].lower_ == "of")):
        return Candidate(candidate.first + 1, candidate.first + 2, "PERSON")
    before = doc[candidate.first - 1] if candidate.first else None
    employed = before is not None and before.text in words("occupations.txt") and candidate.label != "ORG"
    return replace(candidate, label="PERSON") if employed and inside in {2, 3} else candidate


def _is_among_persons(doc: Doc, candidate: Candidate) -> bool:
    """Whether a name of two words stands in a list of people: "Ann Lee, Pia Holt and Tove Lund"."""
    head = doc[candidate.last - 1]
    if candidate.last - candidate.first != _TWO or not all(
        t.text.istitle() for t in doc[candidate.first : candidate.last]
    ):
        return False
    listed = [child for child in head.children if child.dep_ == "conj"]
    while head.dep_ == "conj":
        head = head.head
        listed.append(head)
    labels = [token.ent_type_ for token in listed]
    return len(labels) > 1 and set(labels) == {"PERSON"}


def _is_told_as_person(doc: Doc, candidate: Candidate) -> bool:
    """Whether a noun for one person stands beside the name: "the prosecutor, Ida Vail", "Ida Vail, a baker"."""
    head = doc[candidate.last - 1]
    named = all(token.text.istitle() and token.text.isalpha() for token in doc[candidate.first : candidate.last])
    if not named or not 1 < candidate.last - candidate.first <= _LONGEST_NAME or candidate.label == "NORP":
        return False
    beside = [child for child in head.children if child.dep_ == "appos"]
    beside += [head.head] if head.dep_ == "appos" else []
    return any(word.tag_ == "NN" and is_people_noun(word.lemma_.lower()) for word in beside)
