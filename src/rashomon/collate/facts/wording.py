"""The words of a fact: the best sentence of those that tell it, or a clause that a reader understands alone."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.collate.alignment import Alignment
from rashomon.collate.brief import clause_alone, reads_alone
from rashomon.collate.evidence import Evidence, Sentence
from rashomon.collate.facts.telling import Telling

_GOOD_LENGTH = 24  # words of a sentence that tells a thing well


def in_words(
    evidence: Evidence, members: Sequence[Telling], rows: Sequence[Sentence], alignment: Alignment
) -> list[str]:
    """Every wording of a fact, the best first; ``rows`` are the whole sentences of ``members``.

    A clause is a wording where it can be read alone; else its sentence is.
    """
    ranked = _ranked(evidence, members, _shared(rows, alignment))
    clauses = [words for number in ranked if (words := _clause(evidence, members[number], rows[number]))]
    sentences = _ranked_sentences(evidence, [rows[number] for number in ranked])
    return list(dict.fromkeys([*clauses, *sentences]))


def _shared(rows: Sequence[Sentence], alignment: Alignment) -> list[float]:
    """How surely each sentence tells what those of the other reports tell, summed over them."""
    places = [(row.article, row.index) for row in rows]
    return [sum(alignment.probability(one, other) for other in places if other[0] != one[0]) for one in places]


def _ranked(evidence: Evidence, members: Sequence[Telling], near: Sequence[float]) -> list[int]:
    """The members, by number: readable alone, nearest to what they all tell, of that the most, in few words."""
    counts = Counter(stem for one in members for stem in one.sentence.stems)

    def rank(number: int) -> tuple[bool, bool, float, float, int]:
        one = members[number]
        shared = sum(evidence.weights[stem] * (counts[stem] - 1) for stem in sorted(one.sentence.stems))
        length = max(len(one.sentence.words), _GOOD_LENGTH)
        alone = reads_alone(evidence.article(one.sentence.article), one.sentence.span)
        return one.stands_alone, alone, near[number], shared / length, -evidence.order[one.sentence.article]

    return sorted(range(len(members)), key=rank, reverse=True)


def _ranked_sentences(evidence: Evidence, rows: Sequence[Sentence]) -> Iterator[str]:
    """The words of sentences, those first that can be read alone."""
    known = [(evidence.article(row.article), row.span) for row in rows]
    for article, span in sorted(known, key=lambda one: not reads_alone(*one)):
        yield span.of(article.text)


def _clause(evidence: Evidence, one: Telling, row: Sentence) -> str | None:
    """The words of a clause that says a whole thing; None of a whole sentence, and where it leans on another."""
    if one.sentence.span == row.span:
        return None
    article = evidence.article(row.article)
    alone = clause_alone(article, one.sentence.span)
    return alone.of(article.text) if alone else None
