"""Reports in other languages: what needs no parse is marked, nothing else, and the article says so."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from rashomon.mark import Parser, mark
from rashomon.mark.unparsed import is_parsed
from rashomon.mark.unparsed.figures import worth
from rashomon.model import Article, Published

GERMAN = (
    "Nach dem Unwetter vom 3. März sind in Velmark 12 Menschen gestorben, wie die Behörden am Dienstag mitteilten. "
    "Der Schaden liegt bei 1,5 Millionen Euro. Die Neuwahlen wurden auf den 14.06.2023 verschoben. Rund 40 Prozent der "
    "Wähler waren noch nicht registriert, und der Minister ist am Montag zurückgetreten, ohne Gründe zu nennen."
)
ENGLISH = (
    "The storm that hit Velmark on Friday killed twelve people, officials said. They were still looking for others "
    "in the hills, where roads had been washed away and the army had been sent to help with the work of the rescue."
)


def article(text: str, language: str | None) -> Article:
    return Article(id="a", source="a", language=language, published=Published("2023-03-08", "day", "stated"), text=text)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize("language", ["de", "en", None])
def test_german_is_not_parsed_whatever_is_stated_of_it(parser: Parser, language: str | None) -> None:
    marked = mark(article(GERMAN, language), parser)
    assert not marked.events
    assert not [one for one in marked.mentions if one.name in {"Neuwahlen", "Dienstag"}]
    assert [ground.field for ground in marked.grounds] == ["marks"]
    assert len(marked.sentences) == 4


@pytest.mark.parametrize("language", ["en", "en-GB", "EN", None, "de"])
def test_english_is_parsed_whatever_is_stated_of_it(language: str | None) -> None:
    assert is_parsed(article(ENGLISH, language))


def test_short_english_needs_no_small_words() -> None:
    assert is_parsed(article("Gunmen kill twelve guards, police say", None))


def test_figures_and_days_of_german(parser: Parser) -> None:
    marked = mark(article(GERMAN, "de"), parser)
    assert [time.value for time in marked.times] == ["2023-03-03", "2023-06-14"]
    assert [(one.value, one.unit) for one in marked.quantities] == [(12, "person"), (1.5e6, "EUR"), (40, "percent")]


@pytest.mark.parametrize(
    ("number", "pointed", "value"),
    [
        ("1.250,5", False, 1250.5),
        ("1,250.5", True, 1250.5),
        ("1.250", False, 1250),
        ("3,5", False, 3.5),
        ("12 000", False, 12000),
        ("2.000.000", False, 2e6),
    ],
)
def test_worth_of_numbers(number: str, pointed: bool, value: float) -> None:
    assert worth(number, pointed=pointed) == value


LANGUAGES = tomllib.loads(files("rashomon.mark.unparsed").joinpath("languages.toml").read_text("utf-8"))["language"]


@pytest.mark.parametrize("entry", LANGUAGES, ids=lambda entry: entry["id"])
def test_examples_of_the_lexicon(parser: Parser, entry: dict[str, Any]) -> None:
    figure, day = entry["example"]
    words = " ".join(word for month in entry["months"] for word in month.split())  # nothing of English
    marked = mark(article(f"{figure}. {day}. {words}", entry["id"]), parser)
    assert [(one.value, one.unit) for one in marked.quantities] == [(12, "person")]
    assert [time.value for time in marked.times] == ["2021-03-03"]
