"""Datelines: the place, day and agency that a paragraph may open with, which are no part of its first sentence."""

import re

_UPPER = r"[A-Z][A-Z.'’-]*[A-Z.](?:[ /-][A-Z(][A-Z.'’)-]*)*"
_NAME = r"[A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]+){0,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,?[ ](?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH})(?:,?[ ]\d{{4}})?)"
_SOURCE = r"(?:\s*\((?![DR]-)(?:[A-Z]|dpa)[^()\n]{0,39}\))"
_SIGN = r"(?:\s*(?:—|–|--)\s*|\s+[-_]\s+)"
_LONGEST = 120
_OPENING = re.compile(
    rf"""\s*(?:
        {_UPPER} (?:,[ ]{_NAME})? (?:{_DAY} {_SOURCE}? | {_SOURCE}) {_SIGN}  # OSLO, June 3 (AFP) -
      | (?=[A-Z]{{5}}|[A-Z]{{2,}}[ ][A-Z]{{2}}) {_UPPER} (?:,[ ]{_NAME})? {_SIGN}  # TULSA, Okla. --
      | {_NAME} (?:,[ ]{_NAME})? {_DAY}? {_SOURCE} {_SIGN}  # Berlin (dpa) -
      | {_SOURCE} {_SIGN}  # (CNN) --
      | (?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH}) {_SOURCE} {_SIGN}  # June 3 (AFP) -
      | {_UPPER} {_DAY} \.[ ]/[A-Z]\w{{2,}}/\.\s*  # OSLO, June 3. /TASS/.
    )(?=["“'‘]?[A-Z0-9])""",
    re.VERBOSE,
)


def dateline_end(text: str, start: int = 0) -> int:
    """Where the dateline that begins at ``start`` ends; ``start`` where none does. "OSLO, June 3 (AFP) - Norway": 21.

    What is told by a colon ("PARIS: ...") is left, since so are headings and interviews.
    """
    found = _OPENING.match(text, start, start + _LONGEST)
    return found.end() if found else start
