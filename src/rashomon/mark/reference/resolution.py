"""Whom a noun phrase means: names through the article's mentions, pronouns and roles through the names before them."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.mark.parse import Parsed
from rashomon.mark.reference.gender import Gender, genders, pronoun_gender
from rashomon.mark.reference.lexicon import lexicon
from rashomon.mark.reference.subjects import Number, description, introduced, is_indefinite, pronoun_number, taken_up
from rashomon.model import Mention, MentionKind, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REACH = 40  # mentions looked back over; reference seldom reaches further
_NEAR = 120  # tokens over which a role finds a person whose office the article does not state

_MAIN_SUBJECT = 25.0  # about the length of a sentence
_EMBEDDED_SUBJECT = 10.0


@dataclass(frozen=True, slots=True)
class Referent:
    """What a noun phrase means: the fullest name of the article and the spans that lead from the phrase to it.

    ``chain`` runs from the phrase itself to a mention that spells the name; ``kind`` and ``country`` are the mention's.
    ``named`` is false where a pronoun stands for somebody without a name: ``name`` is then the description ("a senior
    official") and the chain ends there.
    """

    name: str
    chain: tuple[Span, ...]
    kind: MentionKind
    country: str | None = None
    role: str | None = None
    named: bool = True


class Resolution:
    """The referents of one article, asked by span; made by ``resolve``, never changed."""

    def __init__(self, doc: Doc, mentions: tuple[Mention, ...]) -> None:
        self._doc = doc
        self._mentions = tuple(sorted(mentions, key=lambda m: m.span))
        self._starts = [mention.span.start for mention in self._mentions]
        self._token_starts = [token.idx for token in doc]
        self._fullest = _fullest(self._mentions)
        self._offices = self._find_offices()
        self._genders = genders(self._mentions, self._offices)

    def of(self, span: Span) -> Referent | None:
        """The referent of the noun phrase at ``span`` (offsets into the text), None where nobody named is meant."""
        head = self._head(span)
        if head is None:
            return None
        number = pronoun_number(head.lower_)
        if number is not None:
            return self._thing(head, number, span)
        mention = self._named(head, span) or self._antecedent(head)
        unnamed = self._unnamed(head, mention)
        if unnamed is not None:
            return self._described_only(span, unnamed, "person")
        return None if mention is None else self._referent(span, mention)

    def _thing(self, pronoun: Token, number: Number, span: Span) -> Referent | None:
        """Who is meant by "it" or "they": an organisation or a state by its name, people by their description."""
        subject = taken_up(pronoun, number, self._at)
        if subject is None:
            return None
        mention = self._at(subject)
        if mention is not None:
            return self._referent(span, mention)
        return self._described_only(span, description(self._doc, subject), "group") if number == "they" else None

    def _described_only(self, span: Span, words: Span, kind: MentionKind) -> Referent:
        return Referent(" ".join(words.of(self._doc.text).split()), (span, words), kind, named=False)

    def _unnamed(self, head: Token, mention: Mention | None) -> Span | None:
        """The unnamed person behind he, she or "the official": "a senior official" after the last fitting name."""
        nearest = self._head(mention.span) if mention is not None else None
        after = 0 if nearest is None else nearest.i + 1
        if pronoun_gender(head.lower_) is not None:
            return self._unnamed_person(head, after)
        if head.pos_ != "NOUN" or head.lemma_.lower() not in lexicon().role_nouns or not self._is_definite(head):
            return None
        named_so = mention is not None and head.lemma_.lower() in self._offices.get(mention.name, ())
        if mention is not None and self._at(head) is mention:
            return None
        found = introduced(head, after if named_so else 0)
        return None if found is None else description(self._doc, found)

    def _unnamed_person(self, pronoun: Token, after: int) -> Span | None:
        for token in reversed(self._doc[max(pronoun.i - _NEAR, after) : pronoun.i]):
            if token.dep_ in _SUBJECTS and token.tag_ == "NN" and token.lemma_.lower() in lexicon().role_nouns:
                return description(self._doc, token) if is_indefinite(token) else None
        return None

    def _is_definite(self, noun: Token) -> bool:
        return any(child.lower_ in {"the", "that", "this"} for child in noun.children)

    def _referent(self, span: Span, mention: Mention) -> Referent:
        chain = [span]
        for step in (mention.span, self._fullest.get(mention.name, mention.span)):
            if not any(step.overlaps(known) for known in chain):
                chain.append(step)
        return Referent(mention.name, tuple(chain), mention.kind, mention.country, mention.role)

    def _named(self, head: Token, span: Span) -> Mention | None:
        """The mention that names the head itself or stands beside it as its apposition ("the minister, Ana Lee")."""
        here = self._at(head)
        if here is not None:
            return here
        parts = {"appos", "compound", "nmod"} if head.pos_ == "PROPN" else {"appos"}  # a Lund aide is not Lund
        beside = [child for child in head.children if child.dep_ in parts]
        named = (self._at(child) for child in beside if child.dep_ == "appos" or child.idx >= span.start)
        return next((m for m in named if m is not None and m.kind == "person"), None)

    def _at(self, token: Token) -> Mention | None:
        index = bisect_left(self._starts, token.idx + 1) - 1
        if index < 0 or token.idx >= self._mentions[index].span.end:
            return None
        return self._mentions[index]

    def _head(self, span: Span) -> Token | None:
        """The token of the phrase whose own head lies outside it."""
        first, last = bisect_left(self._token_starts, span.start), bisect_left(self._token_starts, span.end)
        tokens = [self._doc[i] for i in range(first, last) if not self._doc[i].is_space]
        heads = (t for t in tokens if not first <= t.head.i < last or t.head.i == t.i)
        return next((t for t in heads if not t.is_punct), None)

    def _antecedent(self, head: Token) -> Mention | None:
        """The mention that a pronoun, a relative pronoun, a role or a short description stands for."""
        if head.tag_ in {"WP", "WDT"}:
            noun = head.head.head
            clause = head.head.dep_ == "relcl" and noun.i < head.i
            return self._at(noun) or self._antecedent(noun) if clause else None
        gender = pronoun_gender(head.lower_)
        if gender is not None:
            return self._nearest(head, lambda m: m.kind == "person" and self._may_be(m, gender))
        if head.pos_ == "NOUN" and self._is_definite(head):
            return self._described(head)
        return None

    def _find_offices(self) -> dict[str, frozenset[str]]:
        """For each person's name the nouns by which the article describes him or her, as roles or as appositions."""
        nouns: dict[str, set[str]] = {}
        for mention in self._mentions:
            if mention.kind != "person":
                continue
            known = nouns.setdefault(mention.name, set())
            known.update(_words(mention.role or ""))
            head = self._head(mention.span)
            if head is None:
                continue
            beside = [child for child in head.children if child.dep_ in {"appos", "compound"}]
            if head.dep_ == "appos":
                beside.append(head.head)
            known.update(token.lemma_.lower() for token in beside if token.pos_ in {"NOUN", "PROPN"})
        return {name: frozenset(words) for name, words in nouns.items()}

    def _may_be(self, mention: Mention, gender: Gender) -> bool:
        return self._genders.get(mention.name, gender) == gender

    def _described(self, head: Token) -> Mention | None:
        """Whom "the minister", "the ministry" means: whoever holds that office or bears that word in the name."""
        lemma = head.lemma_.lower()
        if head.tag_ != "NNS":
            held = self._nearest(head, lambda m: m.kind == "person" and lemma in self._offices.get(m.name, ()))
            if held is not None:
                return held
        if lemma in lexicon().role_nouns and head.tag_ != "NNS":
            return self._nearest(head, lambda m: m.kind == "person", within=_NEAR)
        return self._nearest(head, lambda m: m.kind == "organisation" and lemma in _words(m.name))

    def _nearest(self, token: Token, fits: Callable[[Mention], bool], *, within: int | None = None) -> Mention | None:
        """The nearest fitting mention before the token; a subject counts as nearer by the length of a sentence."""
        best: tuple[float, Mention] | None = None
        for mention in self._before(token):
            if not fits(mention):
                continue
            head = self._head(mention.span)
            distance = float(token.i - head.i) if head is not None else float(_NEAR)
            if within is not None and distance > within:
                break
            place = None if head is None else _without_appositions(head)
            if place is not None and place.dep_ in _SUBJECTS:
                distance -= _prominence(place, token)
            if best is None or distance < best[0]:
                best = (distance, mention)
        return None if best is None else best[1]

    def _before(self, token: Token) -> Iterator[Mention]:
        last = bisect_left(self._starts, token.idx)
        return reversed(self._mentions[max(0, last - _REACH) : last])


def resolve(parsed: Parsed, mentions: tuple[Mention, ...]) -> Resolution:
    """The referents of an article: ``resolve(parsed, mentions).of(span)`` says whom the words at ``span`` mean."""
    return Resolution(parsed.doc, mentions)


def _without_appositions(head: Token) -> Token:
    """The noun that a name stands beside: "wife" in "his wife, Ana"; the name itself where it stands alone."""
    while head.dep_ == "appos" and head.head is not head:
        head = head.head
    return head


def _prominence(subject: Token, pronoun: Token) -> float:
    """By how many tokens a subject counts as nearer: across sentences what a sentence is about is its main subject."""
    main = subject.head.dep_ == "ROOT" or subject.sent == pronoun.sent
    return _MAIN_SUBJECT if main else _EMBEDDED_SUBJECT


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower().strip(".,’'") for word in name.split())


def _fullest(mentions: tuple[Mention, ...]) -> dict[str, Span]:
    """For each name the first mention that is as long as the name, else the longest."""
    spans: dict[str, Span] = {}
    for mention in mentions:
        known = spans.get(mention.name)
        if known is None or (len(known) < len(mention.name) and len(mention.span) > len(known)):
            spans[mention.name] = mention.span
    return spans
