"""The words at a site read like a promise by what they mean, also those that no known promise held."""

from rashomon.collate.commitments.sites import sites
from rashomon.collate.commitments.wordings import BEHIND, of_wording, split, worded
from rashomon.collate.evidence import gather
from rashomon.mark import Parser, mark
from rashomon.model import Article


def _score(text: str) -> float:
    marked = mark(Article(id="a", source="", language="en", text=text), Parser())
    evidence = gather([marked])
    (site,) = [one for sentence in evidence.sentences["a"] for one in sites(marked, sentence)]
    behind, whole = worded(marked, site)
    assert len(behind) <= min(BEHIND, len(whole))
    return of_wording(marked, site)["wording"]


def test_a_deed_reads_more_like_a_promise_than_a_state_of_the_world() -> None:
    assert _score("The minister will sign the treaty next week.") > _score("The weather will be colder than ever.")
    assert _score("We will repeal the ordinance.") > _score("It would seem odd to most people.")


def test_words_without_a_score_count_for_nothing() -> None:
    assert _score("Qzxv will qzxvv.") == _score("Qzxw will qzxww.")


def test_letters_figures_and_marks_are_words() -> None:
    assert split("They’ll pay $40 by May.") == ["they", "’", "ll", "pay", "$", "40", "by", "may", "."]
