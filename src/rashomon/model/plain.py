"""Words of others that a person is shown: as they stand, but for what a terminal or a page would obey."""

import re

_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls (ESC and what it begins), marks that turn the direction of writing, halves of characters."""
_NO_LINE = re.compile(rf"{_OBEYED.pattern}|[\t\n\r\u2028\u2029]")
_BLANK = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f\x85")


def shown(text: str) -> str:
    r"""``text`` with U+FFFD, or a blank, for each character that would be obeyed: every other keeps its place.

    >>> print(shown("a\x1b[31mb"))
    a�[31mb
    """
    return _OBEYED.sub(lambda found: " " if found[0] in _BLANK else "\ufffd", text)


def obeyed(text: str) -> int:
    r"""How many characters of ``text`` would be obeyed, so that ``shown`` puts others for them.

    >>> obeyed("a \u202e b \u202c")
    2
    """
    return len(_OBEYED.findall(text))


def spelled(text: str) -> str:
    r"""``text`` with each character that would be obeyed spelled as JSON does it, so that JSON stays the same JSON.

    >>> print(spelled('{"name": "a\x9b31mb"}'))
    {"name": "a\u009b31mb"}
    """
    return _OBEYED.sub(_escape, text)


def one_line(text: str) -> str:
    r"""``text`` as one line that does nothing but be read: ends of lines are spelled too.

    >>> print(one_line("bad\nname\x1b]0;x"))
    bad\u000aname\u001b]0;x
    """
    return _NO_LINE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
