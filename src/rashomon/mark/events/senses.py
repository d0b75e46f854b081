"""Senses: words that can name an event and here do not, decided by what is done to what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from rashomon.lexicon import Entry, Rules, read_rules
from rashomon.mark.events.agency import agency
from rashomon.mark.events.arguments import is_party, is_place, objects_of
from rashomon.mark.events.syntax import Tree, conjoined

_AMID = ("in", "by", "during", "after", "from", "of", "at", "on", "to")
_CARRYING = frozenset(
    ("launch", "lead", "mount", "stage", "wage", "make", "suffer", "carry", "conduct", "begin", "start")
)
_TIMES = ("DATE", "TIME")
_OBLIQUE: Mapping[str, tuple[str, ...]] = {"with": ("with",), "on": ("on", "against")}
_BODIES = ("GPE", "ORG", "NORP", "LOC")
_COMING = ("attack", "outbreak", "surge", "season", "wave", "front")
_Key = Literal["subject", "object", "no_subject", "no_object", "amid", "with", "on", "modifier"]


class Sense(Entry, frozen=True, kw_only=True, rename={"with_": "with"}):
    """Conditions under which ``words`` name none of the types that it ``bars``; an empty list is no condition."""

    words: tuple[str, ...]
    bars: frozenset[str]
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    no_subject: frozenset[str] = frozenset()
    no_object: frozenset[str] = frozenset()
    amid: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    modifier: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    objectless: bool = False


class Senses(Rules, frozen=True, kw_only=True):
    """The table: its senses, and the classes of words that their conditions name."""

    sense: tuple[Sense, ...]
    classes: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A sense with its conditions spelt out: the words of every class that they name."""

    sense: Sense
    lists: Mapping[_Key, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Use:
    """A word in its clause: who does it, to what, and what hangs on it."""

    tree: Tree
    token: int
    subject: int | None
    object: int | None


@cache
def senses() -> Senses:
    """The table that ships with the package, read once a process."""
    return read_rules("rashomon.mark.events", "senses.toml", Senses)


def word_class(name: str) -> frozenset[str]:
    """The lemmas of one class of the table."""
    return senses().classes[name]


@cache
def _by_word() -> dict[str, tuple[_Told, ...]]:
    found: dict[str, list[_Told]] = {}
    for sense in senses().sense:
        named: dict[_Key, frozenset[str]] = {
            key: getattr(sense, "with_" if key == "with" else key) for key in get_args(_Key)
        }
        told = _Told(sense, {key: _spelt_out(names) for key, names in named.items() if names})
        for word in sense.words:
            found.setdefault(word, []).append(told)
    return {word: tuple(fitting) for word, fitting in found.items()}


def _spelt_out(names: frozenset[str]) -> frozenset[str]:
    """The words of a list, those of the classes that it names among them."""
    return names.union(*(senses().classes.get(name, frozenset()) for name in names))


def barred(tree: Tree, token: int) -> frozenset[str]:
    """The types of events that a word cannot name in its clause."""
    known = _by_word().get(tree.lemmas[token])
    own = frozenset[str]()
    if known:
        use = _use(tree, token)
        own = own.union(*(told.sense.bars for told in known if _holds(told, use)))
    if tree.pos[token] == "VERB" and tree.lemmas[token] in _CARRYING:  # "launched a stinging attack"
        nouns = [c for c in tree.children[token] if tree.deps[c] in ("dobj", "nsubjpass") and tree.pos[c] == "NOUN"]
        own = own.union(*(barred(tree, noun) for noun in nouns))
    return own


def _use(tree: Tree, token: int) -> _Use:
    if tree.pos[token] != "VERB":
        return _Use(tree, token, None, None)
    said = agency(tree, token)
    return _Use(tree, token, said.agent, said.patient)


def _holds(told: _Told, use: _Use) -> bool:
    sense = told.sense
    if ("modifier" in told.lists) == (use.tree.pos[use.token] == "VERB"):
        return False
    if sense.objectless and use.object is not None:
        return False
    if sense.beside and sense.beside.isdisjoint(_hanging(use)):
        return False
    return all(_fits(key, words, use) for key, words in told.lists.items())


def _fits(key: _Key, words: frozenset[str], use: _Use) -> bool:
    tree = use.tree
    if key in ("subject", "object"):
        return _among(tree, use.subject if key == "subject" else use.object, words)
    if key == "no_subject":
        return not _among(tree, use.subject, words)
    if key == "no_object":
        return use.object is not None and not _is_one(tree, use.object, words)
    if key in _OBLIQUE:
        return any(_among(tree, t, words) for t in _oblique(tree, use, _OBLIQUE[key]))
    if key == "modifier":
        before = (c for c in tree.children[use.token] if c < use.token)
        return any(tree.lemmas[c] in words or tree.lower[c] in words for c in before)
    return any(tree.lemmas[t] in words for t in _circumstances(use))


def _oblique(tree: Tree, use: _Use, prepositions: tuple[str, ...]) -> Iterator[int]:
    """The objects of prepositions that hang on a verb or on its object: "waged war on", "waged a war on"."""
    for holder in (use.token, *(() if use.object is None else (use.object,))):
        yield from objects_of(tree, holder, prepositions)


def _among(tree: Tree, head: int | None, words: frozenset[str]) -> bool:
    """Whether one of what is coordinated with the head of a phrase is among the words."""
    return head is not None and any(_is_one(tree, one, words) for one in conjoined(tree, head))


def _is_one(tree: Tree, head: int | None, words: frozenset[str]) -> bool:
    """Whether the head of a phrase is one of the words or of the classes that the parse tells.

    What stands before it counts in a name ("Hurricane Ida"), of a likeness ("a mock village") and before a word that
    says no more than that something came ("asthma attacks").
    """
    if head is None:
        return False
    if "PLACE" in words and is_place(tree, head):
        return True
    if ("PARTY" in words or ("PERSON" in words and tree.kinds[head] not in _BODIES)) and is_party(tree, head):
        return True
    if (tree.pos[head] != "PROPN" or head == 0) and not words.isdisjoint(_forms(tree, head)):
        return True
    named = tree.pos[head] == "PROPN" or tree.lemmas[head] in _COMING
    before = (c for c in tree.children[head] if c < head)
    return any(
        tree.lemmas[c] in words for c in before if tree.deps[c] == "amod" or (named and tree.deps[c] == "compound")
    )


def _forms(tree: Tree, head: int) -> tuple[str, str, str]:
    """A word as it may stand in a list; at the head of a sentence a plural may pass for a name: "Sharks"."""
    return tree.lemmas[head], tree.lower[head], tree.lower[head].removesuffix("s")


def _hanging(use: _Use) -> Iterator[str]:
    """The particles, adverbs and prepositions of a word, and its complement; not "for" of a time."""
    tree = use.tree
    for child in tree.children[use.token]:
        timed = any(tree.kinds[c] in _TIMES for c in tree.children[child])
        if tree.deps[child] in ("prt", "advmod", "prep", "xcomp", "acomp", "oprd") and not timed:
            yield tree.lower[child]


def _circumstances(use: _Use) -> Iterator[int]:
    """What an event came about in or by, and the verb of its when-clause."""
    tree = use.tree
    yield from objects_of(tree, use.token, _AMID)
    for child in tree.children[use.token]:
        if tree.deps[child] == "advcl":
            yield child
