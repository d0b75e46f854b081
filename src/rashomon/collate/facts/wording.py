"""The words of a fact: the best sentence of those that tell it, or a clause that a reader understands alone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.collate.brief import reads_alone
from rashomon.collate.evidence import Evidence, Sentence, inside
from rashomon.collate.facts.telling import Telling
from rashomon.model import MarkedArticle, Span

_GOOD_LENGTH = 24  # words of a sentence that tells a thing well
_MIN_WORDS = 4  # content words of a clause that tells something alone
_JOINING = re.compile(  # what joins a clause that took place, or is asserted, to the one above it
    r"(?:(?:and|but|even|just|only)\s+)?(?:that|as|when|while|after|before|because|since|although|though)\s+",
    re.IGNORECASE,
)
_LEANING = re.compile(  # what refers to words before the clause
    r"(?:wh(?:o|ich|ose|om|ere|at|ether|y)|if|to|how|there|here|i|we|you|he|she|it|they|his|her|its|their|this|that|"
    r"these|those|also)\b",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\s*(?:[,;:.!?—–)”\"]|\Z)")
_OPEN = re.compile(r"\b(?:said|says|saying|told|of|to|with|and|or|than|the|an?)\Z")


def in_words(evidence: Evidence, members: Sequence[Telling], rows: Sequence[Sentence]) -> list[str]:
    """Every wording of a fact, the best first; ``rows`` are the whole sentences of ``members``.

    A clause is a wording where it can be read alone; else its sentence is.
    """
    ranked = _ranked(evidence, members)
    clauses = [words for number in ranked if (words := _clause(evidence, members[number], rows[number]))]
    sentences = _ranked_sentences(evidence, [rows[number] for number in ranked])
    return list(dict.fromkeys([*clauses, *sentences]))


def _ranked(evidence: Evidence, members: Sequence[Telling]) -> list[int]:
    """The members, by number: readable alone, of what they all tell the most, in few words."""
    counts = Counter(stem for one in members for stem in one.sentence.stems)

    def rank(number: int) -> tuple[bool, bool, float, int]:
        one = members[number]
        shared = sum(evidence.weights[stem] * (counts[stem] - 1) for stem in sorted(one.sentence.stems))
        length = max(len(one.sentence.words), _GOOD_LENGTH)
        alone = reads_alone(evidence.article(one.sentence.article), one.sentence.span)
        return one.stands_alone, alone, shared / length, -evidence.order[one.sentence.article]

    return sorted(range(len(members)), key=rank, reverse=True)


def _ranked_sentences(evidence: Evidence, rows: Sequence[Sentence]) -> Iterator[str]:
    """The words of sentences, those first that can be read alone."""
    known = [(evidence.article(row.article), row.span) for row in rows]
    for article, span in sorted(known, key=lambda one: not reads_alone(*one)):
        yield span.of(article.text)


def _clause(evidence: Evidence, one: Telling, row: Sentence) -> str | None:
    """The words of a clause that says a whole thing, without what joins it to another; None of a whole sentence."""
    article, span = evidence.article(row.article), one.sentence.span
    if span == row.span:
        return None
    joining = _JOINING.match(article.text, span.start, span.end)
    kept = Span(joining.end() if joining else span.start, span.end)
    return kept.of(article.text) if _is_whole(article, kept, one) else None


def _is_whole(article: MarkedArticle, kept: Span, one: Telling) -> bool:
    """Whether a clause has a subject of its own that is no pronoun, and stops where the sentence does."""
    words = kept.of(article.text)
    telling = sum(word.content for word in one.sentence.words)
    subjects = [
        argument.span
        for clause in inside(article.assertions, one.sentence.span)
        if clause.span == one.sentence.span
        for argument in clause.arguments
        if argument.role == "subject"
    ]
    opens = any(abs(subject.start - kept.start) <= 1 for subject in subjects)
    balanced = (
        words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("(") == words.count(")")
    )
    ends = _ENDING.match(article.text, kept.end) is not None and _OPEN.search(words) is None
    return opens and not _LEANING.match(words) and balanced and ends and telling >= _MIN_WORDS
