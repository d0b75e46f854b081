"""Whom a noun phrase means: names through the article's mentions, pronouns and roles through the names before them."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.mark.parse import Parsed
from rashomon.mark.reference.lexicon import FEMALE, MALE, PERSONAL, ROLES
from rashomon.model import Mention, MentionKind, Span


@dataclass(frozen=True, slots=True)
class Referent:
    """What a noun phrase means: the fullest name of the article and the spans that lead from the phrase to it.

    ``chain`` runs from the phrase itself to a mention with the name; ``kind`` and ``country`` are the mention's.
    """

    name: str
    chain: tuple[Span, ...]
    kind: MentionKind
    country: str | None = None
    role: str | None = None


class Resolution:
    """The referents of one article, asked by span."""

    def __init__(self, doc: Doc, mentions: tuple[Mention, ...]) -> None:
        self._doc = doc
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]
        self._token_starts = [token.idx for token in doc]
        self._fullest = _fullest(mentions)

    def of(self, span: Span) -> Referent | None:
        """The referent of the noun phrase at ``span`` (offsets into the text), None where nobody named is meant."""
        mention = self._mention_in(span)
        if mention is not None:
            return self._referent(span, mention)
        token = self._head(span)
        if token is None:
            return None
        before = self._antecedent(token)
        return None if before is None else self._referent(span, before)

    def _referent(self, span: Span, mention: Mention) -> Referent:
        chain = [span]
        for step in (mention.span, self._fullest.get(mention.name, mention.span)):
            if not any(step.overlaps(known) for known in chain):
                chain.append(step)
        return Referent(mention.name, tuple(chain), mention.kind, mention.country, mention.role)

    def _mention_in(self, span: Span) -> Mention | None:
        """The mention that covers the head of the noun phrase, or the last name of its first stretch."""
        head = self._head(span)
        found = [m for m in self._between(span) if not m.kind == "work"]
        if not found or head is None:
            return None
        for mention in found:
            if mention.span.start <= head.idx < mention.span.end:
                return mention
        named = [m for m in found if m.kind == "person" and head.idx > m.span.end and head.dep_ == "ROOT"]
        return named[-1] if named else None

    def _between(self, span: Span) -> list[Mention]:
        first = max(bisect_left(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[first:last] if m.span.overlaps(span)]

    def _head(self, span: Span) -> Token | None:
        first = bisect_left(self._token_starts, span.start)
        last = bisect_left(self._token_starts, span.end)
        tokens = [self._doc[i] for i in range(first, last) if not self._doc[i].is_space]
        inside = {token.i for token in tokens}
        return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), None)

    def _antecedent(self, token: Token) -> Mention | None:
        """The mention that a pronoun, a relative pronoun or a role such as "the minister" stands for."""
        word = token.lower_
        if token.tag_ in {"WP", "WDT"}:
            antecedent = token.head.head
            return self._at(antecedent) if token.head.dep_ == "relcl" else None
        if word in PERSONAL:
            return self._last(token, lambda m: m.kind == "person" and _agrees(word, m))
        if token.pos_ == "NOUN" and any(child.lower_ in {"the", "his", "her", "their"} for child in token.children):
            lemma = token.lemma_.lower()
            return self._last(token, lambda m: m.role is not None and lemma in m.role.lower().split()) or (
                self._last(token, lambda m: m.kind == "person", far=False) if lemma in ROLES else None
            )
        return None

    def _at(self, token: Token) -> Mention | None:
        return next((m for m in self._mentions if m.span.start <= token.idx < m.span.end), None)

    def _last(self, token: Token, fits: Callable[[Mention], bool], *, far: bool = True) -> Mention | None:
        """The nearest fitting mention before the token; a subject before any other of the same sentence."""
        index = bisect_left(self._starts, token.idx)
        best: tuple[float, int] | None = None
        for back, mention in enumerate(reversed(self._mentions[max(0, index - 30) : index])):
            if not fits(mention):
                continue
            head = self._head(mention.span)
            if head is None:
                continue
            distance = token.i - head.i
            if not far and distance > 120:
                break
            bonus = 25.0 if head.dep_ in {"nsubj", "nsubjpass"} else 0.0
            key = (distance - bonus, back)
            if best is None or key < best:
                best = key
        return None if best is None else self._mentions[index - 1 - best[1]]


def resolve(parsed: Parsed, mentions: tuple[Mention, ...]) -> Resolution:
    """The referents of an article: ``resolve(parsed, mentions).of(span)`` names whom the words at ``span`` mean."""
    return Resolution(parsed.doc, mentions)


def _agrees(pronoun: str, mention: Mention) -> bool:
    words = {word.lower().strip(".") for word in (mention.name + " " + (mention.role or "")).split()}
    if pronoun in MALE:
        return not words & FEMALE_WORDS
    if pronoun in FEMALE:
        return not words & MALE_WORDS
    return True


FEMALE_WORDS = frozenset(
    {"mrs", "ms", "miss", "queen", "princess", "lady", "chairwoman", "spokeswoman", "congresswoman"}
)
MALE_WORDS = frozenset({"mr", "sir", "king", "prince", "lord", "chairman", "spokesman", "congressman"})


def _fullest(mentions: tuple[Mention, ...]) -> dict[str, Span]:
    """For each name the first mention that spells it in full."""
    spans: dict[str, Span] = {}
    for mention in mentions:
        known = spans.get(mention.name)
        if known is None or len(known) < len(mention.span) <= len(mention.name) < len(known) + len(mention.name):
            spans[mention.name] = mention.span
    return spans
