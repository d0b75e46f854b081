"""The words by which reference is followed, read from ``reference.toml``."""

from functools import cache

from rashomon.lexicon import WordLists, read_rules


class Lexicon(WordLists, frozen=True, kw_only=True):
    """Pronouns, gendered titles and given names, nouns for people in office and in the plural; all lower case."""

    male_pronouns: frozenset[str]
    female_pronouns: frozenset[str]
    thing_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    people_nouns: frozenset[str]
    male_words: frozenset[str]
    female_words: frozenset[str]
    male_names: frozenset[str]
    female_names: frozenset[str]
    role_nouns: frozenset[str]
    person_nouns: frozenset[str]
    personal_verbs: frozenset[str]
    lawmakers: frozenset[str]
    documents: frozenset[str]
    posts: frozenset[str]
    publishing_verbs: frozenset[str]
    organisation_nouns: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process."""
    return read_rules(__package__, "reference.toml", Lexicon)


def is_person_noun(lemma: str) -> bool:
    """Whether a noun, lower case, stands for people: by office, by description, or in the plural."""
    words = lexicon()
    return lemma in words.role_nouns or lemma in words.person_nouns or lemma in words.people_nouns
