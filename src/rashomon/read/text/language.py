"""Which language a text is written in, by its script and its small words."""

import re
from collections import Counter
from functools import lru_cache

from rashomon.lexicon import Rules, read_rules

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
_SIBLINGS = (  # languages that share a script: what only the first of them writes, and how much of it there is
    ("ur", "ar", re.compile("[ٹڈڑںےھہ]"), 0.01),
    ("fa", "ar", re.compile("[پچژگیک]"), 0.01),
    ("mr", "hi", re.compile("ळ|आहे|आणि|च्या"), 0.005),
)
_OWN_SCRIPT = re.compile("|".join(script.pattern for _, script in _SCRIPTS))


class _SmallWords(Rules, frozen=True, kw_only=True):
    """The small words by ISO 639-1 code."""

    en: str
    de: str
    fr: str
    es: str
    it: str
    pt: str
    nl: str
    sv: str
    no: str
    da: str
    fi: str
    cs: str
    sk: str
    pl: str
    hu: str
    ro: str
    tr: str
    id: str
    sw: str
    lt: str
    hr: str
    xh: str
    zu: str
    af: str
    ru: str
    uk: str
    bg: str


@lru_cache(maxsize=1)
def _languages() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The languages that can be told apart, and for every small word those that it is a word of."""
    words_of = read_rules("rashomon.read.text", "languages.toml", _SmallWords)
    tables = {language: getattr(words_of, language) for language in words_of.__struct_fields__}
    spoken: dict[str, list[str]] = {}
    for language, words in tables.items():
        for word in sorted(set(words.split())):
            spoken.setdefault(word, []).append(language)
    return tuple(tables), {word: tuple(found) for word, found in spoken.items()}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``; None where too little of it is known words.

    ``language_of("The river had risen by the time they came to the bridge.")`` is ``"en"``.
    """
    head = text[:_READ]
    if not head.isascii() and _OWN_SCRIPT.search(head) and (language := _by_script(head)):
        return language
    words = _WORD.findall(head.lower())
    languages, spoken = _languages()
    known = dict.fromkeys(sorted(languages), 0)
    for word, count in Counter(filter(spoken.__contains__, words)).items():
        for language in spoken[word]:
            known[language] += count
    best = max(known, key=lambda language: known[language])
    return best if known[best] / max(len(words), 1) > 0.12 else None


def _among(language: str, text: str) -> str:
    """The language, among those of its script, whose own letters or words the text holds often enough."""
    for other, script, own, least in _SIBLINGS:
        if script == language and len(own.findall(text)) > least * len(text):
            return other
    return language


def _by_script(text: str) -> str | None:
    """The first language whose own script makes up enough of the letters."""
    letters = sum(map(str.isalpha, text))
    for language, script in _SCRIPTS if letters else ():
        if len(script.findall(text)) / letters > (0.05 if language == "ja" else 0.2):
            return _among(language, text)
    return None
