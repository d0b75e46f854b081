"""Documents that speak stand for those who wrote them: "the report said" after "a report by the council"."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.mark.reference.lexicon import lexicon

_REACH = 250  # tokens over which "the letter" takes up "a letter from Ana Lee"
_SUBJECTS = frozenset({"nsubj"})
_NAMES = frozenset({"PROPN", "NOUN"})
_BESIDE = 2  # tokens of ", by"


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
    return _beside(noun) or _hosted(noun)


def _beside(noun: Token) -> Token | None:
    """The author right behind a comma, which the parser may hang elsewhere: "the report, by Ana Lee, said"."""
    following = noun.doc[noun.i + 1 : noun.i + 3]
    if len(following) < _BESIDE or following[0].text != "," or following[1].lower_ != "by":
        return None
    children = following[1].children
    found: Token | None = next((child for child in children if child.dep_ == "pobj" and child.pos_ in _NAMES), None)
    return found


def _hosted(noun: Token) -> Token | None:
    """The page that a post stands on: "a post on the Lantern", "over at the Lantern, a post"."""
    before = (child for child in noun.head.children if child.i < noun.i) if noun.dep_ in _SUBJECTS else ()
    places = (place for child in (*noun.children, *before) for place in (child, *child.children))  # "over at"
    for child in places:
        if child.dep_ == "prep" and child.lower_ in {"at", "on"}:
            hosts = (c for c in child.children if c.dep_ == "pobj" and c.ent_type_ in {"ORG", "PERSON", "GPE"})
            host: Token | None = next(hosts, None)
            if host is not None and host.pos_ == "PROPN" and noun.lemma_.lower() in lexicon().posts:
                return host
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
