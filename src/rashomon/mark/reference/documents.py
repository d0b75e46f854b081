"""Documents that speak stand for those who wrote them: "the report said" after "a report by the council"."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.mark.reference.lexicon import lexicon

_REACH = 250  # tokens over which "the letter" takes up "a letter from Ana Lee"
_SUBJECTS = frozenset({"nsubj"})


def author(document: Token) -> Token | None:
    """The head of the phrase that says whose document a noun means, None where none does or it is no document."""
    lemma = document.lemma_.lower()
    if lemma not in lexicon().documents:
        return None
    for token in _backwards(document):
        if token.lemma_.lower() == lemma or token.i == document.i:
            found = _by(token) or (_giver(token) if token.i != document.i else None)
            if found is not None:
                return found
    return None


def _backwards(document: Token) -> Iterator[Token]:
    return reversed(document.doc[max(0, document.i - _REACH) : document.i + 1])


def _by(noun: Token) -> Token | None:
    """Who is named beside a document: "the council's report", "a report by the council"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ in {"PROPN", "NOUN", "PRON"}:
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((c for c in child.children if c.dep_ == "pobj" and c.pos_ in {"PROPN", "NOUN"}), None)
        if child.dep_ == "acl" and child.lemma_.lower() in lexicon().publishing_verbs:
            agent = next((c for c in child.children if c.dep_ == "agent"), None)
            if agent is not None:
                return next((c for c in agent.children if c.dep_ == "pobj"), None)
    return None


def _giver(noun: Token) -> Token | None:
    """The subject of the verb that sends a document or that something is said in it with: "wrote in a letter"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "in":
        verb = verb.head
        gives = verb.lemma_.lower() in lexicon().personal_verbs
    else:
        gives = noun.dep_ == "dobj" and verb.lemma_.lower() in lexicon().publishing_verbs
    subjects = (child for child in verb.children if child.dep_ in _SUBJECTS)
    return next((s for s in subjects if gives and s.tag_ not in {"WDT", "WP"}), None)
