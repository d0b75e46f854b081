"""Texts that begin with lines that say where they are from, and messages that send such a text on."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Article
from rashomon.read import read
from rashomon.read.given import stated_head

STORY = (
    "The old harbour bridge opened to traffic again on Friday, a year after a barge tore away two of its piers.\n\n"
    "About four thousand cars are expected to cross it every day, the city's engineer, Tomas Reyl, told reporters.\n\n"
    "He said the new piers were built to stand a collision with a ship of up to nine thousand tonnes.\n"
)


def article_of(path: Path) -> Article:
    (found,) = read([str(path)])
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("name", ["Source", "Quelle", "来源"])
def test_lines_above_a_text_say_where_it_is_from(name: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        f"Title: Bridge reopens\n{name}: Northbank Courier\nDate: 4 March 2022\nAuthor: Mara Lindqvist\n\n{STORY}",
        "utf-8",
    )
    found = article_of(file)
    assert (found.title, found.publisher, found.bylines) == ("Bridge reopens", "Northbank Courier", ("Mara Lindqvist",))
    assert found.published.value == "2022-03-04"
    assert found.text.startswith("The old harbour bridge")
    assert {ground.field for ground in found.grounds} >= {"title", "publisher", "published", "bylines"}
    assert [line.label for line in found.lines[:4]] == ["boilerplate"] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Source: the harbour.\n\nThe pier will close in May.",
        "Question: Why now?\nAnswer: Because it rusts.\n\nThe pier will close in May.",
        "Date: 4 March 2022\nAuthor: Mara Lindqvist\n\nThe pier will close in May.",
        "Title: Bridge reopens\nSource: Northbank Courier\n",
        "Bridge reopens\nSource: Northbank Courier\nDate: 4 March 2022\n\nThe pier will close in May.",
    ],
)
def test_other_lines_are_no_head(text: str) -> None:
    assert stated_head(text)[1] == 0


@given(st.text(alphabet="Title: Source\n\r\tDate2024-03x：", max_size=200))
def test_a_head_ends_within_its_text(text: str) -> None:
    _, end = stated_head(text)
    assert 0 <= end <= len(text)
    assert end == 0 or text[end:].strip()


def test_a_message_that_sends_another_on_is_of_the_inner_one(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_text(
        "From: Jonas Falk <jonas@home.example>\nSubject: WG: Bridge reopens\nDate: Mon, 7 Mar 2022 09:00:00 +0100\n"
        "Content-Type: text/plain; charset=utf-8\n\nLook at this!\n\n-----Original Message-----\n"
        "From: Northbank Courier <news@courier.example>\nSent: Friday, March 4, 2022 6:05 PM\n"
        f"To: Jonas Falk\nSubject: Bridge reopens\n\nBridge reopens\n\n{STORY}",
        "utf-8",
    )
    found = article_of(file)
    assert (found.title, found.publisher) == ("Bridge reopens", "Northbank Courier")
    assert (found.published.value or "").startswith("2022-03-04")
    assert found.text.startswith("The old harbour bridge")
