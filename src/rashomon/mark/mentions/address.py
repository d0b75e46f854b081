"""Mr and Mrs: forms of address tell which of two people of one surname is meant."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from spacy.tokens import Doc

from rashomon.mark.mentions.candidates import Candidate
from rashomon.mark.mentions.linking import Name
from rashomon.mark.once import text_of
from rashomon.mark.reference.lexicon import lexicon
from rashomon.model import Span

__all__ = ["Gender", "addressed", "genders_of"]

Gender = Literal["he", "she"]
_FORMS: Mapping[str, Gender] = {
    **dict.fromkeys(("mr", "sir", "lord", "mister"), "he"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame", "lady", "madam"), "she"),
}


def addressed(doc: Doc, candidate: Candidate) -> Gender | None:
    """The gender of the form of address right before a name: "Mrs." in "Mrs. Lund"; None where there is none."""
    before = doc[candidate.first - 1].lower_.rstrip(".") if candidate.first else ""
    return _FORMS.get(before)


def genders_of(
    doc: Doc, candidates: Sequence[Candidate], keys: Sequence[Name], roles: Mapping[Candidate, Span | None]
) -> dict[Name, Gender]:
    """The gender of each full name, by the forms of address and offices before it, else by its given name.

    A name that is called both has none.
    """
    told: defaultdict[Name, set[Gender]] = defaultdict(set)
    text = text_of(doc)
    for candidate, key in zip(candidates, keys, strict=True):
        if len(key) < 2:
            continue
        form, role = addressed(doc, candidate), roles[candidate]
        if form is not None:
            told[key].add(form)
        nouns = {word.lower() for word in role.of(text).split()} if role is not None else set()
        told[key] |= {"she"} if nouns & lexicon().female_words else {"he"} if nouns & lexicon().male_words else set()
    for key in {key for key in keys if len(key) > 1}:
        if not told[key]:
            told[key] |= {"she"} if key[0] in lexicon().female_names else set()
            told[key] |= {"he"} if key[0] in lexicon().male_names else set()
    return {key: next(iter(seen)) for key, seen in told.items() if len(seen) == 1}
