"""Texts that several outlets print word for word: told once, everybody cited, and the same told anew or carried on."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.collate import account, find_copies, finish, ids_of, prepare
from rashomon.collate.corrections import Corrections, Decision
from rashomon.mark import Parser, mark
from rashomon.model import Article, MarkedArticle, Published, Story, article_id, minted

_TEXTS = (
    (
        "Quay opens",
        (
            'The quay at Tarnby opened on Monday after nine months, and 40 ships lay there. "We waited long enough," '
            "Mayor Ines Dolan said. The harbour board promised to pay the fishermen 3 million crowns by June."
        ),
    ),
    (
        "Ships queue at Tarnby",
        (
            "About 50 ships queued on Monday as the quay at Tarnby opened again. Mayor Ines Dolan said the town had "
            '"waited for very long". Police arrested two men who had climbed a crane.'
        ),
    ),
    (
        "Fishermen paid",
        (
            "The harbour board of Tarnby paid the fishermen 3 million crowns on Wednesday, as it had promised. "
            "Nobody was charged over the crane, police said."
        ),
    ),
)


@pytest.fixture(scope="module")
def texts() -> list[MarkedArticle]:
    parser = Parser()
    found = []
    for day, (title, text) in zip((4, 4, 6), _TEXTS, strict=True):
        fields = {"title": title, "text": text, "language": "en", "published": Published(f"2024-03-0{day}", "day")}
        found.append(mark(Article(id=article_id(title, "Courier", "", text), source="x", **fields), parser))  # type: ignore[arg-type]  # by name
    return found


def printed(text: MarkedArticle, outlet: str) -> MarkedArticle:
    """The text as an outlet prints it."""
    return minted(msgspec.structs.replace(text, id=article_id(text.title, outlet, "", text.text), publisher=outlet))


@given(st.lists(st.integers(0, 2), max_size=5), st.lists(st.integers(0, 2), min_size=1, max_size=5), st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_what_is_carried_on_is_what_would_be_told_anew(
    texts: list[MarkedArticle], known: list[int], new: list[int], seed: int
) -> None:
    before = [*texts, *(printed(texts[at], f"Outlet {seed} {n}") for n, at in enumerate(known))]
    after = [*before, *(printed(texts[at], f"Paper {seed} {n}") for n, at in enumerate(new))]
    first, second = prepare(before, find_copies(before)), prepare(after, find_copies(after))
    anew = finish(second)
    assert account(after, second.copies) == anew
    assert account(after[::-1], second.copies) == anew
    if first.basis == second.basis:
        assert finish(second, finish(first)) == anew


def test_a_further_print_is_cited_and_weighs_nothing(texts: list[MarkedArticle]) -> None:
    prints = [*texts, printed(texts[0], "Tribune"), printed(texts[0], "Observer")]
    alone, told = account(texts, find_copies(texts)), account(prints, find_copies(prints))
    assert prepare(texts, find_copies(texts)).basis == prepare(prints, find_copies(prints)).basis
    assert [fact.text for fact in told.facts] == [fact.text for fact in alone.facts]
    assert [fact.origins for fact in told.facts] == [fact.origins for fact in alone.facts]
    assert [entry.salience for entry in told.timeline] == [entry.salience for entry in alone.timeline]
    by_id = {one.id: one for one in prints}
    quotes = {quote.id: one.id for one in prints for quote in one.quotes}
    for one, other in zip(alone.facts, told.facts, strict=True):
        more = 2 * sum(report.article == texts[0].id for report in one.reports)
        assert len(other.reports) == len(one.reports) + more
        assert all(report.span.of(by_id[report.article].text) == report.text for report in other.reports)
    for saying in told.sayings:
        assert all(quotes[variant.quote] == variant.article for variant in saying.variants)
    ids = set(ids_of(told))
    assert {line.fact for line in told.brief} <= ids


def test_every_citation_names_the_head_of_its_origins(texts: list[MarkedArticle]) -> None:
    prints = [*texts, *(printed(texts[at % 3], f"Outlet {at}") for at in range(6))]
    told = account(prints, find_copies(prints))
    heads = {name: group[0] for group in told.origins for name in group}
    for fact in told.facts:
        for report in fact.reports:
            assert report.origin in heads.values()
        assert fact.origins <= len({report.origin for report in fact.reports})


def test_a_decision_about_two_quotations_holds_for_every_print_of_them(texts: list[MarkedArticle]) -> None:
    prints = [*texts, printed(texts[0], "Tribune"), printed(texts[1], "Observer")]
    copies = find_copies(prints)
    for first, second in ((prints[0], prints[1]), (prints[3], prints[4])):
        decision = Decision("saying", first.quotes[0].id, second.quotes[0].id, same=True, reason="one speech")
        told = account(prints, copies, Corrections((decision,)))
        assert _saying(told, prints[0].quotes[0].id) == _saying(told, prints[4].quotes[0].id)


def _saying(told: Story, quote: str) -> str:
    return next(one.id for one in told.sayings if any(variant.quote == quote for variant in one.variants))
