"""The clause of a sentence that can stand alone in a brief: without what opens, attributes or trails it."""

import re

from rashomon.collate.evidence import inside
from rashomon.model import Assertion, MarkedArticle, Span

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
_ASIDE = re.compile(r"\s[—–]\s[^—–]*\s[—–]\s")  # two dashes: what goes before and behind is one
_LIST = re.compile(r":\s[^:]*;")  # what a colon announces, in parts
_PRONOUN = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|There)\b")
_ENDED = re.compile(r"[.!…”\"’)]")  # a headline ends in no stop
_WORD = re.compile(r"[\w’'-]+")
_FINITE = re.compile(  # what a clause that tells something holds: an auxiliary, a past, a few verbs that reports love
    r"\b(?:am|is|are|was|were|be|been|ha(?:s|ve|d)|do(?:es)?|did|will|would|can(?:not)?|could|may|might|must|shall|should|"
    r"[a-z]{2,}ed|"
    r"ate|beat|became|become|began|begun|bet|bit|blew|bought|broke|brought|built|came|cast|caught|chose|clung|"
    r"come|cut|dealt|drank|drew|drove|dug|fed|fell|felt|fled|flew|forbade|forgot|fought|found|froze|gave|get|gets|"
    r"give|gives|go|goes|got|grew|held|hid|hit|hung|hurt|kept|knelt|knew|laid|lay|led|left|lent|let|lit|lost|made|"
    r"make|makes|meant|met|paid|put|quit|ran|rang|rode|rose|sang|sank|sat|saw|say|says|sent|set|shone|shook|shot|"
    r"show|shows|shrank|shut|slept|slid|sold|sought|spent|split|spoke|sprang|spread|spun|stole|stood|struck|stuck|"
    r"sued|swam|swept|swore|swung|take|takes|taught|tell|tells|thought|threw|told|took|tore|understood|want|wants|"
    r"went|woke|won|wore|wrote)\b|n[’']t\b|[’'](?:re|ve|ll|m)\b"
)
_JOINING = re.compile(  # what joins a clause that took place, or is asserted, to the one above it
    r"(?:(?:and|but|even|just|only)\s+)?(?:that|as|when|while|after|before|because|since|although|though)\s+",
    re.IGNORECASE,
)
_LEANING = re.compile(  # what refers to words before the clause
    r"(?:wh(?:o|ich|ose|om|ere|at|ether|y)|if|to|how|there|here|i|we|you|he|she|it|they|his|her|its|their|this|that|"
    r"these|those|also)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"\s*(?:[,;:.!?—–)”\"]|\Z)")  # what a clause runs up to
_OPEN = re.compile(r"\b(?:said|says|saying|told|of|to|with|and|or|than|the|an?)\Z")  # what waits for more
_ALONE = 5  # words of a clause that is told alone
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
    if said and _count(text, start, said.start()) >= _LEAST and has_verb(text, start, said.start()):
        end = said.start()
    if _count(text, start, end) > _ENOUGH:
        found = [cut.start() for cut in _CUT.finditer(text, start, end)]
        found += [cut.start() for cut in _RELATIVE.finditer(text, start, end) if "," not in text[cut.end() : end]]
        found += [announced.start() for announced in _LIST.finditer(text, start, end)]
        asides = [Span(aside.start(), aside.end()) for aside in _ASIDE.finditer(text, start, end)]
        found = [cut for cut in sorted(found) if not any(one.start <= cut < one.end for one in asides)]
        cuts = [cut for cut in found if _count(text, start, cut) >= _LEAST]
        end = next((cut for cut in cuts if _whole(text, start, cut) and has_verb(text, start, cut)), end)
    if not _whole(text, start, end):
        return sentence
    return Span(start, end)


def reads_alone(article: MarkedArticle, clause: Span) -> bool:
    """Whether the clause begins with no pronoun or conjunction, is no fragment and breaks off in no quotation."""
    words = clause.of(article.text)
    if not _ENDED.match(article.text, clause.end - 1) and article.text[clause.end : clause.end + 1] in ("", "\n"):
        return False
    whole = _whole(article.text, clause.start, clause.end)
    if _PRONOUN.match(words) or not words[:1].isupper() or "?" in words or _DEPENDENT.fullmatch(words.split()[0]):
        return False
    return whole and has_verb(article.text, clause.start, clause.end)


def clause_alone(article: MarkedArticle, clause: Span) -> Span | None:
    """A marked clause without what joins it to another, where it is a whole thing to say; else None.

    It has a subject of its own that is no pronoun, and stops where the sentence does.
    """
    text = article.text
    joining = _JOINING.match(text, clause.start, clause.end)
    kept = Span(joining.end() if joining else clause.start, clause.end)
    subjects = [
        argument.span.start
        for one in inside(article.assertions, clause)
        if one.span == clause
        for argument in one.arguments
        if argument.role == "subject"
    ]
    opens = any(abs(start - kept.start) <= 1 for start in subjects) and not _LEANING.match(text, kept.start)
    ends = stops_at(text, kept.end) and _OPEN.search(text, kept.start, kept.end) is None
    long = _count(text, kept.start, kept.end) >= _ALONE
    return kept if opens and ends and long and _whole(text, kept.start, kept.end) else None


def main_clause(article: MarkedArticle, sentence: Span) -> Assertion | None:
    """The first clause of a sentence; of those that begin there the longest."""
    clauses = inside(article.assertions, sentence)
    return min(clauses, key=lambda clause: (clause.span.start, -len(clause.span)), default=None)


def stops_at(text: str, end: int) -> bool:
    """Whether a clause may end there: at a stop, a bracket, a dash or a closing mark, or where the text does."""
    return _STOP.match(text, end) is not None


def has_verb(text: str, start: int, end: int) -> bool:
    """Whether the words hold a verb that tells something."""
    return _FINITE.search(text, start, end) is not None


def _whole(text: str, start: int, end: int) -> bool:
    part = text[start:end]
    return part.count("“") == part.count("”") and part.count('"') % 2 == 0 and part.count("(") == part.count(")")


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))
