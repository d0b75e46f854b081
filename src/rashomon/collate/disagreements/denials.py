"""What a report tells and lets somebody deny in the next breath: "denied it", "no such call", "says he never did"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rashomon.collate.disagreements.places import Place
from rashomon.collate.evidence import Evidence, Sentence
from rashomon.collate.wording import stem
from rashomon.model import MarkedArticle, Span

NOTE = "told and denied in one report"
_ROOT = 4  # letters that a deed and its name have in common: "warned", "no such warning"
_IT = re.compile(  # "denied it", but not "denied it had paid"
    r"\b(?:den(?:y|ies|ied)|disput(?:es?|ed))\s+(?:it|that|this)\b(?=[.;,]|\s+(?:in|through|on|at|again|yesterday)\b)"
)
_SUCH = re.compile(r"\b(?:no|any)\s+such\s+([a-z]+)")  # "there had been no such call"
_NEVER = re.compile(  # "says that he never did", but not "she voted, he did not"
    r"\b(?:says?|said|insist(?:s|ed)?|maintain(?:s|ed)?|swears?|swore)\s+(?:that\s+)?(?:he|she|it|they)\s+"
    r"(?:never\s+(?:did|had|was|were)|(?:did|had|was|were|has|have|is|are)\s+not)(?=[.;])"
)
_SAID_HERE = re.compile(  # what is denied stands before, in the same sentence: "asked if he knew, he denied it"
    r"\b(?:ask\w*|charg\w*|accus\w*|suspect\w*|blam\w*|if|whether|when|after|before|but|and)\b|[;:“\"]", re.IGNORECASE
)


def denied_at_once(evidence: Evidence) -> Iterator[tuple[Place, Place]]:
    """What a report tells, and the words by which it is denied in the sentence after."""
    for article in evidence.articles:
        rows = evidence.sentences[article.id]
        for told, denial in pairwise(rows):
            words = _denial(article, told, denial)
            if words is not None and not _denies(article, told):
                yield Place(told, told.span, _told(article, told)), Place.at(evidence, denial, words)


def _denial(article: MarkedArticle, told: Sentence, denial: Sentence) -> Span | None:
    """Where a sentence denies what the one before tells; None where it does not."""
    for pattern in (_IT, _NEVER, _SUCH):
        found = pattern.search(article.text, denial.span.start, denial.span.end)
        if found is None or _SAID_HERE.search(article.text, denial.span.start, found.start()):
            continue
        if pattern is not _SUCH or stem(found[1])[:_ROOT] in {word.stem[:_ROOT] for word in told.words}:
            return Span(*found.span())
    return None


def _denies(article: MarkedArticle, sentence: Sentence) -> bool:
    """Whether a sentence denies something itself: then it is not clear what the next one denies."""
    text = sentence.span.of(article.text)
    return any(pattern.search(text) is not None for pattern in (_IT, _SUCH, _NEVER))


def _told(article: MarkedArticle, sentence: Sentence) -> str:
    """What somebody says in a sentence, where that is most of it, or else the sentence."""
    said = [span for quote in article.quotes for span in quote.content if sentence.span.contains(span)]
    most = max(said, key=len, default=sentence.span)
    return (most if 2 * len(most) > len(sentence.span) else sentence.span).of(article.text)
