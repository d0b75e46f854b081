"""The clause of a sentence that can stand alone in a brief: without what opens, attributes or trails it."""

import re

from rashomon.model import MarkedArticle, Span

_OPENING = re.compile(
    r"(?:[A-Z]{3,}[A-Z .,]*(?:\([^)]{2,12}\))?\s*[—–―-]+\s+)?"  # a dateline
    r"(?:(?:And|But|However|Also|Still|Yet|So|Meanwhile|Additionally|Furthermore|Moreover|Instead|Then|Now),?\s+)?"
)
_SAID = r"(?:said|says|told|wrote|tweeted|added|announced|reported|according to|confirmed|noted)"
_TRAILING = re.compile(  # "..., the ministry said on Monday."
    rf",\s+(?:according to\b[^,]*|(?:said|says|wrote|added)\s+[A-Z][^,]*"
    rf"|(?:[\w.’'-]+\s+){{1,6}}?{_SAID}\b[^,]*)[.]?$"
)
_RELATIVE = re.compile(r",\s+(?:which|who|whose|where)\b")  # what runs to the end of the sentence
_CUT = re.compile(
    r"(?:,|\s[—–-])\s+(?:while|after|as|although|though|because|since|amid|despite|saying|adding|"
    r"following|including|even|with|but)\b|;|\s[—–]\s"
)
_DEPENDENT = re.compile(
    r"(?:As|After|Although|Though|Because|Before|Despite|Even|If|Since|Unless|Until|When|While|With)\b"
)
_PRONOUN = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|There)\b")
_ENDED = re.compile(r"[.!…”\"’)]")  # a headline ends in no stop
_WORD = re.compile(r"[\w’'-]+")
_LEAST = 7  # words of a clause
_ENOUGH = 18  # words up to which a clause is left whole


def clause_of(article: MarkedArticle, sentence: Span) -> Span:
    """The stretch of a sentence that tells its main thing, without its full stop where something was cut off."""
    text = article.text
    opening = _OPENING.match(text, sentence.start, sentence.end)
    start, end = opening.end() if opening else sentence.start, sentence.end
    if _DEPENDENT.match(text, start):
        return Span(start, end)
    said = _TRAILING.search(text, start, end)
    if said and _count(text, start, said.start()) >= _LEAST:
        end = said.start()
    if _count(text, start, end) > _ENOUGH:
        found = [cut.start() for cut in _CUT.finditer(text, start, end)]
        found += [cut.start() for cut in _RELATIVE.finditer(text, start, end) if "," not in text[cut.end() : end]]
        cuts = [cut for cut in sorted(found) if _count(text, start, cut) >= _LEAST]
        end = next((cut for cut in cuts if _whole(text, start, cut)), end)
    if not _whole(text, start, end):
        return sentence
    return Span(start, end)


def reads_alone(article: MarkedArticle, clause: Span) -> bool:
    """Whether the clause begins with no pronoun, is no headline or fragment and breaks off in no quotation."""
    words = clause.of(article.text)
    if not _ENDED.match(article.text, clause.end - 1) and article.text[clause.end : clause.end + 1] in ("", "\n"):
        return False
    whole = _whole(article.text, clause.start, clause.end)
    return not _PRONOUN.match(words) and words[:1].isupper() and whole and "?" not in words


def _whole(text: str, start: int, end: int) -> bool:
    part = text[start:end]
    return part.count("“") == part.count("”") and part.count('"') % 2 == 0 and part.count("(") == part.count(")")


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))
