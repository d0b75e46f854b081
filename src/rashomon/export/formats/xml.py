"""Text as XML holds it."""

import re
from xml.sax.saxutils import escape, quoteattr

_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def text(words: str) -> str:
    """Words as the content of an element; what XML cannot hold becomes U+FFFD."""
    return escape(_NEVER.sub("\ufffd", words))


def attribute(value: object) -> str:
    """A value as that of an attribute, with its quotation marks."""
    return quoteattr(_NEVER.sub("\ufffd", str(value)))


def is_name(value: str) -> bool:
    """Whether a value can be an ``xml:id``."""
    return bool(_NAME.fullmatch(value))
