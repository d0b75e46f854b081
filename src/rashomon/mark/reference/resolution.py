"""Whom a noun phrase means: names through the article's mentions, pronouns and roles through the names before them."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc, Token

from rashomon.mark.once import text_of
from rashomon.mark.parse import Parsed
from rashomon.mark.quotation_marks import segments_of
from rashomon.mark.reference.descriptions import is_definite, is_member
from rashomon.mark.reference.documents import author
from rashomon.mark.reference.gender import pronoun_gender
from rashomon.mark.reference.lexicon import lexicon
from rashomon.mark.reference.persons import Person, nouns_beside, persons
from rashomon.mark.reference.salience import Antecedent, follow
from rashomon.mark.reference.subjects import Number, description, joined, pronoun_number, taken_up
from rashomon.model import Mention, MentionKind, Span

_NAMING = frozenset({"name", "himself", "herself", "themselves"})  # "identified herself as Ilse"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NEAR = 700  # characters over which "the company" takes up the last organisation that did something
_REACH = 40  # mentions looked back over for "the ministry"; reference seldom reaches further


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
        self._text = text_of(doc)
        self._mentions = tuple(sorted(mentions, key=lambda m: m.span))
        self._starts = [mention.span.start for mention in self._mentions]
        self._token_starts: list[int] = doc.to_array(["IDX"]).tolist()
        self._fullest = _fullest(self._mentions)

    def of(self, span: Span) -> Referent | None:
        """The referent of the noun phrase at ``span`` (offsets into the text), None where nobody named is meant."""
        head = self._head(span)
        if head is None:
            return None
        number = pronoun_number(head.lower_)
        if number is not None:
            return self._thing(head, number, span)
        mention = self._named(head, span)
        if mention is not None and not (mention.kind != "person" and is_member(head) and head.i in self._antecedents):
            return self._referent(span, mention)
        written = self._written(span, head)
        if written is not None:
            return written
        antecedent = self._antecedent(head)
        if antecedent is not None and antecedent.noun is not None:
            return self._described_only(span, description(self._doc, antecedent.noun), "person")
        mention = antecedent.mention if antecedent is not None else self._organisation(head)
        return None if mention is None else self._referent(span, mention)

    @cached_property
    def _antecedents(self) -> dict[int, Antecedent]:
        """What each pronoun and description means, found in one reading when the first of them is asked for."""
        return follow(self._doc, self._placed, self._people, segments_of(self._doc))

    @cached_property
    def _placed(self) -> list[tuple[Mention, Token]]:
        return [(m, head) for m in self._mentions if (head := self._head(m.span)) is not None]

    @cached_property
    def _people(self) -> dict[str, Person]:
        return persons(self._doc, self._text, self._placed)

    def _thing(self, pronoun: Token, number: Number, span: Span) -> Referent | None:
        """Who is meant by "it" or "they": an organisation or a state by its name, people by their description."""
        subject = taken_up(pronoun, number, self._at)
        if subject is None:
            return None
        mention = self._at(subject)
        if mention is not None and mention.kind == "person":
            return self._several(span, subject)
        if mention is not None:
            return self._referent(span, mention)
        return self._described_only(span, description(self._doc, subject), "group") if number == "they" else None

    def _written(self, span: Span, document: Token) -> Referent | None:
        """Who speaks in a document, where its writer is known by name."""
        writer = author(document)
        if writer is None:
            return None
        if len(joined(writer)) > 1 and all(self._at(token) is not None for token in joined(writer)):
            return self._several(span, writer)
        found = self.of(Span(writer.idx, writer.idx + len(writer)))
        return replace(found, chain=(span, *found.chain)) if found is not None and found.named else None

    def _several(self, span: Span, first: Token) -> Referent:
        """The persons whom "they" means by their names: "David Long and Ana Lee"."""
        tokens = joined(first)
        names = [mention.name for token in tokens if (mention := self._at(token)) is not None]
        words = Span(first.left_edge.idx, tokens[-1].idx + len(tokens[-1]))
        return Referent(" and ".join(names), (span, words), "group")

    def _described_only(self, span: Span, words: Span, kind: MentionKind) -> Referent:
        return Referent(" ".join(words.of(self._text).split()), (span, words), kind, named=False)

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
            return self._namesake(here, head)
        parts = {"appos", "compound", "nmod"} if head.pos_ == "PROPN" else {"appos"}  # a Lund aide is not Lund
        beside = [child for child in head.children if child.dep_ in parts]
        named = (self._at(child) for child in beside if child.dep_ == "appos" or child.idx >= span.start)
        found = next((m for m in named if m is not None and m.kind == "person"), None) or self._by_own_account(head)
        if found is not None or head.dep_ != "appos":
            return found
        first = self._at(head.head)
        return first if first is not None and first.kind == "person" else None

    def _by_own_account(self, head: Token) -> Mention | None:
        """The name that somebody gives: "another, who gave her name as Ilse"."""
        clause = next((child for child in head.children if child.dep_ == "relcl"), None)
        if clause is None:
            return None
        words = list(clause.subtree)
        pairs = ((a, b) for a, b in pairwise(words) if b.lower_ == "as" and a.lower_ in _NAMING)
        named = (self._at(self._doc[b.i + 1]) for _, b in pairs if b.i + 1 < len(self._doc))
        return next((mention for mention in named if mention is not None), None)

    def _namesake(self, mention: Mention, head: Token) -> Mention:
        """The other person of the same surname if the words beside it describe that one: "Stone, the actor"."""
        beside = {child.lemma_.lower() for child in head.children if child.dep_ == "appos"}
        if mention.kind != "person" or not beside or len(mention.span) >= len(mention.name):
            return mention
        family = (m for m, _ in self._placed if m.kind == "person" and m.name.split()[-1] == mention.name.split()[-1])
        return next((m for m in family if beside & self._in_full.get(m.name, frozenset())), mention)

    @cached_property
    def _in_full(self) -> dict[str, frozenset[str]]:
        """For each person the nouns beside the mentions that spell the full name."""
        told: dict[str, frozenset[str]] = {}
        for mention, head in self._placed:
            if mention.kind == "person" and len(mention.span) == len(mention.name):
                told[mention.name] = told.get(mention.name, frozenset()) | {*nouns_beside(mention, head)}
        return told

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

    def _antecedent(self, head: Token) -> Antecedent | None:
        """Whom a pronoun, a relative pronoun or a description of one person stands for."""
        if head.tag_ in {"WP", "WDT"}:
            noun = head.head.head
            if head.head.dep_ != "relcl" or noun.i >= head.i:
                return None
            mention = self._at(noun)
            return self._antecedents.get(noun.i) if mention is None else Antecedent(mention)
        person = pronoun_gender(head.lower_) is not None or head.pos_ in {"NOUN", "ADJ", "PROPN"}
        return self._antecedents.get(head.i) if person else None

    def _organisation(self, head: Token) -> Mention | None:
        """Which one "the ministry" means: the nearest that bears the word in its name."""
        if head.pos_ != "NOUN" or not is_definite(head):
            return None
        lemma, end = head.lemma_.lower(), bisect_left(self._starts, head.idx)
        before = [m for m in reversed(self._mentions[max(0, end - _REACH) : end]) if m.kind == "organisation"]
        named_so = next((m for m in before if lemma in _words(m.name)), None)
        if named_so is not None or lemma not in lexicon().organisation_nouns or head.tag_ == "NNS":
            return named_so
        near = ((m, self._head(m.span)) for m in before if head.idx - m.span.end < _NEAR)
        return next((m for m, token in near if token is not None and token.dep_ in _SUBJECTS), None)


def resolve(parsed: Parsed, mentions: tuple[Mention, ...]) -> Resolution:
    """The referents of an article: ``resolve(parsed, mentions).of(span)`` says whom the words at ``span`` mean."""
    return Resolution(parsed.doc, mentions)


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
