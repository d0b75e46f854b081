"""Who wrote a page: bylines in many languages, and everything that looks like one and names no author."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_by_hand import STORIES, article_in, story

from rashomon.model import Article
from rashomon.read.pages import read_page
from rashomon.read.pages.names import is_person, split_names
from rashomon.read.raw import Raw


def read(
    above: str = "", below: str = "", *, language: str = "en", head: str = "", linked: object = None, inside: str = ""
) -> Article:
    data = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    first, rest = story(language).split("</p>", 1)
    raw = (
        f'<html lang="{language}"><head><title>Ferry pier to be rebuilt | Harbour Post</title>'
        f'<meta property="og:site_name" content="Harbour Post">{head}{data}</head><body>'
        '<nav><a href="/">Harbour Post</a> <a href="/news">World News</a></nav>'
        f"<main><article><h1>Ferry pier to be rebuilt</h1>{above}<div class=text>{first}</p>{inside}{rest}</div>"
        f"</article>{below}</main><footer>© Harbour Post. Editor: Nora Chief</footer></body></html>"
    )
    return article_in(raw)


@pytest.mark.parametrize(
    ("language", "above", "names"),
    [
        ("de", "<p>Von Ada Quill</p>", ["Ada Quill"]),
        ("de", "<p>Von Ada Quill und Ben Quire</p>", ["Ada Quill", "Ben Quire"]),
        ("de", "<div>Von Ada Quill, Hafenstadt | 3. Mai 2023, 12:15 Uhr</div>", ["Ada Quill"]),
        ("de", "<div>03.05.2023, 12:15 Uhr | von Ada Quill</div>", ["Ada Quill"]),
        ("de", "<div>Ein Bericht von Ada Quill</div>", ["Ada Quill"]),
        ("fr", "<p>Par Ada Quill</p>", ["Ada Quill"]),
        ("fr", "<p>Par Ada Quill et Ben Quire, à Port-Vieux</p>", ["Ada Quill", "Ben Quire"]),
        ("fr", "<div>Publié le 3 mai 2023 à 12h15 par Ada Quill</div>", ["Ada Quill"]),
        ("es", "<p>Por Ada Quill</p>", ["Ada Quill"]),
        ("es", "<div>Por: Ada Quill | 3 de mayo de 2023</div>", ["Ada Quill"]),
        ("it", "<p>di Ada Quill</p>", ["Ada Quill"]),
        ("it", "<p>a cura di Ada Quill</p>", ["Ada Quill"]),
        ("pt", "<p>Por Ada Quill, em Porto Velho</p>", ["Ada Quill"]),
        ("nl", "<p>Door Ada Quill</p>", ["Ada Quill"]),
        ("nl", "<p>Geschreven door Ada Quill op 3 mei 2023</p>", ["Ada Quill"]),
        ("cs", "<p>Autor: Ada Quillová</p>", ["Ada Quillová"]),
        ("pl", "<p>Autor: Ada Quill</p>", ["Ada Quill"]),
        ("tr", "<p>Yazar: Ada Quill</p>", ["Ada Quill"]),
        ("tr", "<p>Haber: Ada Quill</p>", ["Ada Quill"]),
        ("sv", "<p>Av Ada Quill</p>", ["Ada Quill"]),
        ("sv", "<p>Text: Ada Quill</p>", ["Ada Quill"]),
        ("ru", "<p>Автор: Ада Квилл</p>", ["Ада Квилл"]),
        ("ja", "<p>文：港 太郎</p>", ["港 太郎"]),
        ("en", "<p>By <a href='/x1'>Ada Quill</a><span>Harbour Correspondent</span></p>", ["Ada Quill"]),
        ("en", "<p>May 3, 2023 by Ada Quill 4 Comments</p>", ["Ada Quill"]),
        ("en", "<p>0 · by Ada Quill · Updated on 8 May 2023</p>", ["Ada Quill"]),
        ("en", "<p>Published on May 3rd, 2023 by Ada Quill and Ben Quire</p>", ["Ada Quill", "Ben Quire"]),
        ("en", "<p>Medically reviewed by Eve Check, MD — Written by Ada Quill, RD — Updated May 3</p>", ["Ada Quill"]),
        ("en", "<p>3 Comments | <a rel=author href='/author/ada'>Ada Quill</a> | May 3, 2023</p>", ["Ada Quill"]),
        (
            "en",
            "<div><a href='/author/ada'>Ada Quill</a></div><div><a href='/author/ben'>Ben Quire</a></div>",
            ["Ada Quill", "Ben Quire"],
        ),
        (
            "en",
            "<p><b class=author>Ada Quill and Ben Quire</b> <i class=from>Saltmouth Leader</i></p>",
            ["Ada Quill", "Ben Quire"],
        ),
        ("en", "<p class=byline>By Ada Quill Associated Press</p>", ["Ada Quill"]),
        ("en", "<p class=byline>By Ada Quill, Harbour Post Business</p>", ["Ada Quill"]),
        ("en", "<p class=byline>By Ada Quill, Editor-at-large</p>", ["Ada Quill"]),
        ("en", "<p class=byline>By Ada Quill, New York</p>", ["Ada Quill"]),
        ("en", "<p class=byline>By Ada Quill Tuesday, May 2, 2023</p>", ["Ada Quill"]),
        ("en", "<p class=byline>By Ada Quill @adaquill<br>on May 3, 2023 at 9:00a</p>", ["Ada Quill"]),
        ("en", "<p class=byline>By Ada Quill By Ada Quill Harbour Reporter May 3</p>", ["Ada Quill"]),
        ("en", "<p class='author vcard'><b>Ada Quill</b> <i>Senior Harbour Correspondent</i></p>", ["Ada Quill"]),
        ("en", "<p class=author>Ada Quill, HARBOUR TODAY</p>", ["Ada Quill"]),
        ("en", "<p>by quill77</p>", ["quill77"]),
        ("ja", "<p>記者 港太郎</p>", ["港太郎"]),
        ("ja", "<p>港太郎 記者</p>", ["港太郎"]),
        ("en", "<p>ADA QUILL</p><p>By ADA QUILL, Harbour Post Staff</p>", ["ADA QUILL"]),
    ],
)
def test_bylines_of_many_languages(language: str, above: str, names: list[str]) -> None:
    assert list(read(above, language=language).bylines) == names


@pytest.mark.parametrize(
    ("language", "above"),
    [
        ("en", "<p class=byline>By Staff</p>"),
        ("es", "<p class=autor>Palma de Mallorca</p>"),
        ("pl", "<p class=autor>Grupa Saltmouth Sp. z o.o.</p>"),
        ("en", "<p class=byline>By Admin</p>"),
        ("en", "<p class=byline>Staff Reports</p>"),
        ("en", "<p class=byline>From wire reports</p>"),
        ("en", "<p>Posted by admin on May 3, 2023</p>"),
        ("en", "<p>Contact: <a href='/author/ron'>Ron Field</a></p>"),
        ("en", "<p>Edited by Eve Check</p>"),
        ("en", "<p class=author>Reviewed by Eve Check</p>"),
        ("en", "<p class=author-check>Fact Checked</p>"),
        ("en", "<p>Photo by Pia Lens</p>"),
        ("en", "<p>Photographs by Pia Lens and Max Shutter</p>"),
        ("en", "<figure><img src=x><figcaption>By Pia Lens / Nimbus Pictures</figcaption></figure>"),
        ("en", "<p class=author-tools><a href='/author/follow'>Email Ada</a></p>"),
        ("en", "<p>New York, May 3, 2023</p>"),
        ("en", "<p>World News | May 3, 2023</p>"),
        ("en", "<p>By continuing to read you agree to our terms</p>"),
        ("en", "<p>By Popular Demand</p>"),
        ("de", "<p>Von der Redaktion</p>"),
        ("de", "<p>Foto: Pia Lens</p>"),
        ("de", "<p>Bearbeitet von Eve Check</p>"),
        ("de", "<p>Von Montag an wird gebaut</p>"),
        ("de", "<p>Von Hamburg nach Bremen: Die neue Fähre</p>"),
        ("fr", "<p>Par la rédaction</p>"),
        ("fr", "<p>Photo : Pia Lens</p>"),
        ("fr", "<p>Traduit par Eve Check</p>"),
        ("es", "<p>Por Redacción</p>"),
        ("es", "<p>Foto: Pia Lens</p>"),
        ("it", "<p>di Redazione</p>"),
        ("pt", "<p>Por Redação</p>"),
        ("nl", "<p>Door onze redactie</p>"),
        ("pl", "<p>Autor: Redakcja</p>"),
        ("cs", "<p>Foto: Pia Lensová</p>"),
        ("sv", "<p>Foto: Pia Lens</p>"),
        ("ja", "<p>写真：港 太郎</p>"),
    ],
)
def test_lines_under_the_headline_that_name_no_author(language: str, above: str) -> None:
    assert read(above, language=language).bylines == ()


def test_a_list_of_works_is_not_written_by_their_authors() -> None:
    works = "".join(
        f"<h3>Book {n} of the sea</h3><div>By:</div><div>{name}</div><p>{STORIES['en'].format(n)}</p>"
        for n, name in enumerate(("Ada Quill, Ben Quire", "Eve Check", "Pia Lens"))
    )
    opening = "<p>Three new books tell of life on the quay, and all of them are worth a place on the shelf.</p>"
    raw = f"<html><body><article><h1>Books of the sea</h1>{opening}{works}</article></body></html>"
    result = read_page(Raw("page.html", "html", raw.encode()))
    assert isinstance(result, Article)
    assert result.bylines == ()


CARD = '<div class="x1"><a href="/s/{n}"><h3>{title}</h3></a><p>{by}</p></div>'
TITLES = ("Old bridge closes for repairs next week", "Fishermen ask for more room", "A museum of ropes opens its doors")
PEOPLE = ("Liz Teaser", "Tom Teaser", "Uma Teaser")


@pytest.mark.parametrize(
    "below",
    [
        "".join(CARD.format(n=n, title=t, by=f"By {p}") for n, (t, p) in enumerate(zip(TITLES, PEOPLE, strict=True))),
        CARD.format(n=1, title=TITLES[0], by="By Liz Teaser"),
        "".join(f"<div><a href='/author/{p[0]}'>{p}</a></div><p>{t}</p>" for t, p in zip(TITLES, PEOPLE, strict=True)),
        '<div id="comments"><h3>2 comments</h3><p>Omar Field says:</p><p>Good news.</p><p>By Rita Reply</p></div>',
        "<section><h2>Reader reviews</h2><p>★★★★</p><p>By Rita Reply</p><p>Fine boots, I would buy two.</p></section>",
        "<p>Photo credit: Pia Lens</p>",
        "<p>Copyright by Pia Lens</p>",
        "<p>Theme by Themeco Studio</p>",
        "<p>Press contact</p><p><a href='/author/ron'>Ron Field</a></p>",
        "<div class=widget><h4>Our writers</h4><ul><li><a href='/author/liz'>Liz Teaser</a></li></ul></div>",
    ],
)
def test_names_behind_the_story_that_are_not_its_authors(below: str) -> None:
    assert read(below=below).bylines == ()


def test_a_page_that_is_one_card_still_names_its_author() -> None:
    raw = f'<div class="card"><h1>Ferry pier to be rebuilt</h1><p class="author">Ada Quill</p>{story()}</div>'
    result = read_page(Raw("page.html", "html", f"<html><body>{raw}</body></html>".encode()))
    assert isinstance(result, Article)
    assert result.bylines == ("Ada Quill",)


def test_a_name_that_is_stated_and_shown_wins_over_a_handle() -> None:
    box = '<div class="author-box"><p>Written by Ada Quill</p></div>'
    linked = stated({"@type": "Person", "name": "Ada Quill"})
    assert read("<p class=byline>By HarbourQueen</p>", box, linked=linked).bylines == ("Ada Quill",)


def test_a_box_on_the_author_behind_the_story_names_her() -> None:
    box = (
        '<div class="author-box"><h4><a href="/author/ada" rel="author">Ada Quill</a></h4><p>She likes boats.</p></div>'
    )
    assert read(below=box).bylines == ("Ada Quill",)
    assert read(below="<p>Written by Ada Quill</p>").bylines == ("Ada Quill",)


@pytest.mark.parametrize(
    "inside",
    [
        "<figure><img src=x><figcaption>The pier. By Pia Lens</figcaption></figure>",
        '<aside><a href="/s/1">Old bridge closes for repairs</a> <span class="author">Liz Teaser</span></aside>',
        '<div><a href="/s/1">Old bridge closes for repairs</a> <span class="author">Liz Teaser</span></div>',
        "<h3>By land and sea</h3>",
    ],
)
def test_names_inside_the_story_that_are_not_its_authors(inside: str) -> None:
    rest = "<p>The {} of the island said on Sunday that nobody had been told of the plans before the vote was held.</p>"
    people = ("mayor", "warden", "pilot", "baker", "judge")
    assert read(inside="".join(map(rest.format, people)) + inside).bylines == ()


def stated(author: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Ferry pier to be rebuilt",
        "author": author,
    }


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"@type": "Person", "name": "Ada Quill"}, ["Ada Quill"]),
        ({"@type": "Person", "name": "Von Ada Quill, Hafenstadt"}, ["Ada Quill"]),
        (
            [{"@type": "Person", "name": "Ada Quill"}, {"@type": "Person", "name": "Ben Quire"}],
            ["Ada Quill", "Ben Quire"],
        ),
        ("Ada Quill and Ben Quire", ["Ada Quill", "Ben Quire"]),
        ({"@type": "Person", "givenName": "Ada", "familyName": "Quill"}, ["Ada Quill"]),
        ({"@type": "Organization", "name": "Reuters"}, ["Reuters"]),
        ({"@type": "Organization", "name": "Harbour Post"}, []),
        ({"@type": "Person", "name": "Harbour Post"}, []),
        ({"@type": "Person", "name": "Harbour Post Redaktion"}, []),
        ({"@type": "Person", "name": "admin"}, []),
        ({"@type": "Person", "name": "Editorial Team"}, []),
        ({"@type": "Person", "name": "undefined"}, []),
        ({"@type": "Person", "name": "https://post.example/author/ada"}, []),
        ({"@type": "Person", "name": "webmaster@post.example"}, []),
        ({"@type": "Organization", "name": "Port of Saltmouth Press Office"}, []),
        ({}, []),
        (None, []),
        (7, []),
    ],
)
def test_authors_that_a_page_states_unseen(author: object, names: list[str]) -> None:
    assert list(read(linked=stated(author)).bylines) == names


def test_a_handle_counts_where_readers_see_it_too() -> None:
    linked = stated({"@type": "Person", "name": "quill_77"})
    assert read(linked=linked).bylines == ()
    assert read("<div><a href='/author/quill_77'>quill_77</a></div>", linked=linked).bylines == ("quill_77",)


@given(st.text(max_size=80))
def test_names_of_any_text_lie_inside_it(text: str) -> None:
    for name in split_names(text):
        assert name in text
        is_person(name)


def test_the_foot_of_a_post_is_no_foot_of_a_page() -> None:
    share = '<div><a href="/mail">Email This</a><a href="/blog">BlogThis!</a><a href="/x">Share the post</a></div>'
    foot = '<div class="post-footer"><span class="vcard">Posted by <span>Ada Quill</span> at 5:11 AM</span></div>'
    assert read(below=foot + share).bylines == ("Ada Quill",)
    assert read(below=foot.replace("post-footer", "page-footer") + share).bylines == ()
    card = '<div><a href="/other">The harbour master retires in May</a></div>'
    assert read(below=foot + card).bylines == ()


def test_a_long_line_about_a_post_names_its_author_in_an_element_for_one() -> None:
    link = '<span class="author vcard"><a href="/author/quill">Ada Quill</a></span>'
    about = "Harbour politics and the ferry pier, 3 May 2023, rebuilding, council, storm, no comments yet"
    line = f'<div class="entry-meta">{link} {about}</div>'
    assert read(line).bylines == ("Ada Quill",)
    assert read(line.replace("author vcard", "topic").replace("/author/", "/topic/")).bylines == ()


@pytest.mark.parametrize("label", ["Autor/in: Ada Quill", "Autor:in: Ada Quill"])
def test_labels_for_either_sex(label: str) -> None:
    assert read(f"<p>{label}</p>", language="de").bylines == ("Ada Quill",)


def test_a_link_to_the_author_may_give_an_office_too() -> None:
    assert read('<p><a href="/author/quill">Ada Quill, CEO</a></p>').bylines == ("Ada Quill",)


def test_a_part_headed_by_the_word_for_an_author_names_one() -> None:
    box = "<aside><h3>Published</h3><p>3 May 2023</p><h3>Author</h3><p>Ada Quill</p></aside>"
    assert read(below=box).bylines == ("Ada Quill",)
    assert read(below=box + box.replace("Ada Quill", "Ben Quire")).bylines == ()
    assert read(below=box.replace("<h3>Author", "<h3>Partner")).bylines == ()
    assert read(below=f'<div class="comments">{box}</div>').bylines == ()


def test_a_headline_in_an_element_for_authors_names_none() -> None:
    raw = '<main class="h-entry author"><h1>My Top 23 Herbs and Flowers</h1>' + story() + "</main>"
    assert article_in(f"<html><body>{raw}</body></html>").bylines == ()


def test_a_stated_author_may_be_written_small_and_a_house_may_stand_below_by() -> None:
    assert read(head='<meta itemprop="author" content="ada quill">').bylines == ("ada quill",)
    assert read("<div>By</div><div>The Harbour Pilots Team</div>").bylines == ("The Harbour Pilots Team",)
