"""Words that say that something is said."""

from functools import cache
from importlib.resources import files


@cache
def saying_verbs() -> frozenset[str]:
    """Lemmas of the verbs whose clause is a saying."""
    return _entries("relayed_verbs.txt")


@cache
def saying_forms() -> frozenset[str]:
    """Finite forms of the verbs of dialogue tags, taken as such whatever the parser makes of them."""
    return _entries("saying_forms.txt")


def _entries(name: str) -> frozenset[str]:
    lines = files("rashomon.mark.quotes").joinpath(name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
