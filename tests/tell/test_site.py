"""A folder of pages: an index in order of news value, a page for every story, every link inside the folder."""

import msgspec
from handmade import ARTICLES, COURIER, DOSSIER, GAZETTE, HALYARD, MIRROR, STORY, TRIBUNE
from lxml import html

from rashomon.model import Dossier, Story
from rashomon.tell import INDEX, to_site

SMALL = Story(story="s-000000000001", title="Another matter", articles=(GAZETTE,), origins=((GAZETTE,),))
FIRST = msgspec.structs.replace(
    STORY, story="s-000000000002", articles=(HALYARD, COURIER, TRIBUNE, MIRROR), origins=STORY.origins[:1]
)
SITE = dict(to_site(Dossier(ARTICLES, (SMALL, FIRST))))


def test_a_page_for_every_story_one_for_what_is_left_and_an_index() -> None:
    assert list(SITE) == [
        "s-000000000001.html",
        "s-000000000002.html",
        "reports-of-no-story.html",
        INDEX,
    ]


def test_the_index_leads_to_every_page_what_most_tell_first_with_a_line_each() -> None:
    tree = html.fromstring(SITE[INDEX])
    links = tree.xpath("//nav[@class='stories']//a/@href")
    assert links == ["s-000000000002.html", "s-000000000001.html", "reports-of-no-story.html"]
    assert STORY.brief[0].text.capitalize() in tree.xpath("string(//nav/ol/li[1])")
    assert "2 independent origins" in tree.xpath("string(//nav/ol/li[1])")


def test_every_link_of_every_page_leads_somewhere_in_the_folder() -> None:
    for name, page in SITE.items():
        tree = html.fromstring(page)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        for href in tree.xpath("//a/@href"):
            assert href in SITE or (href[0] == "#" and href[1:] in ids), (name, href)


def test_what_was_copied_into_another_story_is_not_called_by_an_id() -> None:
    alone = msgspec.structs.replace(FIRST, articles=(HALYARD, MIRROR))
    page = dict(to_site(Dossier(ARTICLES, (alone, SMALL))))["s-000000000002.html"]
    text = html.fromstring(page).text_content()
    assert COURIER not in text
    assert "a report of another story" in text


def test_the_folder_tells_what_the_file_tells() -> None:
    assert list(dict(to_site(DOSSIER)))[-1] == INDEX
