"""Agencies of the text apart from those of the picture, and datelines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.credits import dateline, photo_agencies, text_agencies


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By AFP", ["Agence France-Presse"]),
        ("Ines Marek, Associated Press", ["Associated Press"]),
        ("(With inputs from PTI)", ["Press Trust of India"]),
        ("Mit Material von dpa und AFP", ["dpa", "Agence France-Presse"]),
        ("AP/AFP", ["Associated Press", "Agence France-Presse"]),
        ("The dam held, the mayor said. (Reuters)", ["Reuters"]),
        ("The Associated Press contributed to this report.", ["Associated Press"]),
        ("Copyright 2021 The Canadian Press. All rights reserved", ["Canadian Press"]),
        ("The mayor told Reuters that the dam had held.", []),
        ("Reuters reported that the dam had held, and the AP said so too.", []),
        ("Published in The Valley Gazette, May 3rd, 2021", []),
        ("An app that maps the dam", []),
    ],
)
def test_text_agencies(line: str, names: list[str]) -> None:
    found = text_agencies(line, 100)
    assert [credit.name for credit in found] == names
    assert all(line[c.span.start - 100 : c.span.end - 100].strip() for c in found)


@pytest.mark.parametrize(
    ("caption", "names"),
    [
        ("Two boats pass below the dam. — Reuters", ["Reuters"]),
        ("The dam at dusk. Photograph: Ines Marek/Pool/AFP via Getty Images", ["Agence France-Presse", "Getty Images"]),
        ("The dam at dusk (AP Photo/Ines Marek)", ["Associated Press"]),
        ("Foto: picture alliance/dpa", ["picture alliance", "dpa"]),
        ("A man reads Reuters below the dam", []),
        ("The dam at dusk. Photo: Ines Marek/Nimbus Pictures via AP", ["Nimbus Pictures", "Associated Press"]),
        ("The dam at dusk (Ines Marek/Kestrel Images)", ["Kestrel Images"]),
        ("Foto: Pressebild Nimbus/Kestrel Bildagentur", ["Kestrel Bildagentur"]),
        ("The dam at dusk. © Nimbus Press Agency", ["Nimbus Press Agency"]),
        ("The dam at dusk (File Photo)", []),
        ("The dam at dusk. Photo: Courtesy Photo", []),
        ("Satellite Images / Reuters", ["Reuters"]),
        ("Holiday Photos: the dam, the boats and the market", []),
        ("The dam at dusk", []),
    ],
)
def test_photo_agencies(caption: str, names: list[str]) -> None:
    assert [credit.name for credit in photo_agencies(caption)] == names


@pytest.mark.parametrize(
    ("paragraph", "place", "day", "agencies"),
    [
        ("LAGOS: The dam held", "Lagos", None, []),
        ("NEW DELHI, March 3 (Reuters) - The dam held", "New Delhi", "March 3", ["Reuters"]),
        ("KYIV, Ukraine (AP) — The dam held", "Kyiv, Ukraine", None, ["Associated Press"]),
        ("Berlin (dpa) - Der Damm hielt", "Berlin", None, ["dpa"]),
        ("(CNN) — The dam held", None, None, ["CNN"]),
        ("Nairobi, March 3: The dam held", "Nairobi", "March 3", []),
    ],
)
def test_datelines(paragraph: str, place: str | None, day: str | None, agencies: list[str]) -> None:
    found = dateline(paragraph, 7)
    assert found is not None
    assert (found.place, found.day, [a.name for a in found.agencies]) == (place, day, agencies)
    assert paragraph[found.span.end - 7 :].startswith(("The dam", "Der Damm"))


@pytest.mark.parametrize(
    "paragraph",
    [
        "Analysis: what the dam means",
        "UPDATE: The dam held",
        "The minister (AFP) said so",
        "He waited -- in vain",
        "In Lagos, March 3 — a day of rain",
    ],
)
def test_no_datelines(paragraph: str) -> None:
    assert dateline(paragraph) is None


@given(st.text(max_size=200), st.integers(0, 1000))
def test_credits_of_any_line_lie_inside_it(line: str, offset: int) -> None:
    opening = dateline(line, offset)
    credits_found = [
        *text_agencies(line, offset),
        *photo_agencies(line, offset),
        *(opening.agencies if opening else ()),
    ]
    assert all(offset <= c.span.start < c.span.end <= offset + len(line) for c in credits_found)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Courier Staff with Kestrel Press", ["Kestrel Press"]),
        ("(Reporting by Ines Marek for Kestrel Press; Editing by Paul Osei)", ["Kestrel Press"]),
        ("With material from the Kestrel News Agency", ["Kestrel News Agency"]),
        ("The dam held, the mayor said. — Kestrel Press", ["Kestrel Press"]),
        ("Ines Marek, Kestrel Press", []),
        ("The mayor spoke on Friday with the Kestrel Press", []),
    ],
)
def test_agencies_that_no_list_knows(line: str, names: list[str]) -> None:
    found = text_agencies(line, 50)
    assert [credit.name for credit in found] == names
    assert all(line[c.span.start - 50 : c.span.end - 50] == c.name for c in found)


@pytest.mark.parametrize(
    ("paragraph", "agencies"),
    [
        ("TERMOLI, May 3 (Kestrel Press) - The dam held", ["Kestrel Press"]),
        ("TERMOLI (Kestrel Press) — The dam held", ["Kestrel Press"]),
        ("TERMOLI, May 3 (Kestrel) - The dam held", ["Kestrel"]),
        ("TERMOLI, May 3 (Updated) - The dam held", None),
        ("LONDON (Ontario) - The dam held", None),
        ("Ines Marek (Green Party) - the mayor - said", None),
    ],
)
def test_the_source_of_a_dateline_needs_no_list(paragraph: str, agencies: list[str] | None) -> None:
    found = dateline(paragraph)
    assert (None if found is None else [credit.name for credit in found.agencies]) == agencies
