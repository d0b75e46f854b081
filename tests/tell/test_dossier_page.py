"""Every dossier page: the words are the reports' own, every line leads to them, nothing is fetched."""

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest
from handmade import ARTICLES, COURIER, DOSSIER, GAZETTE, HALYARD, MIRROR, STORY, TEXTS
from lxml import html
from reading_back import body_of, marked_spans

from rashomon.model import Citation, Dossier, MarkedArticle, Span, Step, Story
from rashomon.tell import tell
from rashomon.tell.anchors import line_anchor, span_anchor
from rashomon.tell.numbered import lines_of, references

PAGE = tell(DOSSIER, "html")
TREE = html.fromstring(PAGE)
BLANKS = re.compile(r"\s+")


def cited(dossier: Dossier) -> Iterator[tuple[str, Span]]:
    articles = {article.id: article for article in dossier.articles}
    for lines in lines_of(dossier):
        yield from ((one.article, one.span) for one in references(lines, articles))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.publisher)
def test_a_report_stands_in_the_page_character_for_character(article: MarkedArticle) -> None:
    assert body_of(html.fromstring(PAGE), article.id).text_content() == article.text


def test_every_cited_span_is_marked_exactly() -> None:
    tree = html.fromstring(PAGE)
    marks = {id_: marked_spans(body_of(tree, id_)) for id_ in TEXTS}
    spans = set(cited(DOSSIER))
    assert len(spans) > 60
    for article, span in spans:
        assert marks[article][span_anchor(article, span)] == (span.start, span.end)


def test_every_link_has_its_target_and_no_id_comes_twice() -> None:
    ids = TREE.xpath("//@id")
    assert len(ids) == len(set(ids))
    hrefs = TREE.xpath("//a/@href")
    assert hrefs
    assert [href for href in hrefs if not href.startswith("#") or href[1:] not in ids] == []


def test_nothing_is_fetched_and_nothing_runs() -> None:
    assert TREE.xpath("//script | //link | //img | //iframe | //object | //form | //@onclick | //base") == []
    assert TREE.xpath("//@src | //@srcset | //@action | //@poster | //@background") == []
    assert not re.search(r"@import|url\(|@font-face", PAGE)
    assert "https://observer.example" in PAGE  # the source is there, as text


@pytest.mark.parametrize(
    "css",
    ["timeline", "facts", "actors", "sayings", "disagreement", "commitment"],
)
def test_every_line_counts_its_origins_and_leads_to_words(css: str) -> None:
    lists = {"timeline", "facts", "actors", "sayings"}
    path = f"//*[contains(concat(' ', @class, ' '), ' {css} ')]" + ("/li" if css in lists else "")
    lines = TREE.xpath(path)
    assert lines
    ids = set(TREE.xpath("//mark/@id"))
    for line in lines:
        assert re.search(r"\d+ (independent )?origins?", line.text_content())
        assert any(href[1:] in ids for href in line.xpath(".//a/@href"))


def test_records_of_every_kind_are_told() -> None:
    told = BLANKS.sub(" ", TREE.xpath("string(//main)"))
    texts = [entry.text for entry in STORY.timeline] + [fact.text for fact in STORY.facts]
    assert [text for text in texts if BLANKS.sub(" ", text) not in told] == []
    assert [actor.name for actor in STORY.actors if actor.name not in told] == []
    assert [one.about for one in STORY.disagreements if one.about not in told] == []
    assert [one.what for one in STORY.commitments if one.what not in told] == []
    wordings = [BLANKS.sub(" ", variant.text) for saying in STORY.sayings for variant in saying.variants]
    assert [words for words in wordings if words not in told] == []


def test_the_differing_words_of_a_variant_are_marked() -> None:
    assert [node.text_content() for node in TREE.xpath("//em[@class='differs']")] == [
        "This",
        "give",
        "before",
        "arrive",
        "in order to clarify",
        "standing at the helm",
    ]


def test_a_report_says_where_it_comes_from() -> None:
    text = {id_: BLANKS.sub(" ", TREE.xpath("string(//article[@id=$id]/header)", id=id_)) for id_ in TEXTS}
    assert "Tue 13 February 2024, 22:41 stated" in text[HALYARD]
    assert "inferred: the line under the headline" in text[MIRROR]
    assert "Agency Halyard Press" in text[COURIER]
    assert "from Halyard Press; shares an origin with Halyard Press and Inland Tribune" in text[COURIER]
    assert "says that it was translated automatically" in text[MIRROR]


def test_paragraphs_taken_over_say_from_where() -> None:
    (note, *_) = TREE.xpath("//article[@id=$id]//span[@class='taken-from']", id=COURIER)
    assert note.text_content() == "as in Halyard Press"


def test_headings_do_not_skip_a_level() -> None:
    levels = [int(node.tag[1]) for node in TREE.xpath("//h1 | //h2 | //h3 | //h4 | //h5")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_several_stories_begin_with_a_list_of_them() -> None:
    other = Story(story="s-other", title="Another matter", articles=(GAZETTE,))
    first = msgspec.structs.replace(STORY, articles=tuple(id_ for id_ in STORY.articles if id_ != GAZETTE))
    tree = html.fromstring(tell(Dossier(DOSSIER.articles, (first, other)), "html"))
    assert tree.xpath("//nav[@class='stories']//a/@href") == [
        f"#{line_anchor(id_)}" for id_ in ("s-ferries", "s-other")
    ]
    assert [node.text_content() for node in tree.xpath("//h1")] == ["2 stories"]


def test_a_dossier_without_records_still_opens() -> None:
    bare = Story(story="s-1", title="Bare", articles=(HALYARD,))
    tree = html.fromstring(tell(Dossier(DOSSIER.articles[:2], (bare,)), "html"))
    assert [node.text_content() for node in tree.xpath("//h2")] == [
        "Where accounts part",
        "Who copied whom",
        "The reports",
        "Reports that belong to no story",
    ]
    assert html.fromstring(tell(Dossier((), ()), "html")).xpath("//h1")


def test_the_page_is_the_same_for_any_order_of_the_articles() -> None:
    assert tell(msgspec.structs.replace(DOSSIER, articles=DOSSIER.articles[::-1]), "html") == PAGE


def test_long_lists_are_folded_and_lose_nothing() -> None:
    entries = tuple(
        msgspec.structs.replace(entry, text=f"{entry.text} ({number})")
        for number in range(20)
        for entry in STORY.timeline
    )
    many = msgspec.structs.replace(STORY, timeline=entries, facts=STORY.facts[:1] * 40)
    tree = html.fromstring(tell(Dossier(DOSSIER.articles, (many,)), "html"))
    assert len(tree.xpath("//li[contains(@class,'entry')]")) == 20 * len(STORY.timeline)
    folded = tree.xpath("//details[contains(@class,'period') and not(@open)]//li[contains(@class,'entry')]")
    assert 0 < len(folded) < 20 * len(STORY.timeline)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_sentence_that_tells_two_facts_is_shown_once() -> None:
    twice = (*STORY.facts, msgspec.structs.replace(STORY.facts[0], id="f-again"))
    tree = html.fromstring(tell(Dossier(DOSSIER.articles, (msgspec.structs.replace(STORY, facts=twice),)), "html"))
    assert len(tree.xpath("//ol[@class='facts']/li")) == len(STORY.facts)


def test_an_unknown_form_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such format: 'pdf'"):
        tell(DOSSIER, "pdf")


def test_a_span_outside_the_text_leads_to_the_head_of_the_report() -> None:
    wrong = msgspec.structs.replace(STORY.timeline[0].reports[0], span=Span(0, 10**9))
    story = msgspec.structs.replace(
        STORY, timeline=(msgspec.structs.replace(STORY.timeline[0], reports=(wrong,)),), actors=(), sayings=(), facts=()
    )
    tree = html.fromstring(tell(Dossier(DOSSIER.articles, (story,)), "html"))
    assert tree.xpath("//li[contains(@class,'entry')]//ul[@class='witnesses']//a/@href") == [f"#{HALYARD}"]


def test_places_in_one_report_are_kept_together() -> None:
    first = STORY.timeline[0]
    twice = (*first.reports, msgspec.structs.replace(STORY.facts[2].reports[0]))
    story = msgspec.structs.replace(STORY, timeline=(msgspec.structs.replace(first, reports=twice),))
    tree = html.fromstring(tell(Dossier(DOSSIER.articles, (story,)), "html"))
    (line,) = tree.xpath("//li[contains(@class,'entry')]")
    told = line.xpath(".//ul[@class='witnesses']")[0].text_content()
    assert BLANKS.sub(" ", told).strip() == "Halyard Press copied by Saltmarsh Courier"


def test_who_does_not_bear_a_thing_out_stands_apart() -> None:
    first = next(entry for entry in STORY.timeline if entry.status == "occurred" and len(entry.reports) > 1)
    head, *rest = first.reports
    reports = (
        msgspec.structs.replace(head, status="planned"),
        *(msgspec.structs.replace(r, status=None) for r in rest),
    )
    story = msgspec.structs.replace(STORY, timeline=(msgspec.structs.replace(first, reports=reports),))
    tree = html.fromstring(tell(Dossier(DOSSIER.articles, (story,)), "html"))
    (line,) = tree.xpath("//li[contains(@class,'entry')]")
    link = span_anchor(head.article, head.span)
    assert line.xpath(".//span[@class='aside']//a/@href") == [f"#{link}"]
    assert f"#{link}" not in line.xpath("./descendant::ul[@class='witnesses'][1]//a/@href")


def test_reports_of_one_step_stand_together_and_the_making_of_a_promise_is_no_step() -> None:
    (promise,) = STORY.commitments
    tree = html.fromstring(PAGE)
    assert len(tree.xpath("//ol[@class='chain']/li")) == 3
    made = Step("agreed", "2024-02-13", promise.reports[0])
    copied = Step("agreed", "2024-02-13", Citation(COURIER, Span(0, 20), TEXTS[COURIER][:20]))
    for chain, steps in (((made,), 0), ((made, copied), 1), ((made, copied, *promise.chain[1:]), 3)):
        story = msgspec.structs.replace(STORY, commitments=(msgspec.structs.replace(promise, chain=chain),))
        tree = html.fromstring(tell(Dossier(DOSSIER.articles, (story,)), "html"))
        assert len(tree.xpath("//ol[@class='chain']/li")) == steps


def test_the_same_words_are_printed_once_under_a_reading() -> None:
    readings = STORY.disagreements[0].readings
    same = msgspec.structs.replace(
        readings[0], reports=tuple(msgspec.structs.replace(one, value="330 min") for one in readings[0].reports)
    )
    story = msgspec.structs.replace(
        STORY, disagreements=(msgspec.structs.replace(STORY.disagreements[0], readings=(same, *readings[1:])),)
    )
    tree = html.fromstring(tell(Dossier(DOSSIER.articles, (story,)), "html"))
    assert [len(one.xpath(".//ul[@class='quoted']/li")) for one in tree.xpath("//section[@class='reading']")] == [
        1,
        1,
        1,
    ]
