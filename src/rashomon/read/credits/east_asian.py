"""Bylines in Chinese, Japanese and Korean: names stand beside a word for the writer, without a blank or a capital."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rashomon.lexicon import Rules, either, read_rules

LONGEST = 80
"""Characters of a line that may be a byline."""
_ANY = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HAN, _HANGUL = "[\u3400-\u9fff々]{2,4}", "[\uac00-\ud7a3]{2,4}"
_NAME = rf"(?:{_HAN}(?:·{_HAN})?|{_HANGUL})(?![\u3400-\u9fff\uac00-\ud7a3])"
_BETWEEN = r"\s*[、，,／/·&]\s*|\s+"
_OPENING = re.compile(
    r"[（(\[【][^）)\]】\n]{2,20}[）)\]】]\s*[^。！？=＝\n]{2,30}\s[=＝]\s"
    r"|[^。！？\n]{2,30}[电電]\s?[（(][^）)\n]{2,30}[）)]"
)
"""What opens an agency's first paragraph: "(오스트윅=해안통신) 김보라 기자 = ", "新港3月3日电（记者 林若溪）"."""
_STOPS = re.compile("[。！？]|다\\.")


class EastAsianWords(Rules, frozen=True, kw_only=True):
    """What ``east_asian.toml`` holds."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    others: tuple[str, ...]


@lru_cache(maxsize=1)
def east_asian_words() -> EastAsianWords:
    """The lists of ``east_asian.toml``."""
    return read_rules("rashomon.read.credits", "east_asian.toml", EastAsianWords)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = east_asian_words()
    names = rf"(?P<names>{_NAME}(?:(?:{_BETWEEN}){_NAME})*)"
    return (
        re.compile(rf"(?:{either(words.before)})\s*[:：/／|｜＝=\s]\s*{names}"),
        re.compile(
            rf"(?<![\u3400-\u9fff\uac00-\ud7a3])(?P<names>{_HAN}|{_HANGUL})\s*(?:{either(words.behind)})(?![\u3400-\u9fff\uac00-\ud7a3])"
        ),
        re.compile(rf"^[\s（(【\[]*(?:{either(words.others)})\s*[:：/／\s].{{1,40}}$"),
    )


def east_asian_authors(line: str) -> Iterator[tuple[str, int, int]]:
    """The names of the authors in a short line, or at the head of an agency's report, each with where it stands.

    >>> [name for name, _, _ in east_asian_authors("2024年5月6日 来源：海港报 记者 林若溪")]
    ['林若溪']
    >>> [name for name, _, _ in east_asian_authors("(오스트윅=해안통신) 김보라 기자 = 배가 멈춘다고 공사가 밝혔다.")]
    ['김보라']
    >>> list(east_asian_authors("记者从市政府获悉，桥将于三月开工。"))
    []
    """
    if line.isascii() or not _ANY.search(line):
        return
    if len(line) > LONGEST or _STOPS.search(line):
        if not (opening := _OPENING.match(line)):
            return
        line = opening[0]
    before, behind, _ = _patterns()
    for pattern in (before, behind):
        for found in pattern.finditer(line):
            for name in re.finditer(_NAME if pattern is before else r"\S+", found["names"]):
                if name[0] not in east_asian_words().others:
                    yield name[0], found.start("names") + name.start(), found.start("names") + name.end()
            return


def is_east_asian_byline(line: str) -> bool:
    """Whether a line names authors or editors and tells nothing: "文/林若溪", "（责任编辑：王小川）".

    >>> is_east_asian_byline("（责任编辑：王小川）"), is_east_asian_byline("他对记者说")
    (True, False)
    """
    if line.isascii() or len(line) > LONGEST or not _ANY.search(line) or _OPENING.match(line):
        return False
    return next(east_asian_authors(line), None) is not None or _patterns()[2].match(line) is not None
