"""Which language a text is written in, by its script and its small words."""

import re
import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_READ = 6000  # characters: enough for any language that can be told at all
_SCRIPTS = (  # the first script that makes up a fifth of the letters decides
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    tables = tomllib.loads(files(__package__).joinpath("languages.toml").read_text("utf-8"))
    return {language: frozenset(words.split()) for language, words in tables.items()}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``; None where too little of it is known words.

    ``language_of("The river had risen by the time they came to the bridge.")`` is ``"en"``.
    """
    head = text[:_READ]
    letters = sum(map(str.isalpha, head))
    if not letters:
        return None
    for language, script in _SCRIPTS:
        share = len(script.findall(head)) / letters
        if share > (0.05 if language == "ja" else 0.2):
            return language
    words = Counter(word.lower() for word in _WORD.findall(head))
    total = sum(words.values())
    shares = {language: sum(words[w] for w in known) / total for language, known in _lists().items()}
    best = max(sorted(shares), key=lambda language: shares[language])
    return best if shares[best] > 0.12 else None
