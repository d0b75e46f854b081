"""What a plain text says of its own origin, with the grounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Article
from rashomon.read.admission import StatedMetadata
from rashomon.read.text import article_from_text
from rashomon.read.text.dates import days_in
from rashomon.read.text.language import language_of

BODY = [
    "The old harbour bridge opened to traffic again on Friday, a year after a barge tore away two of its piers.",
    "About four thousand cars are expected to cross it every day, the city's engineer, Tomas Reyl, told reporters.",
    "He said the new piers were built to stand a collision with a ship of up to nine thousand tonnes.",
    "Shopkeepers on the northern bank say that they lost a third of their custom while the bridge was closed.",
    "The city has promised to pay part of their rent, but the council has yet to vote on the sum.",
]
TITLE = "Harbour bridge reopens after a year of repairs"


def read(*above: str, body: list[str] = BODY, below: tuple[str, ...] = ()) -> Article:
    article = article_from_text("a.txt", "\n\n".join((TITLE, *above, *body, *below)), known=StatedMetadata())
    assert isinstance(article, Article)
    return article


def grounds(article: Article, field: str) -> list[str]:
    return [ground.reason for ground in article.grounds if ground.field == field]


def test_a_stated_date_keeps_its_time_and_zone() -> None:
    article = read("Published: March 4, 2022 10:15 pm IST")
    assert (article.published.value, article.published.precision) == ("2022-03-04T22:15+05:30", "minute")
    assert article.published.origin == "stated"


def test_last_updated_is_not_published() -> None:
    article = read("Last updated on March 6, 2022")
    assert article.updated is not None
    assert article.updated.value == "2022-03-06"
    assert article.published.origin == "inferred"


def test_published_and_updated_on_one_line() -> None:
    article = read("Published March 4, 2022 | Updated March 6, 2022")
    assert article.updated is not None
    assert (article.published.value, article.updated.value) == ("2022-03-04", "2022-03-06")


def test_a_dated_caption_and_the_opening_weekday_give_the_day() -> None:
    article = read("Workers lift a girder into place on March 3, 2022. Photo: Jonas Falk/AFP")
    assert (article.published.value, article.published.origin) == ("2022-03-04", "inferred")
    assert any("Friday" in reason for reason in grounds(article, "published"))


def test_without_a_year_the_date_stays_unknown_with_the_reason() -> None:
    article = read("This article was first published 1 year ago")
    assert (article.published.value, article.published.origin) == (None, "unknown")
    assert len(grounds(article, "published")) >= 2


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Published in The Valley Gazette, March 4th, 2022", "The Valley Gazette"),
        ("© 2022 Northbank Herald. All rights reserved", "Northbank Herald"),
        ("Get Northbank News in your inbox", "Northbank News"),
    ],
)
def test_publisher_from_the_furniture(line: str, publisher: str) -> None:
    article = read(below=(line,))
    assert article.publisher == publisher
    assert grounds(article, "publisher")


def test_no_publisher_is_invented() -> None:
    assert read(below=("Leave a Reply",)).publisher is None


def test_agency_of_the_text_apart_from_that_of_the_picture() -> None:
    body = ["NORTHBANK (Reuters) - " + BODY[0], *BODY[1:]]
    article = read("Workers lift a girder. Photo: Jonas Falk/Getty Images", body=body)
    assert (article.agencies, article.photo_agencies, article.dateline) == (
        ("Reuters",),
        ("Getty Images",),
        "Northbank",
    )


def test_bylines_are_people() -> None:
    assert read("By Mara Lindqvist and Paul Osei").bylines == ("Mara Lindqvist", "Paul Osei")
    assert read("by northbanknews").bylines == ()


def test_contributors_are_told_with_what_they_did() -> None:
    article = read(below=("Reporting by Mara Lindqvist in New Haven; Editing by Paul Osei",))
    found = [(ground.value, ground.reason) for ground in article.grounds if ground.field == "contributors"]
    assert found == [("Mara Lindqvist", "reported for the text"), ("Paul Osei", "edited the text")]


def test_signs_of_translation_need_more_than_one_phrase() -> None:
    odd = [
        *BODY,
        "The pier was inspected on April 18. June 2022, and the report is due.",
        "Hamid Noor and Hameed Noor agreed.",
    ]
    assert len(read(body=odd).translated) == 2
    assert read().translated == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The river had risen by the time that they came to the bridge.", "en"),
        ("Der Fluss war gestiegen, als sie mit dem Wagen an die Brücke kamen.", "de"),
        ("La rivière était montée quand ils sont arrivés au pont avec la voiture.", "fr"),
        ("El río había subido cuando llegaron al puente con los coches de la ciudad.", "es"),
        ("橋は金曜日に再び開通した。", "ja"),
        ("대교가 금요일에 다시 개통되었다.", "ko"),
        ("大桥星期五重新开放。", "zh"),
        ("12345 67890", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 3 March 2022", "2022-03-03"),
        ("March 3rd, 2022", "2022-03-03"),
        ("2022-03-03", "2022-03-03"),
        ("am 3. März 2022", "2022-03-03"),
        ("3 de marzo de 2022", "2022-03-03"),
        ("2022年3月3日", "2022-03-03"),
        ("3.3.2022", "2022-03-03"),
    ],
)
def test_dates_as_they_are_written(text: str, day: str) -> None:
    found = [d.calendar() for d in days_in(text)]
    assert [str(d) for d in found] == [day]


def test_an_ambiguous_or_impossible_date_is_none() -> None:
    assert list(days_in("on 3/4/2022")) == []
    assert [d.calendar() for d in days_in("February 30, 2022")] == [None]


@given(st.text(max_size=200))
def test_dates_of_any_text_lie_inside_it(text: str) -> None:
    assert all(0 <= d.span.start < d.span.end <= len(text) for d in days_in(text))
