"""Which house published a text, by its masthead, its byline and its small print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Article, Failure
from rashomon.read.admission import StatedMetadata
from rashomon.read.text import article_from_text
from rashomon.read.text.houses import may_be_masthead, spelled

BODY = (
    "The old harbour bridge opened to traffic again on Friday, a year after a barge tore away two of its piers.",
    "About four thousand cars are expected to cross it every day, the city's engineer, Tomas Reyl, told reporters.",
    "He said the new piers were built to stand a collision with a ship of up to nine thousand tonnes.",
    "Shopkeepers on the northern bank say that they lost a third of their custom while the bridge was closed.",
    "The city has promised to pay part of their rent, but the council has yet to vote on the sum.",
)
TITLE = "Harbour bridge reopens after a year of repairs"


def read(above: tuple[str, ...] = (), below: tuple[str, ...] = (), body: tuple[str, ...] = BODY) -> Article:
    article = article_from_text("a.txt", "\n\n".join((*above, *body, *below)), known=StatedMetadata())
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("above", "below", "publisher"),
    [
        (("NORTHBANK COURIER", TITLE), (), "Northbank Courier"),
        (("INLAND COURIER", TITLE), ("Copyright 2022 Inland Courier Media. All rights reserved.",), "Inland Courier"),
        ((TITLE, "Northbank Courier | 04.03.2022 10:15"), (), "Northbank Courier"),
        ((TITLE, "By Mara Lindqvist, Northbank Radio"), ("Northbank Radio thanks its listeners.",), "Northbank Radio"),
        ((TITLE,), ("Northbank Courier is published by Quay House. © 2022",), "Northbank Courier"),
        ((TITLE,), ("Sign up for the Northbank Courier morning letter",), "Northbank Courier"),
        ((TITLE,), ("You are reading the Northbank Courier",), "Northbank Courier"),
        ((TITLE,), ("Northbank Courier — About us",), "Northbank Courier"),
        ((TITLE, "© Jonas Falk"), (), None),
        ((TITLE, "© Jonas Falk"), ("© Jonas Falk",), None),
        ((TITLE, "© Jonas Falk"), ("© 2022 Northbank Courier",), "Northbank Courier"),
        ((TITLE, "The Northbank Courier", "4 March 2022"), (), "The Northbank Courier"),
        ((TITLE, "Mara Lindqvist", "Northbank Ledger", "4 March 2022"), (), "Northbank Ledger"),
        (("SPORTS NEWS", TITLE), (), None),
        ((TITLE,), ("Join the Conversation",), None),
        ((TITLE,), ("About the Author",), None),
        ((TITLE, "By Mara Lindqvist"), ("About Mara Lindqvist",), None),
    ],
)  # fmt: skip
def test_the_house_that_a_text_names(above: tuple[str, ...], below: tuple[str, ...], publisher: str | None) -> None:
    article = read(above, below)
    assert article.publisher == publisher
    assert any(ground.field == "publisher" for ground in article.grounds) is (publisher is not None)


def test_a_bare_name_is_the_byline_where_the_closing_note_describes_it() -> None:
    below = (
        "Tags: bridge, harbour",
        "Mara Lindqvist is the city editor of the Northbank Courier.",
        "More from the city",
    )
    assert read((TITLE, "Mara Lindqvist"), below).bylines == ("Mara Lindqvist",)
    assert read((TITLE, "Mara Lindqvist")).bylines == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Mara Lindqvist", ("Mara Lindqvist",)),
        ("Mara Lindqvist and Tomas Reyl", ("Mara Lindqvist", "Tomas Reyl")),
        ("Mara Lindqvist in Northbank", ("Mara Lindqvist",)),
        ("Mara Sun", ("Mara Sun",)),
        ("The Northbank Courier", ()),
        ("Northbank Ledger", ()),
        ("Mara Lindqvist\n\nNorthbank Ledger", ("Mara Lindqvist",)),
        ("NEWS FEATURE", ()),
        ("Reuters in Northbank", ()),
    ],
)
def test_a_bare_name_right_above_the_date_is_the_byline(line: str, names: tuple[str, ...]) -> None:
    article = read((TITLE, line, "4 March 2022"))
    assert article.bylines == names
    assert article.agencies == (("Reuters",) if line.startswith("Reuters") else ())


def test_a_text_without_clutter_is_the_story_to_its_last_word() -> None:
    article = read((TITLE,), ("He did not reply.",))
    assert article.title == TITLE
    assert article.text == "\n\n".join((*BODY, "He did not reply."))
    assert read(("Will the harbour bridge open this year?",)).title == "Will the harbour bridge open this year?"


def test_a_few_sentences_are_a_report_but_an_invitation_is_none() -> None:
    brief = "A barge sank on Monday.\n\nPolice said so.\n\nNobody was hurt."
    article = article_from_text("a.txt", brief, known=StatedMetadata())
    assert isinstance(article, Article)
    assert article.text == brief
    assert isinstance(article_from_text("a.txt", "Subscribe to read the full story.", known=StatedMetadata()), Failure)


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("MOSCOW, June 3. /TASS/. ", "Moscow", "TASS"),
        ("WASHINGTON/LONDON, June 3 (Reuters) - ", "Washington/London", "Reuters"),
        ("June 3 (Reuters) - ", None, "Reuters"),
    ],
)
def test_a_dateline_has_many_forms(opening: str, place: str | None, agency: str) -> None:
    article = read((TITLE,), body=(opening + BODY[0], *BODY[1:]))
    assert (article.dateline, article.agencies) == (place, (agency,))


def test_a_newsroom_signs_where_no_person_does() -> None:
    assert read((TITLE, "By Courier Staff with Kestrel Press")).bylines == ("Courier Staff",)
    assert read((TITLE, "By Staff Reporter")).bylines == ()


def test_a_picture_credited_to_a_house_and_a_person_is_no_subheading() -> None:
    caption = "Tomas Reyl on the bridge at dawn on Friday. (Northbank Radio: Mara Lindqvist)"
    article = read((TITLE,), body=(*BODY[:2], caption, *BODY[2:]))
    assert caption not in article.text
    assert [one.text for one in article.captions] == [caption]


def test_a_page_that_says_a_machine_translated_it_is_believed() -> None:
    notice = "This text was translated automatically from Czech. The original is on our main site."
    article = read((TITLE, notice))
    assert notice not in article.text
    assert len(article.translated) == 1
    assert read((TITLE, "This text was translated from Czech by Mara Lindqvist.")).translated == ()


def test_word_order_of_another_language_needs_a_second_sign() -> None:
    odd = "In the town hall on Monday were held negotiations about the rent of the shops on the northern bank."
    more = "The shopkeepers, as inform the local sources, two times did not come to the meeting with the mayor."
    assert read((TITLE,), body=(*BODY, odd)).translated == ()
    assert len(read((TITLE,), body=(*BODY, odd, more)).translated) == 3


@given(st.text(max_size=60))
def test_any_words_can_be_asked_for_a_masthead(words: str) -> None:
    assert may_be_masthead(words) in (True, False)
    assert spelled(words, words).lower() == words.lower() or not words.isascii()
