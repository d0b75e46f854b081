"""Dates that a page shows its readers and states nowhere else, in many languages."""

import pytest
from pages_by_hand import article_in, story

from rashomon.model import Article


def read(above: str, *, language: str = "en", head: str = "", below: str = "") -> Article:
    raw = (
        f'<html lang="{language}"><head><title>Ferry pier</title>{head}</head><body><nav><a href="/">Post</a></nav>'
        f"<main><h1>Ferry pier to be rebuilt</h1>{above}<div class=text>{story(language)}</div>{below}</main>"
        "</body></html>"
    )
    return article_in(raw)


@pytest.mark.parametrize(
    ("language", "above", "published", "updated"),
    [
        ("de", "<p>12. März 2023, 09:15 Uhr</p>", "2023-03-12T09:15", None),
        ("de", "<p>Stand: 12.03.2023 09:15 Uhr</p>", "2023-03-12T09:15", None),
        ("de", "<p>Veröffentlicht am 12.03.2023 | Aktualisiert am 13.03.2023</p>", "2023-03-12", "2023-03-13"),
        ("de", "<p>Aktualisiert: 13.03.2023, erstellt: 12.03.2023</p>", "2023-03-12", "2023-03-13"),
        ("de", "<p>Von Ada Quill, Hafenstadt - 12.03.2023</p>", "2023-03-12", None),
        ("fr", "<p>Publié le 12 mars 2023 à 09h15, mis à jour le 13 mars 2023</p>", "2023-03-12T09:15", "2023-03-13"),
        ("fr", "<p>12/03/2023</p>", "2023-03-12", None),
        ("es", "<p>12 de marzo de 2023</p>", "2023-03-12", None),
        ("es", "<p>Actualizado: 13 de marzo de 2023</p><p>12 de marzo de 2023</p>", "2023-03-12", "2023-03-13"),
        ("es", "<p>03/05/2023 10:22</p>", "2023-05-03T10:22", None),
        ("it", "<p>12 marzo 2023 (modifica il 13 marzo 2023 | 15:24)</p>", "2023-03-12", "2023-03-13T15:24"),
        ("pt", "<p>Publicado em 12 de março de 2023</p>", "2023-03-12", None),
        ("nl", "<p>Gepubliceerd: 12 maart 2023</p>", "2023-03-12", None),
        ("cs", "<p>12. března 2023 9:15</p>", "2023-03-12T09:15", None),
        ("pl", "<p>12 marca 2023, 9:15</p>", "2023-03-12T09:15", None),
        (
            "tr",
            "<p>Giriş: 12.03.2023 - 18:24 Güncelleme: 13.03.2023 - 18:57</p>",
            "2023-03-12T18:24",
            "2023-03-13T18:57",
        ),
        ("tr", "<p>12 Mart 2023</p>", "2023-03-12", None),
        ("sv", "<p>Publicerad 12 mars 2023 kl 10.23</p>", "2023-03-12T10:23", None),
        ("ru", "<p>12 марта 2023, 10:15</p>", "2023-03-12T10:15", None),
        ("ja", "<p>2023年3月12日 20:01</p>", "2023-03-12T20:01", None),
        ("ja", "<p>公開 2023/3/12 更新 2023/3/13</p>", "2023-03-12", "2023-03-13"),
        ("en", "<p>Mar 12, 20235 mins</p>", "2023-03-12", None),
        (
            "en",
            "<p class='byline vcard'>By Ada Quill <abbr title='2023-03-12T01:40:00Z'>1 hr ago</abbr></p>",
            "2023-03-12T01:40+00:00",
            None,
        ),
        ("en", "<p>12 March 2023 in the <abbr title='Bay of Saltmouth'>BoS</abbr></p>", "2023-03-12", None),
        ("en", "<p>Updated 13 March 2023 | Published 12 March 2023</p>", "2023-03-12", "2023-03-13"),
    ],
)
def test_dates_under_the_headline(language: str, above: str, published: str, updated: str | None) -> None:
    article = read(above, language=language)
    assert article.published.value == published
    assert article.published.origin == "stated"
    assert (article.updated.value if article.updated else None) == updated


@pytest.mark.parametrize(
    ("language", "above"),
    [
        ("de", "<p>Aktualisiert am 13.03.2023</p>"),
        ("fr", "<p>Mis à jour le 13 mars 2023</p>"),
        ("es", "<p>Actualizado el 13 de marzo de 2023</p>"),
        ("it", "<p>Aggiornato il 13 marzo 2023</p>"),
        ("tr", "<p>Son güncelleme: 13.03.2023</p>"),
        ("ja", "<p>最終更新 2023年3月13日</p>"),
    ],
)
def test_a_page_that_tells_only_its_last_change_is_dated_by_inference(language: str, above: str) -> None:
    article = read(above, language=language)
    assert (article.published.value, article.published.origin) == ("2023-03-13", "inferred")
    assert article.updated is not None
    assert article.updated.value == "2023-03-13"


def test_what_is_stated_for_machines_outlives_the_markup_of_readers() -> None:
    head = '<meta property="article:published_time" content="2023-03-12T09:15:00Z">'
    assert (
        read("<p>Aktualisiert am 13.03.2023</p>", language="de", head=head).published.value == "2023-03-12T09:15+00:00"
    )


@pytest.mark.parametrize(
    "below",
    [
        "<div class=related><h2>Mehr zum Thema</h2><p>Alte Brücke gesperrt</p><p>11.03.2023</p></div>",
        "<footer>© 2023 Hafenbote</footer>",
        "<p>Kommentare</p><p>Omar Feld, 15. März 2023</p>",
    ],
)
def test_dates_behind_the_story_are_of_others(below: str) -> None:
    assert read("<p>12. März 2023</p>", language="de", below=below).published.value == "2023-03-12"
