"""Parts of a cluster: a clause that only some of its reports have is a line of its own."""

from collections import defaultdict

from rashomon.collate.alignment.parts import parts
from rashomon.collate.evidence import Clause, Sentence
from rashomon.model import Span

WEIGHTS: defaultdict[str, float] = defaultdict(lambda: 1.0)


def sentence(article: str, *clauses: str) -> Sentence:
    held = tuple(Clause(Span(20 * n, 20 * n + 19), frozenset(words.split())) for n, words in enumerate(clauses))
    return Sentence(article, 0, Span(0, 20 * len(clauses)), (), frozenset().union(*(c.stems for c in held)), held)


def test_a_clause_that_two_of_three_have_is_told_by_two() -> None:
    members = (
        sentence("a", "council close market", "roof beyond repair"),
        sentence("b", "council shut market close", "roof need repair beyond"),
        sentence("c", "council close market"),
    )
    (found,) = parts(members, WEIGHTS)
    assert [(member.article, clause.span.start) for member, clause in found] == [("a", 20), ("b", 20)]


def test_what_all_tell_and_what_one_tells_is_no_part() -> None:
    members = (sentence("a", "council close market", "rain fall"), sentence("b", "council close market"))
    assert not parts(members, WEIGHTS)


def test_clauses_of_one_report_never_make_a_part() -> None:
    members = (
        sentence("a", "roof beyond repair", "roof beyond repair"),
        sentence("b", "cat sat"),
        sentence("c", "dog"),
    )
    assert not parts(members, WEIGHTS)


def test_one_word_in_common_is_too_little() -> None:
    members = (sentence("a", "roof tile"), sentence("b", "roof beam"), sentence("c", "council market"))
    assert not parts(members, WEIGHTS)


def test_a_story_of_many_reports_is_not_cut_up() -> None:
    members = tuple(sentence(f"r{n}", "council close market", "roof beyond repair") for n in range(12))
    assert not parts((*members, sentence("s", "council close market")), WEIGHTS)


def test_a_clause_that_the_third_report_tells_in_other_clauses_is_no_part() -> None:
    members = (
        sentence("a", "council close market", "roof beyond repair"),
        sentence("b", "council close market", "roof beyond repair"),
        sentence("c", "council roof close", "market repair beyond"),
    )
    assert not parts(members, WEIGHTS)
