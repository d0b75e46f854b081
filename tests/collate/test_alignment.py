"""The alignment: what two reports both tell is found, and nothing else is joined."""

from datetime import date, timedelta
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.actors import find_actors
from rashomon.collate.alignment import Alignment, align
from rashomon.collate.alignment.blocking import candidates
from rashomon.collate.alignment.clustering import Link, grow
from rashomon.collate.corrections import NONE
from rashomon.collate.evidence import gather
from rashomon.mark import Parser, mark
from rashomon.model import Article, MarkedArticle, Published

TEXTS = (
    """The Harbour Board of Tolverne voted 7 to 2 on Tuesday to close the old fish market. Fishermen have sold their \
catch there since 1911. Chairwoman Inga Marsh said the roof could no longer be mended.""",
    """TOLVERNE's fish market is to be shut after a vote of seven to two in the Harbour Board on Tuesday. A petition \
against it gathered 4,300 names. The roof of the hall can no longer be repaired, chairwoman Inga Marsh said.""",
    "Rain is forecast for the week. A petition with 4,300 names asks the Harbour Board to think again.",
)


@pytest.fixture(scope="module")
def reports() -> tuple[MarkedArticle, ...]:
    parser, first = Parser(), date(2024, 5, 15)
    return tuple(
        mark(
            Article(
                id=f"r{number}",
                source=f"r{number}",
                text=text,
                published=Published(str(first + timedelta(number)), "day", "stated"),
            ),
            parser,
        )
        for number, text in enumerate(TEXTS)
    )


def aligned(reports: tuple[MarkedArticle, ...]) -> Alignment:
    evidence = gather(reports)
    return align(evidence, find_actors(evidence, NONE))


def places(alignment: Alignment) -> set[frozenset[tuple[str, int]]]:
    return {frozenset((m.article, m.index) for m in cluster.members) for cluster in alignment.clusters}


def test_what_two_reports_tell_is_joined_and_what_one_tells_is_not(reports: tuple[MarkedArticle, ...]) -> None:
    found = places(aligned(reports))
    assert frozenset({("r0", 0), ("r1", 0)}) in found
    assert frozenset({("r0", 2), ("r1", 2)}) in found
    assert frozenset({("r1", 1), ("r2", 1)}) in found
    assert not any(("r0", 1) in cluster or ("r2", 0) in cluster for cluster in found)


def test_the_order_of_the_reports_makes_no_difference(reports: tuple[MarkedArticle, ...]) -> None:
    first = aligned(reports)
    assert all(aligned(tuple(other)).clusters == first.clusters for other in permutations(reports))


def test_a_join_says_how_sure_it_is_and_why(reports: tuple[MarkedArticle, ...]) -> None:
    alignment, rows = aligned(reports), gather(reports).sentences
    assert "joined" in (text := alignment.explain(rows["r0"][0], rows["r1"][0]))
    assert "% sure" in text
    assert alignment.explain(rows["r0"][1], rows["r2"][0]).startswith("not joined")
    assert alignment.explain(rows["r0"][0], rows["r0"][1]).startswith("they stand in one report")
    assert alignment.probability(("r0", 0), ("r1", 0)) == alignment.partners(rows["r0"][0])[0].probability


@st.composite
def linked(draw: st.DrawFn) -> tuple[list[Link], list[int]]:
    articles = sorted(draw(st.lists(st.integers(0, 4), min_size=2, max_size=14)))
    pairs = [(a, b) for b in range(len(articles)) for a in range(b) if articles[a] != articles[b]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=40)) if pairs else []
    return [(a, b, draw(st.integers(0, 100)) / 100) for a, b in chosen], articles


@given(linked(), st.randoms())
def test_clusters_cross_reports_lie_in_none_other_and_heed_no_order(
    given_links: tuple[list[Link], list[int]], chance: Random
) -> None:
    links, articles = given_links
    clusters = grow(links, articles)
    assert all(len({articles[member] for member in cluster}) > 1 for cluster in clusters)
    assert not any(set(one) <= set(other) for one in clusters for other in clusters if one is not other)
    shuffled = sorted(links, key=lambda _: chance.random())
    assert grow(shuffled, articles) == clusters


def test_a_chain_of_likenesses_does_not_join_its_ends() -> None:
    assert grow([(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.2)], [0, 1, 2]) == [(0, 1), (1, 2)]
    assert grow([(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)], [0, 1, 2]) == [(0, 1, 2)]


def test_a_place_line_is_compared_with_nothing() -> None:
    parser = Parser()
    texts = ("TOLVERNE:\n\nThe old fish market is to close, the Harbour Board said.", "Mayor Ole Brandt left Tolverne.")
    published = Published("2024-05-15", "day", "stated")
    marked = [
        mark(Article(id=f"r{number}", source=f"r{number}", text=text, published=published), parser)
        for number, text in enumerate(texts)
    ]
    evidence = gather(marked)
    links = align(evidence, find_actors(evidence, NONE)).links
    assert all("TOLVERNE" not in link.left.span.of(texts[0]) for link in links)


def test_what_a_report_says_in_hundreds_of_sentences_brings_none_of_them_together() -> None:
    said = "Market inspectors entered stall {} on Tuesday. "
    texts = ("".join(said.format(f"K{number}") for number in range(205)), said.format("K3") + said.format("Q999"))
    marked = [MarkedArticle(id=f"r{n}", source="r", text=text) for n, text in enumerate(texts)]
    rows, weights = (evidence := gather(marked)).sentences, evidence.weights
    sentences = [sentence for article in evidence.articles for sentence in rows[article.id]]
    assert [(int(a), int(b)) for a, b in zip(*candidates(sentences, weights), strict=True)] == [(3, 205)]


SPOKEN = {
    "2024-05-02": "Otis Lindqvist, a spokesman for the Harbour Board, said the roof would be inspected in "
    "June. The Harbour Board met in Tolverne.",
    "2024-05-16": "A spokesman for the Harbour Board, Otis Lindqvist, confirmed that two bids for the crane had been "
    "received. Traders in Tolverne called for lower rents.",
}


def test_one_speaker_on_two_days_tells_two_things() -> None:
    parser = Parser()
    marked = [
        mark(Article(id=f"s{number}", source="s", text=text, published=Published(day, "day", "stated")), parser)
        for number, (day, text) in enumerate(SPOKEN.items())
    ]
    assert not places(aligned(tuple(marked)))
