"""Date lines of plain text in many languages: which date is that of the publication."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.text.dates import days_in
from rashomon.read.text.dating import dates_only, opens_with_sign, sign_before


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published May 3, 2023 • Last updated 2 hours ago • 6 minutes", "2023-05-03"),
        ("Stand: 03.05.2023 17:23 Uhr", "2023-05-03T17:23"),
        ("Erstellt: 03.05.2023, 18:16 Uhr", "2023-05-03T18:16"),
        ("3. Mai 2023, 12:15 Uhr", "2023-05-03T12:15"),
        ("Publiziert3. Mai 2023, 12:17", "2023-05-03T12:17"),
        ("03.05.23 23:35", "2023-05-03T23:35"),
        ("Publié le 3 mai 2023 à 16h05", "2023-05-03T16:05"),
        ("3 de mayo de 2023", "2023-05-03"),
        ("02/05/2023 Actualizado a las 20:56h.", None),
        ("25/05/2023 20:56h.", "2023-05-25T20:56"),
        ("3 maggio 2023", "2023-05-03"),
        ("Publicado em 3 de maio de 2023 às 10:22", "2023-05-03T10:22"),
        ("Gepubliceerd op 3 mei 2023", "2023-05-03"),
        ("3. května 2023", "2023-05-03"),
        ("3 maja 2023, 14:00", "2023-05-03T14:00"),
        ("Giriş: 03.05.2023 - 18:24 Güncelleme: 04.05.2023 - 18:57", "2023-05-03T18:24"),
        ("Publicerad 3 maj 2023 kl 10.23", "2023-05-03T10:23"),
        ("3. toukokuuta 2023", "2023-05-03"),
        ("3 мая 2023, 10:15", "2023-05-03T10:15"),
        ("2023. május 3.", "2023-05-03"),
        ("2023 m. gegužės 3 d.", "2023-05-03"),
        ("3 Μαΐου 2023", "2023-05-03"),
        ("3 मई 2023", "2023-05-03"),
        ("2023年5月3日 20時01分", "2023-05-03"),
        ("2023.05.03 20:00", "2023-05-03T20:00"),
        ("입력 2023.05.03 20:00", "2023-05-03T20:00"),
        ("12:20pm May 3, 2023", "2023-05-03T12:20"),
        ("17:41 JST, May 3, 2023", "2023-05-03T17:41+09:00"),
        ("May 3, 20235 mins", "2023-05-03"),
        ("2023-05-03T08:15:00+02:00", "2023-05-03T08:15+02:00"),
        ("2023-05-03T23:30:00.000Z", "2023-05-03T23:30+00:00"),
        ("2023-05-03 23:30:00 -0500", "2023-05-03T23:30-05:00"),
        ("May 3, 2023 6:14 PM GMT+3", "2023-05-03T18:14+03:00"),
        ("May 3, 2023 6:14 PM GMT+5:30", "2023-05-03T18:14+05:30"),
        ("3 May 2023 10:15-11:30", "2023-05-03T10:15"),
    ],
)
def test_lines_that_hold_a_date_and_nothing_else(line: str, day: str | None) -> None:
    found = [d for d in days_in(line) if d.calendar()]
    if day is None:
        assert not found
        return
    assert dates_only(line), line
    told = found[0]
    clock = f"T{told.clock}{told.zone or ''}" if told.clock else ""
    assert f"{told.calendar()}{clock}" == day


def test_a_number_that_may_be_day_or_month_is_told_by_the_language() -> None:
    assert [d.calendar() for d in days_in("03/05/2023")] == []
    assert [str(d.calendar()) for d in days_in("03/05/2023", day_first=True)] == ["2023-05-03"]
    assert [str(d.calendar()) for d in days_in("03/05/2023", day_first=False)] == ["2023-03-05"]
    assert [str(d.calendar()) for d in days_in("05/23/2023", day_first=True)] == ["2023-05-23"]


@pytest.mark.parametrize(
    "line",
    [
        "The pier was built on 3 May 1923 by the harbour council.",
        "In June 2024 the court ruled against the council",
        "3 of the 2023 boats",
        "Seit Mai 2022 Chefkontrolleur",
        "May the best boat win",
        "",
    ],
)
def test_lines_that_tell_more_than_a_date(line: str) -> None:
    assert not dates_only(line)


def test_a_place_or_a_name_may_stand_beside_the_date_above_the_story() -> None:
    assert dates_only("Saltmouth, 3 May 2023", above=True)
    assert dates_only("Ada Quill | 03.05.2023, 19:35 Uhr", above=True)
    assert not dates_only("The ferry pier on the island on 3 May 2023", above=True)


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("Updated ", "changed"),
        ("Published: 3 May 2023 | Updated: ", "changed"),
        ("Last updated 4 May, first published ", "first"),
        ("Zuletzt aktualisiert am ", "changed"),
        ("Mis à jour le ", "changed"),
        ("最終更新 ", "changed"),
        ("公開日時", "first"),
        ("Güncelleme : ", "changed"),
        ("on ", None),
    ],
)
def test_the_last_word_tells_what_date_it_is(words: str, sign: str | None) -> None:
    assert sign_before(words) == sign


def test_the_first_word_of_a_line() -> None:
    assert opens_with_sign("• Updated 3 May") == "changed"
    assert opens_with_sign("Veröffentlicht am 3. Mai") == "first"
    assert opens_with_sign("Das Boot wurde aktualisiert") is None


@given(st.text(max_size=150))
def test_any_line_can_be_asked(line: str) -> None:
    assert dates_only(line) in (True, False)
    assert sign_before(line) in ("changed", "first", None)
    for day in days_in(line):
        assert 0 <= day.span.start < day.span.end <= len(line)
