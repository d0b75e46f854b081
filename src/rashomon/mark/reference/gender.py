"""How a person is referred to, he or she, as far as titles, roles and given names tell."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Literal

from spacy.strings import StringStore
from spacy.tokens import Doc

from rashomon.mark.reference.lexicon import lexicon

Gender = Literal["he", "she"]


def pronoun_gender(word: str) -> Gender | None:
    """``he`` or ``she`` for a personal pronoun of the third person singular, None for any other word."""
    if word in lexicon().male_pronouns:
        return "he"
    return "she" if word in lexicon().female_pronouns else None


def gender_of(word: str) -> Gender | None:
    """The pronoun that a title or a noun for a person calls for ("Mrs", "spokesman", "his wife"), None for most."""
    plain = word.lower().strip(".,")
    if plain in lexicon().female_words:
        return "she"
    return "he" if plain in lexicon().male_words else None


def given_name_gender(name: str) -> Gender | None:
    """The pronoun that the first word of a full name calls for, None where it is no given name of one gender."""
    first = name.split(" ", maxsplit=1)[0].lower()
    if first in lexicon().female_names:
        return "she"
    return "he" if first in lexicon().male_names else None


def agreeing(doc: Doc, named: Mapping[int, str]) -> dict[str, Gender]:
    """The pronoun that each person is taken up with where nobody else can be meant: "Lee said she", "Lee lost her".

    ``named`` holds the persons by the tokens that head their names. Only sentences count that name one person before
    the pronoun, as a subject; a person with both pronouns has none.
    """
    votes: defaultdict[str, Counter[Gender]] = defaultdict(Counter)
    words, genders = doc.to_array(["LOWER"]).tolist(), _genders(doc.vocab.strings)
    for sentence in doc.sents:
        first: int | None = None
        for i in range(sentence.start, sentence.end):
            if i in named:
                if first is not None and named[first] != named[i]:
                    break
                first = i if first is None and doc[i].dep_ in {"nsubj", "nsubjpass"} else first
                if first is None:
                    break
            gender = genders.get(words[i])
            if gender is not None and first is not None:
                votes[named[first]][gender] += 1
                break
    return {name: seen.most_common(1)[0][0] for name, seen in votes.items() if _clear(seen)}


def _genders(strings: StringStore) -> dict[int, Gender]:
    """The personal pronouns by their number in a vocabulary."""
    he: dict[int, Gender] = {strings[word]: "he" for word in lexicon().male_pronouns}
    return he | {strings[word]: "she" for word in lexicon().female_pronouns}


def _clear(seen: Counter[Gender]) -> bool:
    """Whether one pronoun has three quarters of the votes."""
    return 4 * max(seen.values()) >= 3 * seen.total()
