"""A disagreement names the fact that the reports part over: the one of whose passages most hold its values."""

import msgspec

from rashomon.collate.disagreements import with_facts
from rashomon.model import Citation, Disagreement, Fact, Reading, Span

SUM = "The state will pay 40 million crowns to the families"
OTHER = "The families are to get 45 million crowns, and the ferry will run again"


def _cited(article: str, text: str, start: int = 0) -> Citation:
    return Citation(article, Span(start, start + len(text)), text)


def _fact(name: str, *reports: Citation) -> Fact:
    return Fact(id=name, text=reports[0].text, kind="relation", reports=reports, origins=len(reports))


PARTED = Disagreement(
    id="d",
    about="sum",
    readings=(
        Reading("40,000,000 crowns", (_cited("a", SUM),), 1),
        Reading("45,000,000 crowns", (_cited("b", OTHER),), 1),
    ),
)


def test_the_fact_that_holds_both_values() -> None:
    one = _fact("one", _cited("a", SUM), _cited("c", "The dead leave families", 30))
    assert [it.fact for it in with_facts([PARTED], [one])] == [None]
    both = _fact("both", _cited("a", SUM), _cited("b", OTHER[:41]))
    assert [it.fact for it in with_facts([PARTED], [one, both])] == ["both"]


def test_a_clause_of_the_sentence_that_holds_no_value_is_another_matter() -> None:
    ferry = _fact("ferry", _cited("a", SUM), _cited("b", "the ferry will run again", 47), _cited("c", "The ferry runs"))
    assert [it.fact for it in with_facts([PARTED], [ferry])] == [None]
    whole = _fact("whole", _cited("a", SUM), _cited("b", OTHER))
    assert [it.fact for it in with_facts([PARTED], [ferry, whole])] == ["whole"]


def test_a_caption_stands_in_no_fact() -> None:
    caption = Citation("a", Span(0, 0), SUM, raw=Span(0, 9))
    readings = (Reading("40,000,000 crowns", (caption,), 1), PARTED.readings[1])
    parted = msgspec.structs.replace(PARTED, readings=readings)
    assert [it.fact for it in with_facts([parted], [_fact("one", _cited("a", SUM), _cited("b", OTHER))])] == [None]
