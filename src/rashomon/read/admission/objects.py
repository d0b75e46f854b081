"""JSON from outside: bounded before it is parsed, and without anything that a record could not hold."""

import json
import re
from typing import Any

from rashomon.read.decode import clean, decode

MOST_VALUES = 1_000_000
"""Objects, lists and values of one JSON text: as Python objects so many take up to half a gigabyte."""
_UNFIT = re.compile(r"\\u(?:00[01]|007f|d[89a-f])", re.IGNORECASE)
"""The escapes of what ``clean`` puts U+FFFD for; characters that stand for themselves ``decode`` has seen to."""


class NotJsonError(ValueError):
    """What was given cannot be read as JSON; the argument says why, for a person."""


def parse_json(data: bytes) -> object:
    """The value of a JSON text, its strings cleaned; raises ``NotJsonError`` where it is none, or more than is read."""
    text = decode(data)
    if sum(map(text.count, "[{,")) > MOST_VALUES:
        raise NotJsonError(f"JSON of more than {MOST_VALUES:,} values")
    try:
        return cleaned(json.loads(text, parse_constant=lambda _: None), text)
    except json.JSONDecodeError as error:
        raise NotJsonError(f"not JSON ({error.msg}: line {error.lineno} column {error.colno})") from None
    except RecursionError:
        raise NotJsonError("JSON nested too deeply") from None
    except ValueError:  # the only other one: more digits than Python turns into a number
        raise NotJsonError("JSON with a number of more than 4,300 digits") from None


def cleaned(value: Any, written: str) -> Any:  # noqa: ANN401  JSON may be anything
    """``value`` with its strings cleaned, where the text in which it was ``written`` holds an escape that needs it."""
    return _cleaned(value) if _UNFIT.search(written) else value


def _cleaned(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(item) for key, item in value.items()}
    return value
