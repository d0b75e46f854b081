"""Numbers in digits and words."""

import re
from collections.abc import Mapping

_FRACTIONS = str.maketrans({"¼": " 1/4", "½": " 1/2", "¾": " 3/4"})
_VAGUE = {"several", "few", "some", "many", "dozen", "dozens", "scores", "hundreds", "thousands", "number"}


def number(words: str, values: Mapping[str, str]) -> float | None:
    """The number that ``words`` mean ("a hundred", "two and a half", "2 1/2"); None where they leave it open."""
    words = words.translate(_FRACTIONS)
    total = 0.0
    current = 0.0
    seen = article = False
    for word in re.findall(r"\d[\d,]*(?:\.\d+)?|/\d+|[a-z]+", words.lower()):
        if word[0].isdigit():
            current, seen = current + float(word.replace(",", "")), True
        elif word[0] == "/":
            last = int(words[words.rfind("/") - 1])
            current = current - last + last / int(word[1:])
        elif word in _VAGUE:
            return None
        elif word == "couple":
            return 2.0
        elif word == "half":
            current, seen = (current + 0.5 if seen else 0.5), True
        elif word in {"a", "an"}:
            article, current, seen = not seen, (current if seen else 1.0), True
        elif word in values:
            value = float(values[word])
            current = (current or 1.0) * value if value >= 100 else value if article else current + value
            article, seen = False, True
            if value >= 1000:
                total, current = total + current, 0.0
    return total + current if seen else None
