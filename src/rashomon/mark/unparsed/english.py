"""Whether a report can be parsed: whether it is written in English."""

import re

from rashomon.model import Article

_WORD = re.compile(r"[^\W\d_]+")
_READ = 6000  # characters
_SMALL = frozenset(
    (
        *("the", "and", "that", "with", "from", "they", "which", "were", "their", "this", "said", "been", "are"),
        *("it", "you", "would", "his", "she"),
    )
)
_FEWEST = 40  # words from which a text can tell of itself, whatever is stated of it
_SHARE_STATED = 0.04  # share of small English words below which a text stated to be in another language is
_SHARE_BARE = 0.008  # share below which a text is in another language although nothing says so
_OTHER_LETTERS = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")


def is_parsed(article: Article) -> bool:
    """Whether an article is in English, by what is stated of it and by its own small words."""
    head = article.text[:_READ]
    words = _WORD.findall(head.lower())
    share = sum(word in _SMALL for word in words) / max(len(words), 1)
    stated = (article.language or "").strip().lower()
    if len(_OTHER_LETTERS.findall(head)) * 2 > sum(map(str.isalpha, head)):
        return False
    if stated and not stated.startswith("en"):
        return share >= _SHARE_STATED
    return len(words) < _FEWEST or share >= _SHARE_BARE
