"""Reference inside one article: pronouns, roles and short names led back to the fullest name."""

from rashomon.mark.reference.resolution import Referent, Resolution, resolve

__all__ = ["Referent", "Resolution", "resolve"]
