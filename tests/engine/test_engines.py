"""A stage gives the same in one process as in several, in the order of the records."""

from collections.abc import Iterator
from itertools import count, islice

import pytest

from rashomon.engine import Engine, ProcessPool, Serial, mark_each
from rashomon.engine import marking as where
from rashomon.engine.marking import Marking
from rashomon.model import Article, Failure, MarkedArticle

ENGINES = [Serial(), ProcessPool(2)]


def tens(number: int) -> tuple[int, ...]:
    return tuple(range(number * 10, number * 10 + 10))


def articles(number: int) -> list[Article]:
    text = "Mayor Ines Dolan said on Monday that quay {} of Port Ellis would reopen in {} weeks."
    return [Article(id=f"a-{n}", source=f"{n}.txt", text=text.format(n, n + 2), language="en") for n in range(number)]


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: type(engine).__name__)
def test_results_come_in_the_order_of_the_records(engine: Engine) -> None:
    assert list(engine.map(tens, range(70))) == [tens(n) for n in range(70)]
    assert not list(engine.map(tens, []))


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: type(engine).__name__)
def test_an_engine_takes_no_more_than_it_can_hold(engine: Engine) -> None:
    taken: list[int] = []

    def endless() -> Iterator[int]:
        for number in count():
            taken.append(number)
            yield number

    results = engine.map(tens, endless())
    assert list(islice(results, 3)) == [tens(0), tens(1), tens(2)]
    assert len(taken) < 200
    if hasattr(results, "close"):
        results.close()


def test_marks_are_the_same_from_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(where, "_FEW", 4)
    batch = articles(10)
    alone, several = list(mark_each(batch, jobs=1)), list(mark_each(batch, jobs=2))
    assert all(isinstance(article, MarkedArticle) and article.quotes for article in alone)
    assert several == alone


def test_what_cannot_be_marked_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article, _: object) -> MarkedArticle:
        if article.id == "a-1":
            raise ZeroDivisionError
        return MarkedArticle(id=article.id, source=article.source, text=article.text)

    monkeypatch.setattr("rashomon.mark.mark", broken)
    results = list(Serial().map(Marking(), articles(3)))
    assert [type(result) for result in results] == [MarkedArticle, Failure, MarkedArticle]
