"""What is seen at a glance: the matrix, the timeline by periods, the drawings, and paragraphs that are joined."""

import msgspec
from handmade import COPIES, COURIER, DOSSIER, GAZETTE, HALYARD, STORY, TRIBUNE
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from rashomon.model import Copy, Dossier, Span, Story, TimelineEntry
from rashomon.tell import tell
from rashomon.tell.anchors import report_anchor
from rashomon.tell.dates import in_order
from rashomon.tell.layout import lay_out
from rashomon.tell.view import StoryPage


def page_of(story: Story, dossier: Dossier = DOSSIER) -> StoryPage:
    (page,) = lay_out(msgspec.structs.replace(dossier, stories=(story,))).stories
    return page


PAGE = page_of(STORY)


def row(words: str) -> dict[str, tuple[str, str]]:
    assert PAGE.matrix is not None
    (found,) = (one for one in PAGE.matrix.rows.all if one.text.startswith(words))
    heads = [column.head.text for column in PAGE.matrix.columns]
    return {head: (cell.state, cell.text) for head, cell in zip(heads, found.cells, strict=True)}


def test_copies_stand_in_one_column_with_their_origin() -> None:
    assert PAGE.matrix is not None
    first = PAGE.matrix.columns[0]
    assert (first.head.text, [one.text for one in first.copies]) == (
        "Halyard Press",
        ["Saltmarsh Courier", "Inland Tribune"],
    )
    assert len(PAGE.matrix.columns) == len(STORY.origins)


def test_a_disagreement_is_a_row_of_the_values_that_each_gives() -> None:
    told = row("How long the ministers talked")
    assert told["Halyard Press"] == ("value", "5½ hours")
    assert told["Hallsund Observer"] == ("value", "almost 6 hours")
    assert told["Strait Weekly"][0] == "silent"


def test_who_tells_a_thing_with_another_status_is_told_apart_from_who_tells_it() -> None:
    told = row("Sarovian President Milena Karsova will travel")
    assert told["Amsel Gazette"] == ("tells", "")
    assert told["Halyard Press"] == ("otherwise", "planned")


def test_who_tells_a_part_of_the_words_of_a_thing_is_not_called_silent_on_it() -> None:
    whole = next(one for one in STORY.facts if one.text.startswith("Sarovian President Milena Karsova will travel"))
    without = tuple(one for one in whole.reports if one.article != GAZETTE)
    fact = msgspec.structs.replace(whole, reports=without)
    inside = msgspec.structs.replace(without[0], span=Span(without[0].span.start, without[0].span.end - 5))
    other = msgspec.structs.replace(without[0], article=GAZETTE, span=Span(0, 9))
    clause = msgspec.structs.replace(fact, id="f-part", text="She will travel", reports=(inside, other), origins=2)
    states = {}
    for facts in ((fact,), (fact, clause)):
        page = page_of(msgspec.structs.replace(STORY, facts=facts, disagreements=()))
        assert page.matrix is not None
        found = page.matrix.rows.all[0]
        states[len(facts)] = dict(zip((one.head.text for one in page.matrix.columns), found.cells, strict=True))
    assert states[1]["Amsel Gazette"].state == "silent"
    assert (states[2]["Amsel Gazette"].state, states[2]["Amsel Gazette"].text) == ("part", "◐")


def test_a_report_older_than_an_event_is_not_called_silent_on_it() -> None:
    fact = msgspec.structs.replace(STORY.facts[2], id="f-new", origins=2, status="occurred", date="2024-02-16")
    page = page_of(msgspec.structs.replace(STORY, facts=(fact,), disagreements=()))
    assert page.matrix is not None
    (found,) = page.matrix.rows.all
    cells = dict(zip((one.head.text for one in page.matrix.columns), found.cells, strict=True))
    assert cells["Tervin Evening Mirror"].text == "earlier"
    assert cells["Coastline Radio"].text == ""


def test_what_led_up_to_the_story_is_folded_and_its_own_months_stand_open() -> None:
    assert [(one.title, one.unfolded, one.count) for one in PAGE.periods] == [
        ("2023", False, 2),
        ("February 2024", True, 4),
        ("March 2024", True, 1),
        ("April 2024", True, 1),
        ("May 2024", True, 1),
    ]


def test_the_drawing_tells_statuses_apart_by_shape_and_by_word() -> None:
    assert PAGE.drawn is not None
    assert {one.shape for one in PAGE.drawn.marks} == {"past", "ahead", "postponed"}
    assert dict(PAGE.drawn.words).keys() == {"past", "ahead", "postponed"}
    assert len(PAGE.drawn.marks) == len(STORY.timeline)
    assert all(0 < one.x < PAGE.drawn.width and 0 < one.y < PAGE.drawn.axis for one in PAGE.drawn.marks)


def test_several_happenings_of_a_day_stand_above_one_another() -> None:
    entry = STORY.timeline[3]
    more = tuple(msgspec.structs.replace(entry, text=f"{entry.text} {n}") for n in range(3))
    page = page_of(msgspec.structs.replace(STORY, timeline=(*STORY.timeline, *more)))
    assert page.drawn is not None
    same = [one for one in page.drawn.marks if "13 February 2024" in one.title]
    assert len({one.x for one in same}) == 1
    assert len({one.y for one in same}) == 4


@given(st.lists(st.sampled_from(["2024", "2024-02", "2024-W07", "2024-02-13", "2024-02-12", "2023-FA", "XXXX"])))
def test_wider_dates_stand_before_the_days_within_them(dates: list[str]) -> None:
    ordered = sorted(dict.fromkeys(dates), key=in_order)
    known = ["2023-FA", "2024", "2024-02", "2024-W07", "2024-02-12", "2024-02-13", "XXXX"]
    assert ordered == [one for one in known if one in dates]


@given(st.lists(st.text(max_size=8), max_size=6))
def test_no_date_upsets_the_timeline(dates: list[str]) -> None:
    entries = tuple(TimelineEntry(one, "day", f"thing {n}", "occurred", 0.1, (), 1) for n, one in enumerate(dates))
    assert sum(one.count for one in page_of(msgspec.structs.replace(STORY, timeline=entries)).periods) == len(dates)


def test_the_descent_is_drawn_from_left_to_right_with_its_shares() -> None:
    assert PAGE.descent is not None
    at = {node.label: node.x for node in PAGE.descent.nodes}
    assert at["Halyard Press"] < at["Saltmarsh Courier"] == at["Inland Tribune"]
    assert {edge.label for edge in PAGE.descent.edges if edge.main} == {"97 %", "81 %"}
    assert all(edge.head for edge in PAGE.descent.edges)


def test_an_agency_that_is_credited_but_not_read_is_drawn_before_its_reports() -> None:
    articles = tuple(
        msgspec.structs.replace(one, agencies=("Northwire",) if one.id == GAZETTE else ()) for one in DOSSIER.articles
    )
    page = page_of(msgspec.structs.replace(STORY, copies=()), Dossier(articles, ()))
    assert page.descent is not None
    assert [(node.label, node.agency) for node in page.descent.nodes] == [("Northwire", True), ("Amsel Gazette", False)]


@given(st.lists(st.tuples(*[st.sampled_from([HALYARD, COURIER, TRIBUNE, GAZETTE])] * 2), max_size=6))
def test_circles_of_copies_are_drawn_all_the_same(pairs: list[tuple[str, str]]) -> None:
    copies = tuple(Copy(one, other, 0.5, "edited", "unknown") for one, other in pairs)
    drawn = page_of(msgspec.structs.replace(STORY, copies=copies)).descent
    nodes = {node.label for node in drawn.nodes if not node.agency} if drawn else set()
    assert len(nodes) == len({one for pair in pairs if pair[0] != pair[1] for one in pair})


def test_a_paragraph_taken_over_leads_to_where_it_stood_and_back() -> None:
    tree = html.fromstring(tell(DOSSIER))
    path = "//article[@id=$id]//span[@class='taken-from']/a/@href"
    there = tree.xpath(path, id=report_anchor(COURIER))
    back = tree.xpath(path, id=report_anchor(HALYARD))
    assert there
    assert all(href.startswith(f"#{report_anchor(HALYARD)}-p") for href in there)
    assert any(href.startswith(f"#{report_anchor(COURIER)}-p") for href in back)


def test_reasons_name_reports_and_hours_and_no_id() -> None:
    reason = f"{HALYARD} was published 2024-02-13T22:41, 02-saltmarsh-courier.txt ({COURIER}) 2024-02-14"
    copies = (msgspec.structs.replace(COPIES[0], reasons=(reason,)),)
    (family, *_) = page_of(msgspec.structs.replace(STORY, copies=copies)).families
    assert family.copies[0].reasons == (
        "Halyard Press was published 13 February 2024, 22:41, Saltmarsh Courier 14 February 2024",
    )


def test_words_in_another_language_say_so() -> None:
    articles = tuple(msgspec.structs.replace(one, language="de") for one in DOSSIER.articles)
    tree = html.fromstring(tell(Dossier(articles, (STORY,))))
    assert set(tree.xpath("//q/@lang")) == {"de"}
    assert tree.xpath("//li[@class='saying']//span[@lang='de']")
    assert not html.fromstring(tell(DOSSIER)).xpath("//q/@lang")
