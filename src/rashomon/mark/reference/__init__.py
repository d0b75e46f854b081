"""Reference inside one article: pronouns, roles and short names led back to the fullest name."""

from rashomon.mark.reference.lexicon import is_person_noun
from rashomon.mark.reference.resolution import Referent, Resolution, resolve

__all__ = ["Referent", "Resolution", "is_person_noun", "resolve"]
