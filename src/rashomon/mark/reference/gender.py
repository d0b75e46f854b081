"""How a person is referred to, he or she, as far as titles, roles and given names tell."""

from collections.abc import Mapping
from typing import Literal

from rashomon.mark.reference.lexicon import lexicon
from rashomon.model import Mention

Gender = Literal["he", "she"]


def pronoun_gender(word: str) -> Gender | None:
    """``he`` or ``she`` for a personal pronoun of the third person singular, None for any other word."""
    if word in lexicon().male_pronouns:
        return "he"
    return "she" if word in lexicon().female_pronouns else None


def genders(mentions: tuple[Mention, ...], offices: Mapping[str, frozenset[str]]) -> dict[str, Gender]:
    """For each person's name the pronoun that its titles, or else its given name, call for; unknown ones are absent.

    ``offices`` holds for a name the nouns by which the article describes its bearer ("his wife, Ana").
    """
    told: dict[str, Gender] = {}
    for mention in mentions:
        if mention.kind != "person":
            continue
        nouns = " ".join(sorted(offices.get(mention.name, ())))
        by_title = _by_words(mention.role or "") or _by_words(mention.name.split(" ")[0]) or _by_words(nouns)
        if by_title is not None:
            told[mention.name] = by_title
        elif mention.name not in told:
            by_name = _by_given_name(mention.name)
            if by_name is not None:
                told[mention.name] = by_name
    return told


def _by_words(text: str) -> Gender | None:
    words = {word.lower().strip(".,") for word in text.split()}
    if words & lexicon().female_words:
        return "she"
    return "he" if words & lexicon().male_words else None


def _by_given_name(name: str) -> Gender | None:
    first = name.split(" ", maxsplit=1)[0].lower()
    if first in lexicon().female_names:
        return "she"
    return "he" if first in lexicon().male_names else None
