"""What kind of thing a name means, decided once an article: by vote of all its mentions, not mention by mention."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from rashomon.mark.mentions.lexicon import words
from rashomon.mark.places import country_of
from rashomon.mark.reference.lexicon import lexicon
from rashomon.model import MentionKind

_KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "other",
    "WORK_OF_ART": "work",
    "LAW": "work",
    "PRODUCT": "other",
}
_MISTAKEN: frozenset[MentionKind] = frozenset(
    {"organisation", "place", "other"}
)  # what the recogniser takes people for
_ORDER: tuple[MentionKind, ...] = ("person", "organisation", "place", "group", "work", "other")
_GIVEN_AND_FAMILY = (2, 3)  # words of a person's name, with or without a middle one


def kind_of(name: tuple[str, ...], labels: Iterable[str], *, titled: bool) -> MentionKind:
    """The kind of a name (its words) from the recogniser's labels of all its mentions and from the words.

    ``titled`` says that an office or a form of address stands before one of them.
    """
    low = [word.lower() for word in name]
    if low[-1] in words("organisation_words.txt") or (len(low) > 2 and low[0] in words("organisation_words.txt")):
        return "organisation"
    if low[-1] in words("group_words.txt") and not titled:
        return "group"
    if len(low) == 1 and low[0] in words("platforms.txt") and not titled:
        return "organisation"
    place = country_of(" ".join(name))
    if place is not None and not titled:
        return "country" if place.is_name else "group" if place.is_demonym else "place"
    if titled and len(name) <= 4:
        return "person"
    votes = Counter(_KINDS.get(label, "other") for label in labels if label)
    chosen = max(_ORDER, key=lambda kind: (votes[kind], -_ORDER.index(kind))) if votes else "other"
    if chosen in _MISTAKEN and _is_full_name(name, low):
        return "person"
    coded = any(char.isdigit() for char in low[-1])  # "Vitamin B12", "iPhone 4"
    return "other" if chosen == "person" and coded else chosen


def _is_full_name(name: tuple[str, ...], low: list[str]) -> bool:
    """Whether a name begins with a given name that is nothing else, and goes on as people's names do."""
    if not _GIVEN_AND_FAMILY[0] <= len(name) <= _GIVEN_AND_FAMILY[1] or low[0] not in _given_names():
        return False
    return low[-1] not in words("place_ends.txt")


@cache
def _given_names() -> frozenset[str]:
    return lexicon().male_names | lexicon().female_names
