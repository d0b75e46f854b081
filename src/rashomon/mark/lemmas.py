"""What the lemmatizer gets wrong, mended: "staged" is "stage" and no "stag", "hoped" is "hope" and no "hop"."""

from spacy.tokens import Token

# Verbs that it cuts short. example: slated, slating; counter-example: slates, which it knows
_CUT_SHORT = "axe cope dine fine hate hope rape rate scrape shame slate snipe stage stare wage wane"
MENDED = {form: verb for verb in _CUT_SHORT.split() for form in (f"{verb}d", f"{verb[:-1]}ing")} | {
    "hopes": "hope",
    "met": "meet",
}
"""The lemma of each lower-cased form that the lemmatizer gets wrong."""


def lemma(token: Token) -> str:
    """The lemma of a parsed word."""
    return MENDED.get(token.lower_) or token.lemma_
