"""What stands near a passage is all that overlaps it; names one letter apart are found without comparing all."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.actors.names import misspelt
from rashomon.collate.disagreements.spellings import near_parts
from rashomon.collate.nearby import Nearby
from rashomon.model import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(st.tuples(st.sampled_from("ab"), SPANS), max_size=20), SPANS)
def test_all_that_overlaps_or_holds_a_passage_is_near(told: list[tuple[str, Span]], asked: Span) -> None:
    nearby: Nearby[int] = Nearby()
    for number, (article, span) in enumerate(told):
        nearby.add(article, span, number)
    found = nearby.near("a", asked)
    assert [span.start for span, _ in found] == sorted(span.start for span, _ in found)
    touching = {n for n, (article, span) in enumerate(told) if article == "a" and span.overlaps(asked)}
    assert touching <= {number for _, number in found} <= {n for n, (article, _) in enumerate(told) if article == "a"}
    assert not nearby.near("c", asked)


@given(st.sets(st.text("abc", min_size=1, max_size=6), max_size=12))
def test_every_pair_of_one_beginning_that_may_be_misspelt_is_compared(parts: set[str]) -> None:
    wanted = [(one, two) for one, two in combinations(sorted(parts), 2) if one[0] == two[0] and misspelt(one, two)]
    found = near_parts(parts)
    assert found == sorted(set(found))
    assert [pair for pair in found if misspelt(*pair)] == wanted
