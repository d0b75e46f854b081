"""What kind of thing a name means, decided once an article: by vote of all its mentions, not mention by mention."""

from collections import Counter
from collections.abc import Iterable

from rashomon.mark.mentions.lexicon import words
from rashomon.mark.places import country_of
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
_ORDER: tuple[MentionKind, ...] = ("person", "organisation", "place", "group", "work", "other")


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
    coded = any(char.isdigit() for char in low[-1])  # "Vitamin B12", "iPhone 4"
    return "other" if chosen == "person" and coded else chosen
