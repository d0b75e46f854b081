"""Parties: the words, name, country and sector of who takes part in an event."""

from dataclasses import dataclass
from functools import lru_cache

from rashomon.mark.events.sectors import sector_of
from rashomon.mark.events.syntax import Tree
from rashomon.mark.parse import Parsed
from rashomon.mark.places import country_in, country_of
from rashomon.mark.reference import Referent, Resolution
from rashomon.model import MentionKind, Party, Span

_LEADING = ("the ", "a ", "an ")
_KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country",
    "NORP": "group",
    "LOC": "place",
    "FAC": "place",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom the phrases of one article mean."""

    parsed: Parsed
    resolution: Resolution

    def party(self, tree: Tree, head: int, words: tuple[int, int], *, acts: bool) -> Party:
        """The party whose phrase has ``head`` and runs over ``words`` (first, last token); ``acts``: as actor."""
        span = Span(tree.offsets[words[0]], tree.end(words[1]))
        own = Span(tree.offsets[head], tree.end(head))
        referent = self.resolution.of(own) or self.resolution.of(span)
        phrase = span.of(self.parsed.text)
        name = _name(phrase, own.of(self.parsed.text), referent, tree.pos[head])
        country = country_of(name) or country_of(phrase)
        place = country is not None
        sector = sector_of(_description(phrase, referent), (referent.role or "") if referent else "")
        return Party(
            spans=(span,),
            name=name,
            kind=referent.kind if referent and tree.pos[head] in ("PROPN", "PRON") else _kind(tree, head, place=place),
            country=country.iso3 if country else _country_named(phrase) or (referent.country if referent else None),
            sector=sector or ("GOV" if place and acts else None),
            metonym=place and acts,
            chain=tuple(s for s in referent.chain if s != span) if referent and tree.pos[head] == "PRON" else (),
        )


def _description(phrase: str, referent: Referent | None) -> str:
    """The phrase without a person's name, whose words say nothing of an office ("Qin Gang" is no gang)."""
    if referent is None or referent.kind != "person":
        return phrase
    names = frozenset(referent.name.split())
    return " ".join(word for word in phrase.split() if word not in names)


def _name(phrase: str, head: str, referent: Referent | None, pos: str) -> str:
    """The fullest name where the phrase is a name or a pronoun, else the phrase without its article."""
    if referent and (pos == "PRON" or (pos == "PROPN" and head in referent.name)):
        return referent.name
    bare = " ".join(phrase.split())
    for word in _LEADING:
        if bare.lower().startswith(word):
            return bare[len(word) :] or bare
    return bare


@lru_cache(maxsize=4096)
def _country_named(phrase: str) -> str | None:
    """The first country named in a phrase; phrases recur, and the search tries every name at every place."""
    return country_in(phrase) if phrase != phrase.lower() else None


def _kind(tree: Tree, head: int, *, place: bool) -> MentionKind:
    if place:
        return "country"
    return _KINDS.get(tree.kinds[head], "group" if tree.tags[head] in ("NNS", "NNPS") else "other")
